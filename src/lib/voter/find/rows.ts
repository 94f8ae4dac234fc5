import { stanceOf, type Answers } from '$lib/election/ballot/answers.ts';
import { listsNear } from '$lib/election/ballot/nearest-lists.ts';
import { stanceIn } from '$lib/election/ballot/stance.ts';
import { namesakesOf } from '$lib/election/name/alike.ts';
import { wordsOf } from '$lib/election/name/fold.ts';
import { listed, unpackNames, type Listed } from '$lib/election/name/names.ts';
import { matching, type Findable } from '$lib/election/name/search.ts';
import { asked, type Core, type NamesPart, type Statement } from '$lib/election/snapshot.ts';
import { side, type Side } from '$lib/text/stance.ts';
import type { Group } from '../results/panel.ts';
import type { MatchedBallot } from '../results/Results.svelte.ts';
import type { WantedBallot } from '../VotersBallots.svelte.ts';
import type { FacetKey } from './address.ts';
import { facetOf, type Facet } from './filter.ts';

/** A contender as the search finds it. */
export interface FoundRow extends Findable {
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
	const around = aroundIn(core);
	const tiers = new Map(groups.flatMap(({ tier, rows }) => rows.map(({ contender }) => [contender, tier])));
	const namesakes = namesakesOf(ballot.standing);
	const sides = ballot.statements.map((statement) => ({
		slug: statement.slug,
		mine: sideOf(stanceOf(answers[statement.slug]), statement),
		statement,
	}));
	return [...ballot.standing, ...ballot.gone].map((contender) => ({
		...findable(listed(contender), around),
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

/** Everybody in the election, ballot after ballot. @param wanted the voter's own ballots */
export function allRows(
	core: Core,
	parts: readonly (NamesPart | null)[],
	wanted: readonly Pick<WantedBallot, 'contest' | 'district'>[],
): FoundRow[] {
	const own = new Set(wanted.map(({ contest, district }) => `${contest.slug}:${district.number}`));
	const around = aroundIn(core);
	const counts = new Map<string, number>();
	const askedOf = ({ contest, district }: Listed) => {
		const key = `${contest}:${district}`;
		const known = counts.get(key) ?? asked(core.statements, contest, district).length;
		counts.set(key, known);
		return known;
	};
	const everybody = core.contests.flatMap(({ slug }) => {
		const part = parts.find((each) => each?.contest === slug);
		const lists = core.lists.filter(({ contest }) => contest === slug).map(listed);
		return part ? unpackNames(part, core.election.languages) : lists;
	});
	return everybody.map((contender) => ({
		...findable(contender, around),
		asked: askedOf(contender),
		isOwn: own.has(`${contender.contest}:${contender.district}`),
		tier: 0,
		agrees: [],
		hasNamesake: false,
	}));
}

/** 1 for each row that the typed name finds; null if nothing is typed. */
export function matchesOf(rows: readonly FoundRow[], query: string): Uint8Array | null {
	if (query.trim() === '') return null;
	const found = new Set(matching(rows, query, true));
	return Uint8Array.from(rows, (row) => (found.has(row) ? 1 : 0));
}

/** Beyond this many contenders names are not compared: nobody reads them all. */
const mostCompared = 500;

/** The sets of people among these rows who may be taken for one another, in the order of the first of each. */
export function namesakesAmong(rows: readonly FoundRow[]): FoundRow[][] {
	const people = rows.filter(({ contender }) => contender.kind === 'person');
	if (people.length > mostCompared) return [];
	const rowOf = new Map(people.map((row) => [row.contender, row]));
	const sets = new Set(namesakesOf(people.map(({ contender }) => contender)).values());
	return [...sets].map((set) => set.flatMap((contender) => rowOf.get(contender) ?? []));
}

/** The rows that are in none of these sets. */
export function withoutThose(rows: readonly FoundRow[], sets: readonly (readonly FoundRow[])[]): FoundRow[] {
	const apart = new Set(sets.flat().map(({ contender }) => nameOf(contender)));
	return rows.filter(({ contender }) => !apart.has(nameOf(contender)));
}

function nameOf({ contest, district, slug }: Listed): string {
	return `${contest}:${district}/${slug}`;
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
	core: Core,
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

type Around = (contender: Listed) => readonly string[];

function findable(contender: Listed, around: Around): Pick<FoundRow, 'contender' | keyof Findable> {
	return {
		contender,
		own: wordsOf(...Object.values(contender.name)),
		around: around(contender),
		number: contender.number,
	};
}

/** What narrows a search: words of the contender's ballot, party and bloc, each folded once. */
function aroundIn({ contests, districts, regions, parties, blocs }: Core): Around {
	const known = new Map<string, readonly string[]>();
	return ({ contest, district, party, bloc }) => {
		const key = JSON.stringify([contest, district, party, bloc]);
		const found = known.get(key) ?? words(contest, district, party, bloc);
		known.set(key, found);
		return found;
	};
	function words(contest: string, number: number, party: string | null, bloc: string | null) {
		const district = districts.find((each) => each.contest === contest && each.number === number);
		const texts = [
			contests.find(({ slug }) => slug === contest)?.name,
			district?.name,
			regions.find(({ code }) => code === district?.region)?.name,
			parties.find(({ slug }) => slug === party)?.short,
			blocs.find(({ slug }) => slug === bloc)?.name,
		];
		return wordsOf(...texts.flatMap((text) => Object.values(text ?? {})));
	}
}
