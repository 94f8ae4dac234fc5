import type { Card, CardOptions, CardWords, FactsSheet, Sheet, TierSheet, TopicsSheet } from './card.ts';
import type { PublicShare, SharedTier, SharedTopic } from '../election/share.ts';
import type { Core } from '../election/snapshot.ts';
import type { Text } from '../election/text.ts';
import { frame, placeOf, say, statementSheet } from './frame.ts';

/** The contenders that a share's tiers name, by slug. */
export type NamedContenders = ReadonlyMap<string, { name: Text; number: number | null }>;

/**
 * The card of a person's share: exactly what `share` contains, and one statement with their answer if they chose one.
 * Contests, contenders and topics that are not in the snapshot are left out.
 */
export function shareCard(
	core: Core,
	share: PublicShare,
	contenders: NamedContenders,
	options: CardOptions & { statement?: { slug: string; stance: number } | null },
	words: CardWords,
): Card {
	const chosen = options.statement ?? null;
	const statement = core.statements.find(({ slug }) => slug === chosen?.slug);
	const places = placesOf(core, share, options.language, words);
	const tiers = share.tiers.flatMap((tier) => {
		const sheet = tierSheet(core, tier, places.get(tier.contest), contenders, options.language, words);
		return sheet ? [{ ...tier, sheet }] : [];
	});
	const topics = topicsSheet(core, share.topics, options.language, words);
	const sheets: Sheet[] = [
		...(statement && chosen ? [statementSheet(core, statement, chosen.stance, options.language, words)] : []),
		...tiers.map(({ sheet }) => sheet),
		...topics,
	];
	const isOnSheet = (contest: string) => tiers.some((tier) => tier.contest === contest);
	return frame(
		core,
		{
			heading: headingOf(core, { tiers: tiers.length > 0, topics: topics.length > 0 }, words),
			lines: [
				...Array.from(places).flatMap(([contest, place]) => (isOnSheet(contest) ? [] : [place])),
				...(tiers.length > 0 ? [words.notAPoll, basisOf(tiers, words)] : []),
			],
			sheets: sheets.length > 0 ? sheets : [topicNames(core, options.language, words)],
			ask: words.ask,
		},
		options,
		words,
	);
}

/** The districts that a person shares, by contest, except those whose ballot is the same everywhere. */
function placesOf(
	core: Core,
	share: PublicShare,
	language: string,
	words: CardWords,
): ReadonlyMap<string, string> {
	const places = core.districts.flatMap((district) => {
		if (share.districts[district.contest] !== district.number) return [];
		const place = placeOf(core, district, language, words);
		const contest = core.contests.find(({ slug }) => slug === district.contest);
		return place !== null && contest ? [{ contest, place }] : [];
	});
	return new Map(
		places.map(({ contest, place }) => [
			contest.slug,
			places.length === 1 ? place : words.named(say(core, contest.body, language), place),
		]),
	);
}

/** Null if the snapshot does not have the ballot or any of its named contenders. */
function tierSheet(
	core: Core,
	tier: SharedTier,
	place: string | undefined,
	contenders: NamedContenders,
	language: string,
	words: CardWords,
): TierSheet | null {
	const contest = core.contests.find(({ slug }) => slug === tier.contest);
	const rows = tier.contenders.flatMap((slug) => {
		const known = contenders.get(slug);
		if (!known) return [];
		return [
			{ number: known.number, name: shortName(core, slug, language) || say(core, known.name, language) },
		];
	});
	if (!contest || rows.length === 0) return null;
	return {
		kind: 'tier',
		ballot: place ?? say(core, contest.name, language),
		figure: words.agreement(tier.lowest, tier.highest),
		note: rows.length > 1 ? words.ballotOrder : '',
		rows,
	};
}

/** The short name of a party list; empty for other contenders. */
function shortName(core: Core, slug: string, language: string): string {
	const party = core.lists.find((list) => list.slug === slug)?.party;
	return say(core, core.parties.find((one) => one.slug === party)?.short, language);
}

function topicsSheet(
	core: Core,
	topics: readonly SharedTopic[],
	language: string,
	words: CardWords,
): TopicsSheet[] {
	const rows = topics.flatMap((shared) => {
		const topic = core.election.topics.find(({ slug }) => slug === shared.topic);
		if (!topic) return [];
		return [
			{
				name: say(core, topic.name, language),
				low: say(core, topic.low, language),
				high: say(core, topic.high, language),
				place: Math.min(60, Math.max(-60, shared.place)),
			},
		];
	});
	return rows.length > 0 ? [{ kind: 'topics', title: words.standing, rows }] : [];
}

function headingOf(core: Core, has: { tiers: boolean; topics: boolean }, words: CardWords): string {
	if (has.tiers) return words.nearest;
	const topics = core.election.topics.length;
	return has.topics ? words.placed(topics) : words.compared(topics);
}

function basisOf(tiers: readonly SharedTier[], words: CardWords): string {
	const counts = tiers.map(({ answered }) => answered);
	return words.basis(Math.min(...counts), Math.max(...counts));
}

/** Shown if the share is empty: the names of the topics. */
function topicNames(core: Core, language: string, words: CardWords): FactsSheet {
	const { topics } = core.election;
	return {
		kind: 'facts',
		number: null,
		title: words.topics(topics.length),
		rows: topics.map((topic) => say(core, topic.name, language)),
	};
}
