import { none } from '../coordinate.ts';
import type { Field, Rule, Voter } from '../field.ts';
import { agreementOf, measures } from '../method.ts';
import { addUp, countAround, emptySet, markShared, type Peers } from './peers.ts';

/** The part of the scores that gaps are placed in; by contender. */
export interface Placed {
	/** The total weight of the statements that the voter answered. */
	weight: number;
	/** The weight of those that the contender answered, too. */
	shared: Uint16Array;
	/** Holds the cost of the shared statements; becomes the distance, −1 for a contender that cannot be placed. */
	distance: Float64Array;
	/** Becomes the figure that orders. */
	score: Float64Array;
	/** Becomes the share of the reference, 0…1, that a contender placed by rank is nearer than; ties count half. */
	nearer: Float64Array;
}

/** A distance as a fraction, so that the figure is one division of two whole numbers. */
export interface Fraction {
	top: number;
	bottom: number;
}

/**
 * Places the contenders that did not answer all that the voter answered. One that is nearer than a share of the
 * reference on the common statements that it answered gets the distance of one that is nearer than the same share on
 * all of them. If the reference is too small, what is missing is pulled toward the prior instead.
 *
 * A contender that shares nothing cannot be placed, nor can one that shares local statements only if there are common
 * ones.
 */
export function placeGaps(field: Field, voter: Voter, rule: Rule, peers: Peers, placed: Placed): void {
	const { worst, root, cost } = measures[rule.method];
	const { prior } = rule.basis;
	const { positions, statements } = field;
	const { weight, shared, distance, score, nearer } = placed;
	const local = localStatements(field, voter, rule);
	const ranks = new Ranks(peers, worst);
	const set = emptySet(peers);
	const fraction: Fraction = { top: 0, bottom: 1 };

	for (let row = 0; row < field.contenders; row++) {
		const own = shared[row] ?? 0;
		if (own === weight) continue;
		const base = row * statements;
		const common = markShared(peers, peers.fieldColumns, positions, base, set);
		if (own === 0 || (common === 0 && peers.weight > 0)) {
			distance[row] = -1;
			continue;
		}
		if (prior) {
			shrink(worst, root, prior.agreement, prior.strength, distance[row] ?? 0, own, weight, fraction);
		} else {
			let localCost = 0;
			let localMean = 0;
			for (const { column, answer, importance, mean } of local.missing) {
				const position = positions[base + column] ?? none;
				if (position === none) localMean += mean;
				else localCost += importance * cost(answer, position);
			}
			const commonCost = (distance[row] ?? 0) - localCost;
			if (common === peers.weight) {
				fraction.top = commonCost;
				fraction.bottom = 1;
			} else {
				nearer[row] = ranks.place(set, commonCost, common, fraction);
			}
			fraction.top = (fraction.top + localCost * fraction.bottom) * local.unit + localMean * fraction.bottom;
			fraction.bottom *= local.unit;
		}
		distance[row] = fraction.top / fraction.bottom;
		score[row] = agreementOf(worst, root, fraction.top, weight * fraction.bottom);
	}
}

/** The reference, sorted by what the voter's common statements cost. */
class Ranks {
	readonly #peers: Peers;
	readonly #worst: number;
	readonly #costs: Int32Array;

	constructor(peers: Peers, worst: number) {
		this.#peers = peers;
		this.#worst = worst;
		this.#costs = new Int32Array(peers.rows);
	}

