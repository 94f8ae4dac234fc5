import { assemble, type Ballot } from '$lib/election/ballot/ballot.ts';
import { stancesIn } from '$lib/election/ballot/stance.ts';
import { unpackBasis } from '$lib/election/ballot/basis.ts';
import type { Contender, Contest, Core, District } from '$lib/election/snapshot.ts';
import { speaker, type Wording } from '$lib/election/text.ts';
import { similarity, standpoints, sharesEnough, type Standpoints } from '$lib/match/decide/lists.ts';
import type { InterfaceLanguage } from '$lib/text/language.ts';
import { rowsOf, type LineUpRow } from '$lib/voter/decide/lineup.ts';

/** One list on the page. */
interface ListFacts {
	slug: string;
	contest: string;
	district: number;
	/** Stands for it in a cell: its number on the ballot, or a letter. */
	handle: string;
	name: Wording;
	/** The party's short name, or the name. */
	short: Wording;
	/** How many of the ballot's statements it answered. */
	answered: number;
}

/** Two lists that share enough statements. */
interface ListPair {
	/** Places in `lists`. */
	one: number;
	other: number;
	/** 0…100 */
	agreement: number;
	/** How many statements both answered. */
	shared: number;
}

/** A statement that no list disputes. */
interface Undisputed {
	row: LineUpRow;
	agreeing: number;
	neutral: number;
	disagreeing: number;
}

/** How the lists of one ballot stand to one another: what the page shows without a voter. */
export interface ListsView {
	contest: { slug: string; name: Wording };
	/** Those that can be compared, in ballot order. */
	lists: ListFacts[];
	/** Those that answered too little, in ballot order. */
	silent: ListFacts[];
	/** How many statements the ballot has. */
	asked: number;
	/** lists × lists, 0…100; −1 where two share too little. */
	agreement: number[][];
	/** The nearest first. */
	pairs: ListPair[];
	/** The nearest and the farthest pair of lists that answered everything; null if there are no two. */
	extremes: { nearest: ListPair; farthest: ListPair } | null;
	/** On how many statements some lists agree and others disagree. */
	disputed: number;
	/** The statements on which they part most. */
	parting: LineUpRow[];
	undisputed: Undisputed[];
}

/** How many of the statements that part the lists most the page shows. */
const mostParting = 5;

/** @returns null if fewer than two lists of this ballot can be compared */
export function listsOf(
	core: Pick<Core, 'election' | 'statements' | 'lists' | 'method' | 'parties'>,
	contest: Contest,
	district: District,
	language: InterfaceLanguage,
): ListsView | null {
	const say = speaker(language, core.election);
	const on = core.lists.filter((list) => list.contest === contest.slug && list.district === district.number);
	const whole = ballotOf(core, contest, district, on);
	const asked = whole.statements.length;
	const isComparable = ({ positions }: Contender) => sharesEnough(stancesIn(positions), asked);
	const ballot = ballotOf(core, contest, district, whole.standing.filter(isComparable));
	if (ballot.standing.length < 2) return null;
	const near = similarity(ballot.field);
	const pairs = near
		.flatMap((row, one) =>
			row.flatMap(({ agreement, shared }, other) =>
				other > one && agreement >= 0 ? [{ one, other, agreement, shared }] : [],
			),
		)
		.sort((a, b) => b.agreement - a.agreement);
	const complete = pairs.filter(({ shared }) => shared === asked);
	const [nearest, farthest] = [complete[0], complete.at(-1)];
	const stands = standpoints(ballot.field);
	const sides = ballot.standing.map((contender) => ({ contender, ballot }));
	const rows = rowsOf(sides, ballot.statements).map((row) => inOneLanguage(row, say));
	const rowAt = ({ column }: Standpoints) => rows[column] ?? [];
	const isDisputed = ({ agreeing, disagreeing }: Standpoints) => agreeing > 0 && disagreeing > 0;
	const shortOf = (list: Contender) => core.parties.find(({ slug }) => slug === list.party)?.short;
	const factsOf = (list: Contender, index: number): ListFacts => ({
		slug: list.slug,
		contest: list.contest,
		district: list.district,
		handle: list.number === null ? String.fromCharCode(65 + (index % 26)) : String(list.number),
		name: say(list.name),
		short: say(shortOf(list) ?? list.name),
		answered: stancesIn(list.positions),
	});
	return {
		contest: { slug: contest.slug, name: say(contest.name) },
		lists: ballot.standing.map(factsOf),
		silent: whole.standing.filter((list) => !isComparable(list)).map(factsOf),
		asked,
		agreement: near.map((row) => row.map(({ agreement }) => agreement)),
		pairs,
		extremes: nearest && farthest && complete.length > 1 ? { nearest, farthest } : null,
		disputed: stands.filter(isDisputed).length,
		parting: [...stands]
			.filter(isDisputed)
			.sort((a, b) => b.apart - a.apart || a.column - b.column)
			.slice(0, mostParting)
			.flatMap(rowAt),
		undisputed: stands
			.filter((stand) => !isDisputed(stand) && stand.agreeing + stand.disagreeing > 1)
			.flatMap((stand) => {
				const row = rows[stand.column];
				return row && row.places.every(({ stance }) => stance !== null) ? [{ row, ...stand }] : [];
			}),
	};
}

/** The order of the lists from one of them as the yardstick, the nearest first. Places in `lists`. */
export function orderFrom(agreement: readonly number[]): number[] {
	return agreement
		.map((value, list) => ({ value, list }))
		.filter(({ value }) => value >= 0)
		.sort((a, b) => b.value - a.value || a.list - b.list)
		.map(({ list }) => list);
}

function ballotOf(
	core: Pick<Core, 'election' | 'statements' | 'method'>,
	contest: Contest,
	district: District,
	lists: readonly Contender[],
): Ballot {
	// Nobody is placed here, so nothing is needed to place those with gaps by.
	return assemble(core, contest, district, lists, unpackBasis(core, null));
}

/** The page carries each text once. */
function inOneLanguage(row: LineUpRow, say: (text: LineUpRow['statement']['text']) => Wording): LineUpRow {
	const { slug, topic, text, polarity, steps, labels } = row.statement;
	const one = (words: typeof text) => {
		const { text, lang } = say(words);
		return { [lang]: text };
	};
	return {
		...row,
		statement: {
			slug,
			topic,
			text: one(text),
			polarity,
			steps,
			...(labels && { labels: labels.map(one) }),
		},
	};
}
