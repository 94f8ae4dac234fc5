import { stanceOf, type Answers } from '$lib/election/ballot/answers.ts';
import { listsNear } from '$lib/election/ballot/nearest-lists.ts';
import { stanceIn } from '$lib/election/ballot/stance.ts';
import { namesakesOf } from '$lib/election/name/alike.ts';
import { listed, unpackNames, type Listed } from '$lib/election/name/names.ts';
import { asked, type Core, type NamesPart, type Statement } from '$lib/election/snapshot.ts';
import { side, type Side } from '$lib/text/stance.ts';
import type { Group } from '../results/panel.ts';
import type { MatchedBallot } from '../results/Results.svelte.ts';
import type { FacetKey } from './address.ts';
import { facetOf, type Facet } from './facet.ts';

/** A contender as a filter sees it. */
export interface FoundRow {
	contender: Listed;
	/** On how many statements its ballot asks. */
	asked: number;
	/** Whether it is on one of the voter's own ballots. */
	isOwn: boolean;
	/** The tier for this voter, 1…; 0 without one. */
	tier: number;
	/** The statements on which it is on the voter's side. */
	agrees: readonly string[];
	/** The lists nearest to a self-nominee, by slug; left out where its positions are not loaded. */
	nearLists?: readonly string[];
	/** Whether another contender of its ballot may be taken for it; of other ballots than the voter's this is not known. */
	hasNamesake: boolean;
}

/** Everybody on one of the voter's ballots: who stands, in ballot order, and then who has left it. */
export function rowsOn(
	core: Core,
	{ ballot }: Pick<MatchedBallot, 'ballot'>,
	groups: readonly Group[],
	answers: Answers,
): FoundRow[] {
	if (!ballot) return [];
	const tiers = new Map(groups.flatMap(({ tier, rows }) => rows.map(({ contender }) => [contender, tier])));
	const namesakes = namesakesOf(ballot.standing);
	const sides = ballot.statements.map((statement) => ({
		slug: statement.slug,
		mine: sideOf(stanceOf(answers[statement.slug]), statement),
		statement,
	}));
	return [...ballot.standing, ...ballot.gone].map((contender) => ({
		contender: listed(contender),
		asked: ballot.statements.length,
		isOwn: true,
		tier: tiers.get(contender) ?? 0,
		agrees: sides.flatMap(({ slug, mine, statement }, column) =>
			mine !== null && mine === sideOf(stanceIn(contender.positions, column), statement) ? [slug] : [],
		),
		nearLists: listsNear(core, contender)?.lists.map(({ slug }) => slug) ?? [],
		hasNamesake: namesakes.has(contender),
	}));
}

/**
 * Everybody in the election, ballot after ballot. On the voter's own ballots it is known who is near; of others only what
 * their names say.
 *
 * @param own the rows of the voter's own ballots
 */
export function allRows(
	core: Core,
	parts: readonly (NamesPart | null)[],
	own: readonly { panel: Pick<MatchedBallot, 'contest' | 'district'>; rows: readonly FoundRow[] }[],
): FoundRow[] {
	const ownRows = new Map(
		own.map(({ panel: { contest, district }, rows }) => [
			ballotKey({ contest: contest.slug, district: district.number }),
			rows,
		]),
	);
	const counts = new Map<string, number>();
	const askedOf = ({ contest, district }: Listed, key: string) => {
		const known = counts.get(key) ?? asked(core.statements, contest, district).length;
		counts.set(key, known);
		return known;
	};
	const everybody = core.contests.flatMap(({ slug }) => {
		const part = parts.find((each) => each?.contest === slug);
		const lists = core.lists.filter(({ contest }) => contest === slug).map(listed);
		return part ? unpackNames(part, core.election.languages) : lists;
	});
	const placed = new Set<string>();
	return everybody.flatMap((contender) => {
		const key = ballotKey(contender);
		const rows = ownRows.get(key) ?? [];
		if (rows.length > 0) {
			const isFirst = !placed.has(key);
			placed.add(key);
			return isFirst ? rows : [];
		}
		return [
			{
				contender,
				asked: askedOf(contender, key),
				isOwn: ownRows.has(key),
				tier: 0,
				agrees: [],
				hasNamesake: false,
			},
		];
	});
}

/** What names a ballot among all. */
export function ballotKey({ contest, district }: Pick<Listed, 'contest' | 'district'>): string {
	return `${contest}:${district}`;
}

/** The slugs of these rows on each ballot, by its key. */
export function byBallot(rows: readonly FoundRow[]): ReadonlyMap<string, ReadonlySet<string>> {
	const slugs = new Map<string, Set<string>>();
	for (const { contender } of rows) {
		const key = ballotKey(contender);
		const own = slugs.get(key) ?? new Set();
		slugs.set(key, own.add(contender.slug));
	}
	return slugs;
}

/** How much a contender has answered. */
function answersOf({ contender: { answered }, asked }: Pick<FoundRow, 'contender' | 'asked'>) {
	return answered === 0 ? 'none' : answered < asked ? 'part' : 'all';
}

/** The tiers as a filter names them. */
function tierOf({ tier }: Pick<FoundRow, 'tier'>): string[] {
	return tier === 0 ? [] : [tier === 1 ? 'first' : tier === 2 ? 'second' : 'further'];
}

/**
 * The facets that can part these rows.
 *
 * @param statements that the voter has answered, the important ones first
 */
export function facetsOf(
	core: Pick<Core, 'parties' | 'blocs' | 'lists'>,
	rows: readonly FoundRow[],
	statements: readonly string[],
): Facet<FacetKey>[] {
	const facet = (key: FacetKey, options: readonly string[], valuesOf: (row: FoundRow) => readonly string[]) =>
		facetOf(key, options, rows, valuesOf);
	const slugs = (things: readonly { slug: string }[]) => things.map(({ slug }) => slug);
	return [
		facet('nomination', ['list', 'party', 'association', 'self'], ({ contender: { kind, nomination } }) => [
			kind === 'list' ? 'list' : nomination,
		]),
		facet('answers', ['all', 'part', 'none'], (row) => [answersOf(row)]),
		facet('tier', ['first', 'second', 'further'], tierOf),
		facet('party', slugs(core.parties), ({ contender: { party } }) => (party === null ? [] : [party])),
		facet('bloc', slugs(core.blocs), ({ contender: { bloc } }) => (bloc === null ? [] : [bloc])),
		facet('near', slugs(core.lists), ({ nearLists }) => nearLists ?? []),
		facet('agree', statements, ({ agrees }) => agrees),
	].flatMap((each) => each ?? []);
}

function sideOf(stance: number | null, { steps }: Pick<Statement, 'steps'>): Side | null {
	return stance === null ? null : side(stance, steps);
}
