import { none } from '../coordinate.ts';
import type { Field, Rule, Voter } from '../field.ts';
import { measures } from '../method.ts';
import type { Basis } from './basis.ts';

/**
 * The reference as one voter sees it: for each of its contenders the cost of any set of the common statements that the
 * voter answered.
 */
export interface Peers {
	/** How many contenders the reference has. */
	rows: number;
	/** The common statements that the voter answered, as columns of the field and of the basis. */
	fieldColumns: Uint16Array;
	basisColumns: Uint16Array;
	/** Their importance, and the sum of it. */
	weights: Uint8Array;
	weight: number;
	/** By block of eight statements: costs by subset of the block's statements (256), then by row. */
	blocks: readonly Costs[];
	/** By row: the cost of all of these statements. */
	totals: Int32Array;
	/** The same, the lowest first. */
	sorted: Int32Array;
}

/** In 16 bits where they fit. */
type Costs = Uint16Array | Int32Array;

const blockSize = 8;
const subsets = 2 ** blockSize;

/**
 * Sums the costs of every subset of each eight statements once, so that any set of statements then takes one addition
 * for each eight of them.
 */
export function peersOf(field: Field, voter: Voter, rule: Rule): Peers {
	const { basis } = rule;
	const rows = basis.referenceRows;
	const { fieldColumns, basisColumns } = commonColumns(field, voter);
	const stances = Int16Array.from(fieldColumns, (column) => voter.stances[column] ?? none);
	const weights = Uint8Array.from(fieldColumns, (column) => voter.importance[column] ?? 1);
	const blocks: Costs[] = [];
	for (let start = 0; start < fieldColumns.length; start += blockSize) {
		const end = start + blockSize;
		blocks.push(
			costsOf(rule, {
				columns: basisColumns.subarray(start, end),
				stances: stances.subarray(start, end),
				weights: weights.subarray(start, end),
			}),
		);
	}
	const peers: Peers = {
		rows,
		fieldColumns,
		basisColumns,
		weights,
		weight: weights.reduce((sum, weight) => sum + weight, 0),
		blocks,
		totals: new Int32Array(rows),
		sorted: new Int32Array(rows),
	};
	// Row 0 of the reference has no gaps.
	const all = emptySet(peers);
	markShared(peers, basisColumns, basis.reference, 0, all);
	addUp(peers, all, peers.totals);
	peers.sorted.set(peers.totals);
	peers.sorted.sort();
	return peers;
}

/** At most eight common statements with a voter's answers: coordinates and importance. */
interface Block {
	/** Of the basis. */
	columns: Uint16Array;
	stances: Int16Array;
	weights: Uint8Array;
}

/**
 * The costs of the latest blocks, by basis: the ballots of one voter share all of them, and a changed answer changes one.
 * The oldest is first.
 */
const latest = new WeakMap<Basis, Map<string, Costs>>();

/** Enough for a hundred statements. They are two megabytes with a reference of 150. */
const kept = 24;

function costsOf(rule: Rule, block: Block): Costs {
	const known = latest.get(rule.basis) ?? new Map<string, Costs>();
	latest.set(rule.basis, known);
	const key = `${rule.method} ${block.columns.join()} ${block.stances.join()} ${block.weights.join()}`;
	const costs = known.get(key) ?? sumUp(rule, block);
	known.delete(key);
	known.set(key, costs);
	for (const oldest of known.keys()) {
		if (known.size <= kept) break;
		known.delete(oldest);
	}
	return costs;
}

function sumUp({ method, basis }: Rule, { columns, stances, weights }: Block): Costs {
	const { cost, worst } = measures[method];
	const rows = basis.referenceRows;
	const Costs = 2 * worst * blockSize < 2 ** 16 ? Uint16Array : Int32Array;
	const sums = new Costs(subsets * rows);
	for (let cell = 0; cell < columns.length; cell++) {
		const answer = stances[cell] ?? none;
		const column = columns[cell] ?? 0;
		const weight = weights[cell] ?? 1;
		const bit = 1 << cell;
		// The subset of this statement alone, then it with each subset of those before it in the block.
		const alone = bit * rows;
		for (let row = 0; row < rows; row++) {
			const position = basis.reference[row * basis.statements + column] ?? none;
			sums[alone + row] = weight * cost(answer, position);
		}
		for (let rest = 1; rest < bit; rest++) {
			const from = rest * rows;
			const to = alone + from;
			for (let row = 0; row < rows; row++)
				sums[to + row] = (sums[from + row] ?? 0) + (sums[alone + row] ?? 0);
		}
	}
	return sums;
}

