import { none } from './coordinate.ts';
import type { Field, Voter } from './field.ts';
import { stepSquare } from './method.ts';
import type { Scores } from './score.ts';

/** The order in which one voter sees the contenders of a field. */
export interface Ranking {
	/** How many tiers there are. */
	tiers: number;
	/** How far a tier reaches from its best contender, in distance: the same for every tier. */
	width: number;
	/** By contender: its tier, 1…tiers; 0 for one that cannot be placed. */
	tier: Int16Array;
	/** By contender: 1 + how many are nearer; 0 for one that cannot be placed. */
	rank: Int32Array;
	/** Every contender: tier by tier, inside a tier by place on the ballot, those that cannot be placed last. */
	order: Int32Array;
}

/**
 * Sorts contenders into tiers: groups whose difference is within the margin of the voter's answers and of what
 * contenders left unanswered. A tier holds the nearest contender that is in none yet, and all whose distance d from its
 * satisfies
 *
 *     5·d² ≤ 2·Σ (w·s)² + 15·M + 10⁻⁶
 *
 * over the statements that the voter answered: w importance, s the cost of one step, M the margin for gaps. Nothing else
 * decides; the width is the same for all tiers.
 *
 * `scores` are those of `voter` on `field`, by any method.
 */
export function rank(field: Field, voter: Voter, scores: Scores): Ranking {
	const limit = limitOf(field, voter, scores);
	const byPlace = rowsByPlace(field);
	const nearest = rowsByDistance(byPlace, scores.distance);
	const { tiers, tier } = formTiers(scores.distance, nearest, limit);
	return {
		tiers,
		width: Math.sqrt(limit / 5),
		tier,
		rank: ranksOf(nearest, scores.distance),
		order: orderOf(byPlace, tier, tiers),
	};
}

/** Five times the square of the width of a tier. */
function limitOf({ steps }: Field, { stances, importance }: Voter, { method, margin }: Scores): number {
	// Statements with steps of one size and importance together, so that their order does not matter.
	const weights = new Float64Array(8);
	stances.forEach((answer, column) => {
		if (answer === none) return;
		const own = steps[column] ?? 2;
		weights[own] = (weights[own] ?? 0) + (importance[column] ?? 1) ** 2;
	});
	const moves = weights.reduce(
		(sum, weight, own) => sum + (weight > 0 ? weight * stepSquare(method, own) : 0),
		0,
	);
	return 2 * moves + 15 * margin + 1e-6;
}

function formTiers(
	distance: Float64Array,
	nearest: Int32Array,
	limit: number,
): { tiers: number; tier: Int16Array } {
	const tier = new Int16Array(distance.length);
	let tiers = 0;
	let first = 0;
	for (let index = 0; index < nearest.length; index++) {
		const row = nearest[index] ?? 0;
		const own = distance[row] ?? 0;
		if (tiers === 0 || 5 * (own - first) ** 2 > limit) {
			tiers++;
			first = own;
		}
		tier[row] = tiers;
	}
	return { tiers, tier };
}

/** All rows in the order of the ballot. */
function rowsByPlace({ contenders, place }: Field): Int32Array {
	const rows = new Int32Array(contenders);
	let inOrder = true;
	for (let row = 0; row < contenders; row++) {
		rows[row] = row;
		if (row > 0 && (place[row - 1] ?? 0) > (place[row] ?? 0)) inOrder = false;
	}
	return inOrder ? rows : rows.sort((a, b) => (place[a] ?? 0) - (place[b] ?? 0));
}

/**
 * The rows that are placed, the nearest first, ties in the given order. Distances are sorted into as many equal
 * intervals as there are rows, which leaves little work.
 */
function rowsByDistance(rows: Int32Array, distance: Float64Array): Int32Array {
	let high = 0;
	let low = Infinity;
	let placed = 0;
	for (let row = 0; row < distance.length; row++) {
		const own = distance[row] ?? -1;
		if (own < 0) continue;
		placed++;
		if (own > high) high = own;
		if (own < low) low = own;
	}
	const scale = high > low ? (placed - 1) / (high - low) : 0;
	const starts = new Int32Array(placed + 1);
	for (let row = 0; row < distance.length; row++) {
		const own = distance[row] ?? -1;
		if (own < 0) continue;
		const after = Math.trunc((own - low) * scale) + 1;
		starts[after] = (starts[after] ?? 0) + 1;
	}
	for (let interval = 1; interval < placed; interval++) {
		starts[interval] = (starts[interval] ?? 0) + (starts[interval - 1] ?? 0);
	}
	const sorted = new Int32Array(placed);
	for (let index = 0; index < rows.length; index++) {
		const row = rows[index] ?? 0;
		const own = distance[row] ?? -1;
		if (own < 0) continue;
		const interval = Math.trunc((own - low) * scale);
		const at = starts[interval] ?? 0;
		sorted[at] = row;
		starts[interval] = at + 1;
	}
	return settle(sorted, distance);
}

/** Finishes a nearly sorted list in place: rising distances, ties in the given order. */
function settle(rows: Int32Array, distance: Float64Array): Int32Array {
	let patience = 8 * rows.length;
	for (let index = 1; index < rows.length; index++) {
		const row = rows[index] ?? 0;
		const own = distance[row] ?? 0;
		let at = index;
		for (; at > 0 && (distance[rows[at - 1] ?? 0] ?? 0) > own; at--) {
			rows[at] = rows[at - 1] ?? 0;
			patience--;
		}
		rows[at] = row;
		// With many different distances in one interval, this sort would take quadratic time.
		if (patience < 0) return rows.sort((a, b) => (distance[a] ?? 0) - (distance[b] ?? 0));
	}
	return rows;
}

/** 1 + how many are strictly nearer; `nearest` holds the rows that are placed, nearest first. */
function ranksOf(nearest: Int32Array, distance: Float64Array): Int32Array {
	const ranks = new Int32Array(distance.length);
	let rank = 0;
	let level = -1;
	for (let index = 0; index < nearest.length; index++) {
		const row = nearest[index] ?? 0;
		const own = distance[row] ?? 0;
		if (own > level) {
			rank = index + 1;
			level = own;
		}
		ranks[row] = rank;
	}
	return ranks;
}

/** Tier by tier in the order of `byPlace`; tier 0 last. */
function orderOf(byPlace: Int32Array, tier: Int16Array, tiers: number): Int32Array {
	const starts = new Int32Array(tiers + 2);
	for (let row = 0; row < tier.length; row++) {
		const group = (tier[row] ?? 0) || tiers + 1;
		if (group <= tiers) starts[group + 1] = (starts[group + 1] ?? 0) + 1;
	}
	for (let group = 1; group <= tiers + 1; group++)
		starts[group] = (starts[group] ?? 0) + (starts[group - 1] ?? 0);
	const order = new Int32Array(tier.length);
	for (let index = 0; index < byPlace.length; index++) {
		const row = byPlace[index] ?? 0;
		const group = (tier[row] ?? 0) || tiers + 1;
		const at = starts[group] ?? 0;
		order[at] = row;
		starts[group] = at + 1;
	}
	return order;
}
