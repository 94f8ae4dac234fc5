import { none } from '../coordinate.ts';
import type { Field, Rule, Voter } from '../field.ts';
import { measures } from '../method.ts';

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
	/** How many blocks of eight statements there are. */
	blocks: number;
	/** Costs by block, then by subset of the block's statements (256), then by row. In 16 bits where they fit. */
	sums: Uint16Array | Int32Array;
	/** By row: the cost of all of these statements. */
	totals: Int32Array;
	/** The same, the lowest first. */
	sorted: Int32Array;
}

const blockSize = 8;
const subsets = 2 ** blockSize;

/**
 * Sums the costs of every subset of each eight statements once, so that any set of statements then takes one addition
 * for each eight of them.
 */
export function peersOf(field: Field, voter: Voter, { method, basis }: Rule): Peers {
	const { cost, worst } = measures[method];
	const { fieldColumns, basisColumns } = commonColumns(field, voter);
	const weights = Uint8Array.from(fieldColumns, (column) => voter.importance[column] ?? 1);
	const rows = basis.referenceRows;
	const blocks = Math.ceil(fieldColumns.length / blockSize);
	const Sums = 2 * worst * blockSize < 2 ** 16 ? Uint16Array : Int32Array;
	const sums = new Sums(blocks * subsets * rows);
	for (let cell = 0; cell < fieldColumns.length; cell++) {
		const answer = voter.stances[fieldColumns[cell] ?? 0] ?? none;
		const column = basisColumns[cell] ?? 0;
		const weight = weights[cell] ?? 1;
		const start = Math.trunc(cell / blockSize) * subsets * rows;
		const bit = 1 << (cell % blockSize);
		// The subset of this statement alone, then it with each subset of those before it in the block.
		const alone = start + bit * rows;
		for (let row = 0; row < rows; row++) {
			const position = basis.reference[row * basis.statements + column] ?? none;
			sums[alone + row] = weight * cost(answer, position);
		}
		for (let rest = 1; rest < bit; rest++) {
			const from = start + rest * rows;
			const to = alone + rest * rows;
			for (let row = 0; row < rows; row++)
				sums[to + row] = (sums[from + row] ?? 0) + (sums[alone + row] ?? 0);
		}
	}
	const peers: Peers = {
		rows,
		fieldColumns,
		basisColumns,
		weights,
		weight: weights.reduce((sum, weight) => sum + weight, 0),
		blocks,
		sums,
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

/** The set of answered common statements as bits, block by block; filled by `markShared`. */
export function emptySet({ blocks }: Peers): Uint8Array {
	return new Uint8Array(blocks);
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
export function addUp({ rows, blocks, sums }: Peers, set: Uint8Array, costs: Int32Array): void {
	costs.fill(0);
	for (let block = 0; block < blocks; block++) {
		const start = (block * subsets + (set[block] ?? 0)) * rows;
		for (let row = 0; row < rows; row++) costs[row] = (costs[row] ?? 0) + (sums[start + row] ?? 0);
	}
}

/** How many rows of the reference cost less than `own` on the statements in `set`, and how many more. */
export function countAround(
	peers: Peers,
	set: Uint8Array,
	own: number,
	costs: Int32Array,
): { less: number; more: number } {
	const { rows, blocks, sums } = peers;
	// As an integer: with a double the loop would take three times as long.
	const level = own | 0;
	let less = 0;
	let more = 0;
	if (blocks > 5) {
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
	const one = startOf(peers, set, 0);
	const two = startOf(peers, set, 1);
	const three = startOf(peers, set, 2);
	const four = startOf(peers, set, 3);
	const five = startOf(peers, set, 4);
	for (let row = 0; row < rows; row++) {
		const cost =
			(sums[one + row] ?? 0) +
			(sums[two + row] ?? 0) +
			(sums[three + row] ?? 0) +
			(sums[four + row] ?? 0) +
			(sums[five + row] ?? 0);
		less += (cost - level) >>> 31;
		more += (level - cost) >>> 31;
	}
	return { less, more };
}

function startOf({ rows, blocks }: Peers, set: Uint8Array, block: number): number {
	return block < blocks ? (block * subsets + (set[block] ?? 0)) * rows : 0;
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