/** The set of answered common statements as bits, block by block; filled by `markShared`. */
export function emptySet({ blocks }: Peers): Uint8Array {
	return new Uint8Array(blocks.length);
}

/**
 * Marks in `set` which of the voter's common statements a contender answered.
 *
 * @param columns `fieldColumns` or `basisColumns`, as `positions` has them
 * @param base where the contender's row begins in `positions`
 * @returns the weight of these statements
 */
export function markShared(
	{ weights }: Peers,
	columns: Uint16Array,
	positions: Int8Array,
	base: number,
	set: Uint8Array,
): number {
	let weight = 0;
	for (let block = 0, cell = 0; block < set.length; block++) {
		let subset = 0;
		for (let bit = 0; bit < blockSize && cell < columns.length; bit++, cell++) {
			// 1 unless the position is `none`: without a branch that the processor cannot foresee.
			const isShared = (none - (positions[base + (columns[cell] ?? 0)] ?? none)) >>> 31;
			subset |= isShared << bit;
			weight += isShared * (weights[cell] ?? 1);
		}
		set[block] = subset;
	}
	return weight;
}

/** Writes into `costs`, by row of the reference, the cost of the statements in `set`. */
export function addUp({ rows, blocks }: Peers, set: Uint8Array, costs: Int32Array): void {
	costs.fill(0);
	blocks.forEach((sums, block) => {
		const start = (set[block] ?? 0) * rows;
		for (let row = 0; row < rows; row++) costs[row] = (costs[row] ?? 0) + (sums[start + row] ?? 0);
	});
}

/** How many rows of the reference cost less than `own` on the statements in `set`, and how many more. */
export function countAround(
	peers: Peers,
	set: Uint8Array,
	own: number,
	costs: Int32Array,
): { less: number; more: number } {
	const { rows, blocks } = peers;
	// As an integer: with a double the loop would take three times as long.
	const level = own | 0;
	let less = 0;
	let more = 0;
	if (blocks.length > 5) {
		addUp(peers, set, costs);
		for (let row = 0; row < rows; row++) {
			const cost = costs[row] ?? 0;
			less += (cost - level) >>> 31;
			more += (level - cost) >>> 31;
		}
		return { less, more };
	}
	// Up to forty statements: all blocks side by side. Where there are fewer, the sums of an empty subset, which are 0,
	// take their place. The sign bits are faster than comparisons, whose outcome the processor cannot foresee.
	const [first] = blocks;
	if (!first) return { less: rows * ((0 - level) >>> 31), more: rows * (level >>> 31) };
	const { 1: second = first, 2: third = first, 3: fourth = first, 4: fifth = first } = blocks;
	const one = (set[0] ?? 0) * rows;
	const two = (set[1] ?? 0) * rows;
	const three = (set[2] ?? 0) * rows;
	const four = (set[3] ?? 0) * rows;
	const five = (set[4] ?? 0) * rows;
	for (let row = 0; row < rows; row++) {
		const cost =
			(first[one + row] ?? 0) +
			(second[two + row] ?? 0) +
			(third[three + row] ?? 0) +
			(fourth[four + row] ?? 0) +
			(fifth[five + row] ?? 0);
		less += (cost - level) >>> 31;
		more += (level - cost) >>> 31;
	}
	return { less, more };
}

function commonColumns(
	{ statements, local }: Field,
	{ stances }: Voter,
): { fieldColumns: Uint16Array; basisColumns: Uint16Array } {
	const fieldColumns: number[] = [];
	const basisColumns: number[] = [];
	let common = 0;
	for (let column = 0; column < statements; column++) {
		if (local[column] === 1) continue;
		if (stances[column] !== none) {
			fieldColumns.push(column);
			basisColumns.push(common);
		}
		common++;
	}
	return { fieldColumns: Uint16Array.from(fieldColumns), basisColumns: Uint16Array.from(basisColumns) };
}
