import type { Ballot, Match } from '$lib/election/ballot/ballot.ts';
import { stancesIn } from '$lib/election/ballot/stance.ts';
import type { Contender } from '$lib/election/snapshot.ts';
import { endsOf, isThin, stageOf } from '$lib/match/tier.ts';

/**
 * Why a panel shows contenders as a group: their difference is within the margin of the voter's answers (`tier`), the voter
 * has no answers (`unmatched`) or too few so far (`early`), they share no statement with the voter (`apart`), they have answered nothing (`silent`), or
 * they are no longer on the ballot (`gone`).
 */
type GroupKind = 'tier' | 'unmatched' | 'early' | 'apart' | 'silent' | 'gone';

export interface Group {
	kind: GroupKind;
	/** 1… for tiers, 0 for the others. */
	tier: number;
	/** In ballot order. */
	rows: Row[];
	/** How many contenders the group has, even if `rows` is cut. */
	size: number;
	/** Whether any row shares enough statements for a percent. */
	hasPercent: boolean;
	/** The ends of the tier's score, 0…100: of those that share enough statements, or of all if none does. */
	lowest: number;
	highest: number;
}

export interface Row {
	contender: Contender;
	/** What orders, 0…100; −1 for one that cannot be placed. */
	score: number;
	/** On the shared statements, 0…100; −1 where nothing is shared. */
	agreement: number;
	/** For one placed by rank: the share of the reference, 0…1, that it is nearer than. −1 for others. */
	nearer: number;
	/** Agreement on each of the ballot's topics, 0…100; −1 where nothing is shared. */
	topics: number[];
	/** How many statements both have answered. */
	coverage: number;
	isThin: boolean;
	/** How many statements this contender has answered. */
	answered: number;
	/** Whether it declined to answer any. */
	hasDeclined: boolean;
}

/** All contenders of a ballot as its panel shows them: tier by tier, in ballot order within each group. */
export function groupsOf(ballot: Ballot, { scores, ranking }: Match): Group[] {
	const { topics } = ballot.field;
	const rows = ballot.standing.map((contender, index): Row => {
		const coverage = scores.coverage[index] ?? 0;
		return {
			...rowOf(contender),
			score: scores.score[index] ?? -1,
			agreement: scores.agreement[index] ?? -1,
			nearer: scores.nearer[index] ?? -1,
			topics: [...scores.topicAgreement.subarray(index * topics, (index + 1) * topics)],
			coverage,
			isThin: isThin(coverage, scores.answered),
		};
	});
	const gone = group('gone', ballot.gone.map(rowOf));
	if (scores.answered === 0) return present([group('unmatched', rows), gone]);
	if (stageOf(scores.answered, scores.unseen) === 'too early') return present([group('early', rows), gone]);
	const inTier = Array.from({ length: ranking.tiers + 1 }, (): Row[] => []);
	rows.forEach((row, index) => inTier[ranking.tier[index] ?? 0]?.push(row));
	const [without = [], ...tiers] = inTier;
	return present([
		...tiers.map((members, index) => group('tier', members, index + 1)),
		group(
			'apart',
			without.filter((row) => row.answered > 0),
		),
		group(
			'silent',
			without.filter((row) => row.answered === 0),
		),
		gone,
	]);
}

/** A ballot's panel: what it shows at once, and what it folds away. */
export interface Panel {
	open: Group[];
	folds: Fold[];
}

/** Groups behind one line that says who is in them. */
export interface Fold {
	/** One, or several tiers. */
	groups: Group[];
	size: number;
	/** The ends of the score of its tiers, 0…100. */
	lowest: number;
	highest: number;
	/** Whether any of its tiers has a percent. */
	hasPercent: boolean;
	/** A few of its contenders in ballot order, for the line. */
	first: Contender[];
}

/** A ballot up to this size is short enough for one fold of everything below the first tier. */
const shortBallot = 8;

/** How many contenders the line of a fold names at most. */
const named = 4;

/**
 * What a panel shows at once: its first tier, or everybody of a short ballot without tiers. The second tier is a fold of
 * its own, all further tiers are one fold, and so is each of the other groups.
 *
 * @param ballot what `groups` are of
 */
export function panelOf({ standing }: Pick<Ballot, 'standing'>, groups: readonly Group[]): Panel {
	const isShort = standing.length <= shortBallot;
	const [first, ...below] = groups.filter(({ kind }) => kind === 'tier');
	const others = groups.filter(({ kind }) => kind !== 'tier');
	const open = first ? [first] : isShort ? others.filter(({ kind }) => kind !== 'gone') : [];
	const cut = isShort ? 0 : 1;
	const tiers = [below.slice(0, cut), below.slice(cut)].filter(({ length }) => length > 0);
	const rest = others.filter((other) => !open.includes(other)).map((other) => [other]);
	return { open, folds: [...tiers, ...rest].map((members) => foldOf(standing, members)) };
}

