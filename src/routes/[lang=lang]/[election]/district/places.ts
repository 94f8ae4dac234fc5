import { isEverywhere } from '$lib/election/ballot/area.ts';
import type { Core, District, Region } from '$lib/election/snapshot.ts';
import { speaker, type Text } from '$lib/election/text.ts';
import { chosenContests } from '$lib/election/ballot/voting.ts';
import { wordsOf } from '$lib/election/name/fold.ts';
import { tileNames } from './tile.ts';

/** The facts of an election that say where people vote. */
type Mapped = Pick<Core, 'regions' | 'contests' | 'districts'> & {
	election: Pick<Core['election'], 'languages'>;
};

/** The districts that voters choose from: by region, then by contest, in `language`. */
export function placesOf(core: Mapped, language: string) {
	const { languages } = core.election;
	const say = speaker(language, { languages });
	const contests = chosenContests(core);

	const regionName = (code: string | null) =>
		say(core.regions.find((region) => region.code === code)?.name ?? {});

	const districtOf = ({ number, region, name, composition, contenders }: District) => ({
		number,
		name: say(name),
		// A composition that only repeats the name of the region above it is left out.
		composition: say(say(composition).text === regionName(region).text ? {} : composition),
		contenders,
		further: furtherWords([name, composition], say),
	});

	const votesIn = (region: string | null) =>
		contests
			.map(({ slug }) => ({
				contest: slug,
				districts: core.districts
					.filter((district) => district.contest === slug && district.region === region)
					.map(districtOf),
			}))
			.filter(({ districts }) => districts.length > 0);

	const names = tileNames(core.regions.map(({ name }) => say(name).text));
	const regions = core.regions.map((region, index) => ({
		code: region.code,
		name: say(region.name),
		isCity: region.kind === 'city',
		tile: tileOf(region, names[index]),
		further: furtherWords([region.name], say),
		votes: votesIn(region.code),
	}));
	return {
		contests: contests.map(({ slug, name, kind }) => ({
			slug,
			name: say(name),
			kind,
			isEverywhere: isEverywhere(core, { slug }),
		})),
		regions: regions.filter(({ votes }) => votes.length > 0),
		/** Districts outside all regions. */
		elsewhere: votesIn(null),
	};
}

export type Places = ReturnType<typeof placesOf>;
export type PlaceRegion = Places['regions'][number];
export type Vote = PlaceRegion['votes'][number];
export type PlaceDistrict = Vote['districts'][number];

function tileOf({ tileColumn, tileRow }: Region, name: { full: string; short: string } | undefined) {
	return tileColumn === null || tileRow === null || !name
		? null
		: { column: tileColumn, row: tileRow, ...name };
}

/** Searched but not shown: words that only the other languages have, folded. */
function furtherWords(texts: readonly Text[], say: (text: Text) => { text: string }): string[] {
	const shown = new Set(wordsOf(...texts.map((text) => say(text).text)));
	return wordsOf(...texts.flatMap((text) => Object.values(text))).filter((word) => !shown.has(word));
}
