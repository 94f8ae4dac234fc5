import { stanceOf, type Answers } from '$lib/election/ballot/answers.ts';
import type { Ballot } from '$lib/election/ballot/ballot.ts';
import { stanceIn } from '$lib/election/ballot/stance.ts';
import { isAsked, type Contender, type Statement } from '$lib/election/snapshot.ts';

/** One of the contenders that are compared. */
export interface Side {
	contender: Contender;
	ballot: Ballot;
}

/** Where a contender is on a statement. */
export interface Place {
	/** 1…steps; null if it has no stance. */
	stance: number | null;
	hasDeclined: boolean;
}

/** One statement of a line-up, with the places of all sides on one scale. */
export interface LineUpRow {
	statement: Statement;
	/** From 1, in the order of the statements. */
	number: number;
	/** In the order of the sides. */
	places: Place[];
	/** The voter's stance; null without an answer. */
	yours: number | null;
	hasSkipped: boolean;
	isImportant: boolean;
	/** How far apart the sides are at most: 0…1 of the scale; −1 unless two of them have a stance. */
	spread: number;
	/** How far they are from the voter on average: 0…1 of the scale; −1 if nothing is compared. */
	distance: number;
}

/** The statements that every side is asked, in their order. */
export function rowsOf(
	sides: readonly Side[],
	statements: readonly Statement[],
	answers: Answers = {},
): LineUpRow[] {
	const shared = statements.filter((statement) =>
		sides.every(({ ballot }) => isAsked(statement, ballot.contest.slug, ballot.district.number)),
	);
	return shared.map((statement, index) => {
		const { slug, steps } = statement;
		const places = sides.map((side) => placeOn(side, slug));
		const stances = places.flatMap(({ stance }) => stance ?? []);
		const answer = answers[slug];
		const yours = stanceOf(answer);
		const gaps = yours === null ? [] : stances.map((stance) => Math.abs(stance - yours));
		return {
			statement,
			number: index + 1,
			places,
			yours,
			hasSkipped: answer?.stance === 'skip',
			isImportant: yours !== null && answer?.importance === 2,
			spread: stances.length < 2 ? -1 : (Math.max(...stances) - Math.min(...stances)) / (steps - 1),
			distance: gaps.length === 0 ? -1 : gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length / (steps - 1),
		};
	});
}

export const orders = ['apart', 'you', 'topic'] as const;
export type Order = (typeof orders)[number];

/** Rows that belong together. */
export interface RowGroup {
	/**
	 * `apart` and `you`: what parts the sides from each other or from the voter, the widest first; `same` and `like you`: what
	 * does not; `nothing`: what cannot be compared, because of silence or a missing answer; `topic`: all rows of a topic.
	 */
	kind: 'apart' | 'you' | 'same' | 'like you' | 'nothing' | 'topic';
	/** Slug; empty unless it is a group of a topic. */
	topic: string;
	rows: LineUpRow[];
	/** On how many of them the sides part. */
	parted: number;
}

/** The rows in an order, group by group, without empty groups. */
export function groupsOf(rows: readonly LineUpRow[], order: Order, topics: readonly string[]): RowGroup[] {
	if (order === 'topic') {
		const ofTopic = (topic: string) => rows.filter(({ statement }) => statement.topic === topic);
		return present(topics.map((topic) => groupOf('topic', ofTopic(topic), topic)));
	}
	const size = ({ spread, distance }: LineUpRow) => (order === 'you' ? distance : spread);
	return present([
		groupOf(
			order,
			sorted(
				rows.filter((row) => size(row) > 0),
				size,
			),
		),
		groupOf(
			order === 'you' ? 'like you' : 'same',
			rows.filter((row) => size(row) === 0),
		),
		groupOf(
			'nothing',
			rows.filter((row) => size(row) < 0),
		),
	]);
}

/** Two contenders on the statements that part them. */
export interface Duel {
	/** Two steps apart or more, or on a scale of two steps; the widest first. */
	wide: LineUpRow[];
	/** One step apart. */
	step: LineUpRow[];
	/** On how many of these the voter is nearer to the first, and to the second. */
	nearer: [number, number];
	/** On how many of these the voter is as far from the one as from the other. */
	even: number;
	/** On how many of these the voter has no stance. */
	open: number;
	/** How many statements at least one of the two has not answered. */
	silent: number;
	/** How many statements both answered alike. */
	same: number;
}

/** @param rows of two sides */
export function duelOf(rows: readonly LineUpRow[]): Duel {
	const apart = partedOf(rows);
	const isStep = ({ spread, statement: { steps } }: LineUpRow) => steps > 2 && spread * (steps - 1) < 1.5;
	const near = apart.map(nearerIn);
	const count = (value: ReturnType<typeof nearerIn>) => near.filter((one) => one === value).length;
	return {
		wide: apart.filter((row) => !isStep(row)),
		step: apart.filter(isStep),
		nearer: [count(0), count(1)],
		even: count('even'),
		open: count('open'),
		silent: rows.filter(({ spread }) => spread < 0).length,
		same: rows.filter(({ spread }) => spread === 0).length,
	};
}

/**
 * Which of two sides the voter is nearer to on a statement, 0 or 1; `even` if both are as far; `open` if the voter or one
 * of the sides has no stance.
 */
export function nearerIn({ places: [first, second], yours }: LineUpRow): 0 | 1 | 'even' | 'open' {
	const [one, other] = [first?.stance ?? null, second?.stance ?? null];
	if (yours === null || one === null || other === null) return 'open';
	const [near, far] = [Math.abs(one - yours), Math.abs(other - yours)];
	return near === far ? 'even' : near < far ? 0 : 1;
}

/**
 * What stands for each contender in a cell: its number on the ballot or, where some have none or contenders of two ballots
 * have the same, a letter.
 */
export function handlesOf(contenders: readonly Pick<Contender, 'number'>[]): string[] {
	const numbers = contenders.map(({ number }) => number);
	const areDistinct = !numbers.includes(null) && new Set(numbers).size === numbers.length;
	return numbers.map((number, index) => (areDistinct ? String(number) : String.fromCharCode(65 + index)));
}

function placeOn({ contender, ballot }: Side, statement: string): Place {
	const column = ballot.statements.findIndex(({ slug }) => slug === statement);
	return {
		stance: stanceIn(contender.positions, column),
		hasDeclined: contender.positions.charAt(column) === '-',
	};
}

/** The rows on which the sides part, the widest first. */
export function partedOf(rows: readonly LineUpRow[]): LineUpRow[] {
	return sorted(
		rows.filter(({ spread }) => spread > 0),
		({ spread }) => spread,
	);
}

function groupOf(kind: RowGroup['kind'], rows: LineUpRow[], topic = ''): RowGroup {
	return { kind, topic, rows, parted: partedOf(rows).length };
}

function present(groups: RowGroup[]): RowGroup[] {
	return groups.filter(({ rows }) => rows.length > 0);
}

/** The largest first, otherwise in the order of the statements. */
function sorted(rows: readonly LineUpRow[], size: (row: LineUpRow) => number): LineUpRow[] {
	return [...rows].sort((one, other) => size(other) - size(one) || one.number - other.number);
}