function foldOf(standing: readonly Contender[], groups: Group[]): Fold {
	const contenders = groups.flatMap(({ rows }) => rows.map(({ contender }) => contender));
	// Only tiers have a figure: before there are enough answers for them, a score says nothing yet.
	const solid = groups.filter(({ kind, hasPercent }) => kind === 'tier' && hasPercent);
	return {
		groups,
		size: contenders.length,
		lowest: Math.min(100, ...solid.map(({ lowest }) => lowest)),
		highest: Math.max(0, ...solid.map(({ highest }) => highest)),
		hasPercent: solid.length > 0,
		first: firstOf(standing, contenders),
	};
}

/** The first few in ballot order; those who left the ballot have their own order. */
function firstOf(standing: readonly Contender[], contenders: readonly Contender[]): Contender[] {
	const wanted = new Set(contenders);
	const inOrder = standing.filter((contender) => wanted.has(contender));
	return (inOrder.length > 0 ? inOrder : contenders).slice(0, named);
}

/** Which rows of some groups are rendered, and which of these are to be seen. */
export interface Rendered {
	/** The first groups, the very objects that were given. */
	groups: Group[];
	/** Their rows, in the given order. */
	rows: ReadonlyMap<Group, Row[]>;
	/** Slugs of the rows that are to be seen; the others are hidden. */
	seen: ReadonlySet<string>;
	/** The groups that are to be seen: not those after the last row, if there is more to come. */
	seenGroups: number;
	/** Slugs of all rendered rows and keys of all rendered groups: the next time these are `made`. */
	made: ReadonlySet<string>;
	/** Whether something that is to be seen is not made yet. */
	isPending: boolean;
}

/**
 * The first `most` rows of all groups together that a filter shows. What is made already is only hidden, so that it need
 * not be made again; of what is new no more than `budget` rows and groups are made at once. A group of which nobody is
 * shown stays in its place.
 *
 * @param shown slugs; null without a filter
 * @param made what is rendered already
 */
export function renderedRows(
	groups: readonly Group[],
	{
		most,
		shown,
		made,
		budget,
	}: { most: number; shown: ReadonlySet<string> | null; made: ReadonlySet<string>; budget: number },
): Rendered {
	const total = groups.reduce((sum, group) => sum + shownIn(group, shown), 0);
	const rendered: Group[] = [];
	const rows = new Map<Group, Row[]>();
	const seen = new Set<string>();
	const now = new Set<string>();
	let passed = 0;
	let seenGroups = 0;
	let left = budget;
	let isPending = false;
	for (const group of groups) {
		const isSeen = total <= most || passed < most;
		const isMade = made.has(groupKey(group));
		if (!isMade && !isSeen) break;
		if (!isMade && left-- <= 0) {
			isPending = true;
			break;
		}
		const own = group.rows.filter(({ contender: { slug } }) => {
			const isShown = (!shown || shown.has(slug)) && ++passed <= most;
			const isKept = made.has(slug) || (isShown && left-- > 0);
			if (isShown && isKept) seen.add(slug);
			if (isShown && !isKept) isPending = true;
			if (isKept) now.add(slug);
			return isKept;
		});
		rendered.push(group);
		rows.set(group, own);
		now.add(groupKey(group));
		if (isSeen) seenGroups = rendered.length;
	}
	return { groups: rendered, rows, seen, seenGroups, made: now, isPending };
}

/** What names a group among those of a ballot; no slug has a colon. */
function groupKey({ kind, tier }: Group): string {
	return `${kind}:${tier}`;
}

/** How many of a group a filter shows. */
export function shownIn(
	{ rows, size }: Pick<Group, 'rows' | 'size'>,
	shown: ReadonlySet<string> | null,
): number {
	return shown ? rows.filter(({ contender }) => shown.has(contender.slug)).length : size;
}

function rowOf(contender: Contender): Row {
	return {
		contender,
		score: -1,
		agreement: -1,
		nearer: -1,
		topics: [],
		coverage: 0,
		isThin: false,
		answered: stancesIn(contender.positions),
		hasDeclined: contender.positions.includes('-'),
	};
}

function group(kind: GroupKind, rows: Row[], tier = 0): Group {
	return {
		kind,
		tier,
		rows,
		size: rows.length,
		hasPercent: rows.some((row) => row.score >= 0 && !row.isThin),
		...endsOf(rows),
	};
}

function present(groups: Group[]): Group[] {
	return groups.filter(({ size }) => size > 0);
}