	/**
	 * Writes the distance on the common statements of a contender whose answers to those in `set`, of the weight `shared`,
	 * cost `own`.
	 *
	 * @returns the share of the reference that it is nearer than
	 */
	place(set: Uint8Array, own: number, shared: number, into: Fraction): number {
		const rows = this.#costs.length;
		const { less, more } = countAround(this.#peers, set, own, this.#costs);
		const equal = rows - less - more;
		if (less + equal === 0) this.#nearest(set, own, shared, into);
		else if (less === rows) this.#farthest(set, own, shared, into);
		else {
			const place = less + equal / 2 - 0.5;
			const { sorted } = this.#peers;
			const lower = sorted[Math.max(0, Math.floor(place))] ?? 0;
			const upper = sorted[Math.min(rows - 1, Math.ceil(place))] ?? 0;
			into.top = lower + upper;
			into.bottom = 2;
		}
		return (rows - less - equal / 2) / rows;
	}

	#nearest(set: Uint8Array, own: number, shared: number, into: Fraction): void {
		const lowest = this.#peers.sorted[0] ?? 0;
		const { costs, sum, total } = this.#shared(set);
		const least = costs.reduce((one, other) => Math.min(one, other), Infinity);
		const { length } = costs;
		const stretch = stretchOf(total - length * lowest, sum - length * least, this.#peers.weight, shared);
		placeNearest(lowest, least, own, stretch, into);
	}

	#farthest(set: Uint8Array, own: number, shared: number, into: Fraction): void {
		const highest = this.#peers.sorted[this.#costs.length - 1] ?? 0;
		const { costs, sum, total } = this.#shared(set);
		const most = costs.reduce((one, other) => Math.max(one, other), 0);
		const { length } = costs;
		const stretch = stretchOf(length * highest - total, length * most - sum, this.#peers.weight, shared);
		placeFarthest(highest, most, own, stretch, this.#worst * this.#peers.weight, into);
	}

	#shared(set: Uint8Array): { costs: Int32Array; sum: number; total: number } {
		addUp(this.#peers, set, this.#costs);
		const add = (sum: number, cost: number) => sum + cost;
		return { costs: this.#costs, sum: this.#costs.reduce(add, 0), total: this.#peers.totals.reduce(add, 0) };
	}
}

/**
 * How much wider the reference is on all statements than on the shared ones, at most by how much more they weigh.
 *
 * @param all how far its mean is from its end, times its rows; `some` likewise on the shared statements
 */
export function stretchOf(all: number, some: number, weight: number, shared: number): Fraction {
	if (some === 0) return { top: 0, bottom: 1 };
	if (all * shared > weight * some) return { top: weight, bottom: shared };
	return { top: all, bottom: some };
}

/** Nearer than all of the reference: as far below its lowest, stretched as the reference is on all statements. */
export function placeNearest(
	lowest: number,
	least: number,
	own: number,
	stretch: Fraction,
	into: Fraction,
): void {
	into.top = Math.max(0, lowest * stretch.bottom - (least - own) * stretch.top);
	into.bottom = stretch.bottom;
}

/** Farther than all of it: as far above its highest, at most the worst possible. */
export function placeFarthest(
	highest: number,
	most: number,
	own: number,
	stretch: Fraction,
	worst: number,
	into: Fraction,
): void {
	into.top = Math.min(worst * stretch.bottom, highest * stretch.bottom + (own - most) * stretch.top);
	into.bottom = stretch.bottom;
}

/** Writes the distance at which what is missing counts for the prior's strength, with the prior's agreement. */
export function shrink(
	worst: number,
	root: boolean,
	agreement: number,
	strength: number,
	cost: number,
	shared: number,
	weight: number,
	into: Fraction,
): void {
	const missing = strength * (weight - shared);
	// In ten-thousandths of the worst cost. Under the root a mean cost is the square of what is lacking in agreement.
	const lacking = root ? (100 - agreement) ** 2 : 100 * (100 - agreement);
	into.top = weight * (1_000_000 * cost + worst * missing * lacking);
	into.bottom = 10_000 * (100 * shared + missing);
}

/** A local statement that the voter answered. */
interface LocalStatement {
	column: number;
	answer: number;
	importance: number;
	/** What it counts for a contender that left it out, in parts of `unit`. */
	mean: number;
}

/** Beyond this, the means are rounded: by less than a millionth of a coordinate. */
const largestUnit = 2 ** 20;

/**
 * The local statements that the voter answered. One that a contender left out counts the mean cost of the ballot's
 * contenders that answered it; if fewer than two did, three eighths of the worst cost. The means are whole numbers of
 * one unit, so that their sums are exact.
 */
export function localStatements(
	{ contenders, statements, positions, local }: Field,
	{ stances, importance }: Voter,
	{ method }: Rule,
): { missing: LocalStatement[]; unit: number } {
	const { worst, cost } = measures[method];
	const found: { column: number; answer: number; importance: number; sum: number; count: number }[] = [];
	for (let column = 0; column < statements; column++) {
		const answer = stances[column] ?? none;
		if (local[column] !== 1 || answer === none) continue;
		let sum = 0;
		let count = 0;
		for (let row = 0; row < contenders; row++) {
			const position = positions[row * statements + column] ?? none;
			if (position === none) continue;
			sum += cost(answer, position);
			count++;
		}
		const isKnown = count >= 2;
		found.push({
			column,
			answer,
			importance: importance[column] ?? 1,
			sum: isKnown ? sum : 3 * worst,
			count: isKnown ? count : 8,
		});
	}
	const unit = found.reduce(
		(common, { count }) => Math.min(largestUnit, leastCommonMultiple(common, count)),
		1,
	);
	return {
		unit,
		missing: found.map(({ sum, count, ...statement }) => ({
			...statement,
			mean: Math.round((statement.importance * sum * unit) / count),
		})),
	};
}

function leastCommonMultiple(one: number, other: number): number {
	let [larger, smaller] = [one, other];
	while (smaller > 0) [larger, smaller] = [smaller, larger % smaller];
	return (one / larger) * other;
}
