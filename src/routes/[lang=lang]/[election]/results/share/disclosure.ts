import type { PrivateShare, SharedTier } from '$lib/election/share.ts';
import type { Contender, Core, District, Statement } from '$lib/election/snapshot.ts';
import type { Speaker } from '$lib/election/text.ts';
import { list, percentRange } from '$lib/text/format.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { stanceWord } from '$lib/text/stance.ts';

/** One thing that a share discloses: a sentence that may end with names. */
export interface Disclosure {
	words: string;
	/** Not to be translated; empty if the sentence names no one. */
	names: string;
}

/** One statement with the person's answer to it, for a picture. */
export interface DisclosedStatement {
	statement: Statement;
	/** In the order of the questionnaire, from 1. */
	number: number;
	stance: number;
}

/** How many contenders of a tier are named; the others are counted. */
const mostNames = 6;

/** What `share` discloses, in words, in the order of the picture; never empty. */
export function disclosuresOf(
	share: PrivateShare,
	statement: DisclosedStatement | null,
	core: Core,
	contenders: ReadonlyMap<string, Pick<Contender, 'name'>>,
	say: Speaker,
): Disclosure[] {
	const given = Object.values(share.answers).filter(({ stance }) => stance !== 'skip').length;
	const disclosures = [
		...(statement ? [statementDisclosure(statement, say)] : []),
		...districtDisclosures(share, core, say),
		...share.tiers.map((tier) => tierDisclosure(tier, core, contenders, say)),
		...(share.topics.length > 0 ? [topicsDisclosure(share, core, say)] : []),
		...(given > 0 ? [plain(m.dialogue_told_answers({ n: given }))] : []),
	];
	return disclosures.length > 0
		? disclosures
		: [plain(m.dialogue_told_nothing({ n: core.election.topics.length }))];
}

/** The contenders of these ballots, by slug. */
export function bySlug(
	ballots: readonly { ballot: { standing: readonly Contender[] } }[],
): Map<string, Contender> {
	return new Map(ballots.flatMap(({ ballot }) => ballot.standing.map((one) => [one.slug, one] as const)));
}

/** Districts with their regions and, if there are several, with what is elected there. */
export function placesOf(
	core: Pick<Core, 'regions' | 'contests'>,
	districts: readonly Pick<District, 'contest' | 'region' | 'name'>[],
	say: Speaker,
): string {
	const places = districts.map(({ contest, region, name }) => {
		const around = core.regions.find(({ code }) => code === region);
		const district = say(name).text;
		const place = around ? m.dialogue_place({ region: say(around.name).text, district }) : district;
		const body = say(core.contests.find(({ slug }) => slug === contest)?.body).text;
		return districts.length > 1 ? m.dialogue_place_of({ place, body }) : place;
	});
	return places.join('; ');
}

function statementDisclosure({ statement, number, stance }: DisclosedStatement, say: Speaker): Disclosure {
	const word = say(statement.labels?.[stance - 1]).text || stanceWord(stance, statement.steps, 'voter');
	return plain(m.dialogue_told_statement({ n: number, word }));
}

/** The candidates of a district reveal the district just as its number would. */
function districtDisclosures({ districts, tiers }: PrivateShare, core: Core, say: Speaker): Disclosure[] {
	const ticked = core.districts.filter(({ contest, number }) => districts[contest] === number);
	const seen = core.districts.filter(
		(district) =>
			!ticked.includes(district) &&
			isSeat(core, district) &&
			tiers.some((tier) => tier.contest === district.contest && tier.district === district.number),
	);
	return [
		...(ticked.length > 0 ? [plain(m.dialogue_told_places({ places: placesOf(core, ticked, say) }))] : []),
		...(seen.length > 0 ? [plain(m.dialogue_told_by_names({ places: placesOf(core, seen, say) }))] : []),
	];
}

function isSeat(core: Core, { contest }: District): boolean {
	return core.contests.some(({ slug, kind }) => slug === contest && kind === 'seat');
}

function tierDisclosure(
	tier: SharedTier,
	core: Core,
	contenders: ReadonlyMap<string, Pick<Contender, 'name'>>,
	say: Speaker,
): Disclosure {
	const contest = core.contests.find(({ slug }) => slug === tier.contest);
	const names = tier.contenders.map((slug) => say(contenders.get(slug)?.name).text);
	const others = Math.max(0, names.length - mostNames);
	const read = names.slice(0, mostNames);
	return {
		words: m.dialogue_told_tier({
			contest: say(contest?.name).text,
			share: percentRange(tier.lowest, tier.highest),
			n: tier.answered,
		}),
		names: list(others > 0 ? [...read, m.answers_more({ n: others })] : read),
	};
}

function topicsDisclosure({ topics }: PrivateShare, core: Core, say: Speaker): Disclosure {
	const names = topics.map(({ topic }) => {
		const known = core.election.topics.find(({ slug }) => slug === topic);
		return say(known?.name).text;
	});
	return plain(m.dialogue_told_topics({ topics: list(names) }));
}

function plain(words: string): Disclosure {
	return { words, names: '' };
}
