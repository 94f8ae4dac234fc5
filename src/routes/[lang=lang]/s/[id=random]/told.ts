import type { NamedContenders } from '$lib/election/card.ts';
import type { PublicShare } from '$lib/election/share.ts';
import type { Core } from '$lib/election/snapshot.ts';
import { inLanguage, type Text } from '$lib/election/text.ts';

/** What the picture of a share shows, for a page: each word with the language it is in. */
export function told(core: Core, content: PublicShare, contenders: NamedContenders, language: string) {
	const say = (text: Text | undefined) => inLanguage(text, language, core.election.languages);

	/** Where that is, unless the ballot is the same everywhere. */
	function placeOf(contest: string, number: number) {
		const ofContest = core.districts.filter((district) => district.contest === contest);
		const district = ofContest.find((candidate) => candidate.number === number);
		if (!district || ofContest.length === 1) return null;
		const region = core.regions.find(({ code }) => code === district.region);
		return { region: region ? say(region.name) : null, district: say(district.name) };
	}

	return {
		places: core.contests.flatMap(({ slug, body }) => {
			const number = content.districts[slug];
			const place = number === undefined ? null : placeOf(slug, number);
			return place ? [{ contest: slug, body: say(body), ...place }] : [];
		}),
		tiers: content.tiers.map(({ contest, district, lowest, highest, answered, contenders: slugs }) => ({
			contest,
			ballot: say(core.contests.find(({ slug }) => slug === contest)?.name),
			place: placeOf(contest, district),
			isList: core.contests.some(({ slug, kind }) => slug === contest && kind === 'list'),
			lowest,
			highest,
			answered,
			rows: slugs.map((slug) => {
				const contender = contenders.get(slug);
				return { slug, number: contender?.number ?? null, name: say(contender?.name) };
			}),
		})),
		topics: content.topics.map(({ topic: slug, place, answered }) => {
			const topic = core.election.topics.find((candidate) => candidate.slug === slug);
			return { slug, name: say(topic?.name), low: say(topic?.low), high: say(topic?.high), place, answered };
		}),
	};
}
