import { none, stepOf } from '../coordinate.ts';
import type { Field, Rule } from '../field.ts';
import { placeFarthest, placeNearest, stretchOf, type Fraction } from '../gap/place.ts';
import { measures } from '../method.ts';
import type { Answered } from './answered.ts';
import { greatestCommonDivisor } from './divisor.ts';
import type { Course, LocalMeans, Sum } from './sum.ts';

// The distances of contenders while answers change. Every state has a depth, the number of answers that are changed in
// it; the voter's own answers are at depth 0, and a change makes the state of the next depth out of one.

/** A contender's distance while answers change. */
export interface Standing {
	/** Makes the state after `depth` out of the one at `depth`: a statement gets its other answer `choice`. */
	change: (depth: number, at: number, choice: number) => void;
	/** The distance after that change, without making the state. */
	distance: (depth: number, at: number, choice: number) => number;
}

export function standingOf(
	field: Field,
	rule: Rule,
	statements: readonly Answered[],
	row: number,
	course: Course,
	reference: Reference,
	local: LocalMeans,
): Standing {
	return course.kind === 'sum'
		? new BySum(statements, course.sum)
		: new ByRank(field, rule, statements, row, reference, local);
}

/** The reference's costs on the common statements that the voter answered, all in multiples of `grain`. */
export class Reference {
	readonly rows: number;
	readonly weight: number;
	readonly grain: number;
	/** The worst cost of all common statements. */
	readonly worst: number;
	/** By statement: what the voter's own answer costs, by row of the reference. Local statements cost nothing. */
	readonly costs: readonly Int32Array[];
	/** By statement, by other answer: what it changes, by row of the reference. */
	readonly shifts: readonly (readonly Int32Array[])[];
	readonly #totals: Int32Array[];
	/** How many rows have each cost after the change that was counted last; −1 if the state is another one since. */
	readonly #counts: Uint16Array;
	#counted = -1;

	constructor(field: Field, { method, basis }: Rule, statements: readonly Answered[]) {
		const { cost, worst } = measures[method];
		const common = statements.filter(({ isLocal }) => !isLocal);
		this.rows = basis.referenceRows;
		this.weight = weightOf(common);
		this.grain = common
			.map(({ column, importance }) => importance * stepOf(field.steps[column] ?? 2))
			.reduce(greatestCommonDivisor, 0);
		this.worst = (worst * this.weight) / this.grain;
		const columnOf = basisColumns(field);
		const costs = ({ column, importance, isLocal }: Answered, answer: number) =>
			new Int32Array(basis.referenceRows).map((_, row) => {
				const position = basis.reference[row * basis.statements + (columnOf[column] ?? 0)] ?? none;
				return isLocal ? 0 : (importance * cost(answer, position)) / this.grain;
			});
		this.costs = statements.map((statement) => costs(statement, statement.from));
		this.shifts = statements.map((statement, at) =>
			statement.others.map(({ to }) =>
				costs(statement, to).map((after, row) => after - (this.costs[at]?.[row] ?? 0)),
			),
		);
		this.#totals = [sumUp(this.costs, this.rows)];
		this.#counts = new Uint16Array(this.worst + 1);
	}

	change(depth: number, at: number, choice: number): void {
		shift(this.#totals, depth, this.shifts[at]?.[choice] ?? noRows);
		this.#counted = -1;
	}

	ends(depth: number, at: number, choice: number): Ends {
		return endsOf(this.#totals[depth] ?? noRows, this.shifts[at]?.[choice] ?? noRows);
	}

	/**
	 * After a change the sum of the costs in two places, the lowest cost in place 0; `second` is `first` or the next.
	 */
	sumOf(depth: number, at: number, choice: number, first: number, second: number): number {
		const counts = this.#counts;
		const change = 8 * at + choice;
		if (change !== this.#counted) this.#count(depth, at, choice);
		this.#counted = change;
		let lower = 0;
		let below = counts[0] ?? 0;
		while (below <= first) below += counts[++lower] ?? 0;
		let upper = lower;
		while (below <= second) below += counts[++upper] ?? 0;
		return lower + upper;
	}

	#count(depth: number, at: number, choice: number): void {
		const counts = this.#counts;
		const before = this.#totals[depth] ?? noRows;
		const by = this.shifts[at]?.[choice] ?? noRows;
		counts.fill(0);
		for (let row = 0; row < before.length; row++) {
			const cost = ((before[row] ?? 0) + (by[row] ?? 0)) | 0;
			counts[cost] = (counts[cost] ?? 0) + 1;
		}
	}
}

/** A contender whose distance is a sum with a part for each statement. */
class BySum implements Standing {
	readonly #changes: number[][];
	readonly #bottom: number;
	readonly #tops: number[];

	constructor(statements: readonly Answered[], { fixed, part, bottom }: Sum) {
		const weight = weightOf(statements);
		this.#bottom = bottom / weight;
		this.#tops = [statements.reduce((top, statement) => top + part(statement, statement.from), fixed)];
		this.#changes = changesOf(statements, part);
	}

	change(depth: number, at: number, choice: number): void {
		this.#tops[depth + 1] = (this.#tops[depth] ?? 0) + (this.#changes[at]?.[choice] ?? 0);
	}

	distance(depth: number, at: number, choice: number): number {
		return ((this.#tops[depth] ?? 0) + (this.#changes[at]?.[choice] ?? 0)) / this.#bottom;
	}
}

/** A contender that left out common statements. Costs of these are multiples of the reference's grain. */
class ByRank implements Standing {
	readonly #reference: Reference;
	readonly #shared: number;
	readonly #isShared: boolean[];
	readonly #unit: number;
	/** By depth: the reference's costs on the shared common statements, the contender's own, and the local part. */
	readonly #peers: Int32Array[];
	readonly #own: number[];
	readonly #local: number[];
	readonly #ownChanges: number[][];
	readonly #localChanges: number[][];
	readonly #fraction: Fraction = { top: 0, bottom: 1 };
	/** What changes for the reference where the contender has no answer. */
	readonly #nothing: Int32Array;

	constructor(
		field: Field,
		{ method }: Rule,
		statements: readonly Answered[],
		row: number,
		reference: Reference,
		{ unit, mean }: LocalMeans,
	) {
		const { cost } = measures[method];
		const position = ({ column }: Answered) => field.positions[row * field.statements + column] ?? none;
		const costOf = (statement: Answered, answer: number) =>
			statement.importance * cost(answer, position(statement));
		const own = (statement: Answered, answer: number) =>
			statement.isLocal || position(statement) === none ? 0 : costOf(statement, answer) / reference.grain;
		const local = (statement: Answered, answer: number) => {
			if (!statement.isLocal) return 0;
			return position(statement) === none ? mean(statement.column, answer) : unit * costOf(statement, answer);
		};
		const sum = (part: typeof own) =>
			statements.reduce((total, statement) => total + part(statement, statement.from), 0);
		this.#reference = reference;
		this.#nothing = new Int32Array(reference.rows);
		this.#unit = unit;
		this.#isShared = statements.map((statement) => !statement.isLocal && position(statement) !== none);
		this.#shared = weightOf(statements.filter((_, at) => this.#isShared[at]));
		const shared = reference.costs.filter((_, at) => this.#isShared[at]);
		this.#peers = [sumUp(shared, reference.rows)];
		this.#own = [sum(own)];
		this.#local = [sum(local)];
		this.#ownChanges = changesOf(statements, own);
		this.#localChanges = changesOf(statements, local);
	}

	change(depth: number, at: number, choice: number): void {
		shift(this.#peers, depth, this.#shift(at, choice));
		this.#own[depth + 1] = (this.#own[depth] ?? 0) + (this.#ownChanges[at]?.[choice] ?? 0);
		this.#local[depth + 1] = (this.#local[depth] ?? 0) + (this.#localChanges[at]?.[choice] ?? 0);
	}

	distance(depth: number, at: number, choice: number): number {
		const fraction = this.#fraction;
		const before = this.#peers[depth] ?? noRows;
		const by = this.#shift(at, choice);
		const rows = before.length;
		const own = ((this.#own[depth] ?? 0) + (this.#ownChanges[at]?.[choice] ?? 0)) | 0;
		let less = 0;
		let more = 0;
		for (let row = 0; row < rows; row++) {
			const cost = ((before[row] ?? 0) + (by[row] ?? 0)) | 0;
			less += (cost - own) >>> 31;
			more += (own - cost) >>> 31;
		}
		if (more === rows || less === rows) {
			this.#placeOutside(endsOf(before, by), this.#reference.ends(depth, at, choice), own, less === rows);
		} else {
			const place = less + (rows - less - more) / 2 - 0.5;
			const [first, second] = [Math.max(0, Math.floor(place)), Math.min(rows - 1, Math.ceil(place))];
			fraction.top = this.#reference.grain * this.#reference.sumOf(depth, at, choice, first, second);
			fraction.bottom = 2;
		}
		const local = (this.#local[depth] ?? 0) + (this.#localChanges[at]?.[choice] ?? 0);
		return (fraction.top * this.#unit + local * fraction.bottom) / (fraction.bottom * this.#unit);
	}

	#shift(at: number, choice: number): Int32Array {
		return this.#isShared[at] ? (this.#reference.shifts[at]?.[choice] ?? noRows) : this.#nothing;
	}

	/** Nearer than all of the reference, or farther than all of it. */
	#placeOutside(shared: Ends, all: Ends, own: number, isFarther: boolean): void {
		const { weight, worst, grain, rows } = this.#reference;
		if (isFarther) {
			const [wide, narrow] = [rows * all.most - all.sum, rows * shared.most - shared.sum];
			const stretch = stretchOf(wide, narrow, weight, this.#shared);
			placeFarthest(all.most, shared.most, own, stretch, worst, this.#fraction);
		} else {
			const [wide, narrow] = [all.sum - rows * all.least, shared.sum - rows * shared.least];
			const stretch = stretchOf(wide, narrow, weight, this.#shared);
			placeNearest(all.least, shared.least, own, stretch, this.#fraction);
		}
		this.#fraction.top *= grain;
	}
}

/** By column of the field: the column of the basis; local statements have none. */
function basisColumns({ statements, local }: Field): number[] {
	let common = 0;
	return Array.from({ length: statements }, (_, column) => (local[column] === 1 ? -1 : common++));
}

function weightOf(statements: readonly Answered[]): number {
	return statements.reduce((sum, { importance }) => sum + importance, 0);
}

function sumUp(costs: readonly Int32Array[], rows: number): Int32Array {
	return Int32Array.from({ length: rows }, (_, row) => costs.reduce((sum, own) => sum + (own[row] ?? 0), 0));
}

const noRows = new Int32Array();

/** Writes the state after `depth`: the one at `depth` with this added. */
function shift(states: Int32Array[], depth: number, by: Int32Array): void {
	const before = states[depth] ?? noRows;
	const after = (states[depth + 1] ??= new Int32Array(before.length));
	for (let row = 0; row < after.length; row++) after[row] = (before[row] ?? 0) + (by[row] ?? 0);
}

/** By statement, by other answer: what it changes. */
function changesOf(
	statements: readonly Answered[],
	part: (statement: Answered, answer: number) => number,
): number[][] {
	return statements.map((statement) =>
		statement.others.map(({ to }) => part(statement, to) - part(statement, statement.from)),
	);
}

interface Ends {
	least: number;
	most: number;
	sum: number;
}

function endsOf(before: Int32Array, by: Int32Array): Ends {
	let least = Infinity;
	let most = 0;
	let sum = 0;
	for (let row = 0; row < before.length; row++) {
		const cost = (before[row] ?? 0) + (by[row] ?? 0);
		if (cost < least) least = cost;
		if (cost > most) most = cost;
		sum += cost;
	}
	return { least, most, sum };
}
