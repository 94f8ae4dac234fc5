import { highest, lowest, none, stepOf } from './coordinate.ts';
import type { Field, Voter } from './field.ts';
import { cautiousOf, measures } from './method.ts';
import type { Scores } from './score.ts';

/** The order in which one voter sees the contenders of a field. */
export interface Ranking {
	/** How many tiers there are. */
	tiers: number;
	/** By contender: its tier, 1…tiers; 0 for a silent one, who shares no statement with the voter. */
	tier: Int16Array;
	/** By contender: 1 + how many have a higher cautious score; 0 for a silent one. */
	rank: Int32Array;
	/** Every contender: tier by tier, inside a tier by place on the ballot, the silent ones last. */
	order: Int32Array;
}

/**
 * Sorts contenders into tiers: those that one voter's answers cannot tell apart. A contender is in the leader's tier if
 * it is level, or if moving one of the voter's answers by one step of its scale could bring its cautious score level
 * with the leader's or above it; skipped answers stay skipped. The next tier begins with the best contender that is in
 * none: the highest cautious score, then the first on the ballot.
 *
 * `scores` are those of `voter` on `field`, by any method. Equal to trying every change, without trying most of them.
 */
export function rank(field: Field, voter: Voter, scores: Scores): Ranking {
	const byPlace = rowsByPlace(field);
	const best = rowsByCautious(byPlace, scores.cautious);
	const chase =
		scores.method === 'city-block'
			? chaseByFractions(field, voter, scores)
			: chaseByTrial(field, voter, scores);
	const { tiers, tier } = formTiers(best, scores.cautious, chase);
	return { tiers, tier, rank: ranksOf(best, scores.cautious), order: orderOf(byPlace, tier, tiers) };
}

/** Finds out who could catch up with a leader by one move of the voter. Rows are contenders that share something. */
interface Chase {
	/** Names the leader; returns a cautious score below which nobody can catch up with it. */
	lead: (leader: number) => number;
	/** Whether `row`, which is level with the leader or below it, could be brought level. */
	catches: (row: number) => boolean;
}

function formTiers(
	best: Int32Array,
	cautious: Float64Array,
	chase: Chase,
): { tiers: number; tier: Int16Array } {
	const tier = new Int16Array(cautious.length);
	// The contenders still in no tier, as a chain through `best`: finding the next leader costs nothing.
	const next = new Int32Array(best.length);
	for (let index = 0; index < best.length; index++) next[index] = index + 1;
	let tiers = 0;
	for (let first = 0; first < best.length; first = next[first] ?? best.length) {
		const leader = best[first] ?? 0;
		const lowest = chase.lead(leader);
		tier[leader] = ++tiers;
		let before = first;
		let index = next[first] ?? best.length;
		while (index < best.length) {
			const row = best[index] ?? 0;
			if ((cautious[row] ?? 0) < lowest) break;
			const after = next[index] ?? best.length;
			if (chase.catches(row)) {
				tier[row] = tiers;
				next[before] = after;
			} else {
				before = index;
			}
			index = after;
		}
	}
	return { tiers, tier };
}

/**
 * City block. A cautious score is the fraction top/bottom of two whole numbers, and a move leaves the bottoms as they
 * are: it lifts or lowers a top by 250 · step · importance. So being level is a comparison of whole numbers, exact below
 * 2^53, and how far one move can carry is known before looking at a contender.
 */
function chaseByFractions(field: Field, voter: Voter, scores: Scores): Chase {
	const { positions, statements } = field;
	const { cautious, cost, shared, weight } = scores;
	const { agreement, strength } = scores.prior;
	const { columns, answers, sizes } = widestFirst(field, voter);
	const moves = columns.length;
	// What the leader loses by a move up and down: its size, nothing, or less than nothing; −∞ beyond the scale.
	const lossUp = new Float64Array(moves);
	const lossDown = new Float64Array(moves);
	const narrowest = lowestBottom();
	let leaderTop = 0;
	let leaderBottom = 0;
	// The widest move that the leader loses by, that leaves it alone, and that it gains by.
	let losing = 0;
	let neutral = 0;
	let gaining = 0;

	function top(row: number): number {
		const common = shared[row] ?? 0;
		return 250 * (120 * common - (cost[row] ?? 0)) + 3 * strength * agreement * (weight - common);
	}

	function bottom(row: number): number {
		const common = shared[row] ?? 0;
		return 3 * (100 * common + strength * (weight - common));
	}

	function lowestBottom(): number {
		let lowestShared = weight;
		for (let row = 0; row < shared.length; row++) {
			const common = shared[row] ?? 0;
			if (common > 0 && common < lowestShared) lowestShared = common;
		}
		return 3 * (100 * lowestShared + strength * (weight - lowestShared));
	}

	function lead(leader: number): number {
		leaderTop = top(leader);
		leaderBottom = bottom(leader);
		losing = neutral = gaining = 0;
		for (let move = 0; move < moves; move++) {
			const answer = answers[move] ?? 0;
			const size = sizes[move] ?? 0;
			const step = stepOf(field.steps[columns[move] ?? 0] ?? 2);
			const position = positions[leader * statements + (columns[move] ?? 0)] ?? none;
			const up = position === none ? 0 : position > answer ? -size : size;
			const down = position === none ? 0 : position < answer ? -size : size;
			const canUp = answer + step <= highest;
			const canDown = answer - step >= lowest;
			lossUp[move] = canUp ? up : -Infinity;
			lossDown[move] = canDown ? down : -Infinity;
			if (position === none) neutral = Math.max(neutral, size);
			else if ((canUp && up > 0) || (canDown && down > 0)) losing = Math.max(losing, size);
			else gaining = Math.max(gaining, size);
		}
		const reach = Math.max(
			losing * (1 / narrowest + 1 / leaderBottom),
			neutral / narrowest,
			gaining * (1 / narrowest - 1 / leaderBottom),
		);
		return (cautious[leader] ?? 0) - reach - 1e-9;
	}

	function catches(row: number): boolean {
		const ownBottom = bottom(row);
		const gap = leaderTop * ownBottom - top(row) * leaderBottom;
		if (gap <= 0) return true;
		const both = leaderBottom + ownBottom;
		if (gap > losing * both && gap > neutral * leaderBottom && gap > gaining * (leaderBottom - ownBottom))
			return false;
		const base = row * statements;
		for (let move = 0; move < moves; move++) {
			const size = sizes[move] ?? 0;
			if (size * both < gap) return false;
			const answer = answers[move] ?? 0;
			const position = positions[base + (columns[move] ?? 0)] ?? none;
			const up = position === none ? 0 : position > answer ? size : -size;
			const down = position === none ? 0 : position < answer ? size : -size;
			if (up * leaderBottom + (lossUp[move] ?? 0) * ownBottom >= gap) return true;
			if (down * leaderBottom + (lossDown[move] ?? 0) * ownBottom >= gap) return true;
		}
		return false;
	}

	return { lead, catches };
}

/**
 * The answers that can be moved, the widest moves first. `sizes`: what a move adds to or takes from the top of a
 * contender's cautious score.
 */
function widestFirst(
	field: Field,
	voter: Voter,
): { columns: Uint16Array; answers: Int8Array; sizes: Float64Array } {
	const size = (column: number) => 250 * stepOf(field.steps[column] ?? 2) * (voter.importance[column] ?? 0);
	const columns = answeredColumns(voter).sort((a, b) => size(b) - size(a));
	return {
		columns,
		answers: Int8Array.from(columns, (column) => voter.stances[column] ?? 0),
		sizes: Float64Array.from(columns, size),
	};
}

function answeredColumns(voter: Voter): Uint16Array {
	return Uint16Array.from(voter.stances.keys()).filter((column) => voter.stances[column] !== none);
}

/** Any method: tries every move and compares the cautious scores that it would give. */
function chaseByTrial(field: Field, voter: Voter, scores: Scores): Chase {
	const { positions, statements } = field;
	const { prior, cost, shared, weight } = scores;
	const measure = measures[scores.method];
	const moves = everyMove(field, voter);
	let level = 0;
	let leaderMoved: number[] = [];

	function cautiousAfter(row: number, { column, from, to, importance }: Move): number {
		const position = positions[row * statements + column] ?? none;
		const change = position === none ? 0 : measure.cost(to, position) - measure.cost(from, position);
		const common = shared[row] ?? 0;
		return cautiousOf(measure, prior, (cost[row] ?? 0) + importance * change, common, weight - common);
	}

	return {
		lead(leader) {
			level = scores.cautious[leader] ?? 0;
			leaderMoved = moves.map((move) => cautiousAfter(leader, move));
			return 0;
		},
		catches(row) {
			if (scores.cautious[row] === level) return true;
			return moves.some((move, index) => cautiousAfter(row, move) >= (leaderMoved[index] ?? 0));
		},
	};
}

interface Move {
	column: number;
	from: number;
	to: number;
	importance: number;
}

/** Every change of one answer by one step inside its scale. */
function everyMove(field: Field, voter: Voter): Move[] {
	return Array.from(answeredColumns(voter)).flatMap((column) => {
		const from = voter.stances[column] ?? 0;
		const step = stepOf(field.steps[column] ?? 2);
		const importance = voter.importance[column] ?? 1;
		return [from + step, from - step]
			.filter((to) => to >= lowest && to <= highest)
			.map((to) => ({ column, from, to, importance }));
	});
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
 * Those of `rows` that have a cautious score, the highest first and otherwise in the order given. Scores are dealt into
 * as many equal intervals as there are rows, which leaves little to sort.
 */
function rowsByCautious(rows: Int32Array, cautious: Float64Array): Int32Array {
	let high = 0;
	let low = 100;
	let scored = 0;
	for (let row = 0; row < cautious.length; row++) {
		const own = cautious[row] ?? -1;
		if (own < 0) continue;
		scored++;
		if (own > high) high = own;
		if (own < low) low = own;
	}
	const scale = high > low ? (scored - 1) / (high - low) : 0;
	const ends = new Int32Array(scored + 1);
	for (let row = 0; row < cautious.length; row++) {
		const own = cautious[row] ?? -1;
		if (own < 0) continue;
		const interval = Math.floor((high - own) * scale);
		ends[interval + 1] = (ends[interval + 1] ?? 0) + 1;
	}
	for (let interval = 1; interval <= scored; interval++) {
		ends[interval] = (ends[interval] ?? 0) + (ends[interval - 1] ?? 0);
	}
	const sorted = new Int32Array(scored);
	for (let index = 0; index < rows.length; index++) {
		const row = rows[index] ?? 0;
		const own = cautious[row] ?? -1;
		if (own < 0) continue;
		const interval = Math.floor((high - own) * scale);
		const at = ends[interval] ?? 0;
		sorted[at] = row;
		ends[interval] = at + 1;
	}
	for (let interval = 0, start = 0; interval < scored; interval++) {
		const end = ends[interval] ?? 0;
		if (end - start > 1) settle(sorted, start, end, cautious);
		start = end;
	}
	return sorted;
}

/** Sorts `rows` from `start` up to `end` by falling cautious score, keeping the order of equals. */
function settle(rows: Int32Array, start: number, end: number, cautious: Float64Array): void {
	let moved = 0;
	for (let index = start + 1; index < end; index++) {
		const row = rows[index] ?? 0;
		const own = cautious[row] ?? 0;
		let at = index;
		while (at > start && (cautious[rows[at - 1] ?? 0] ?? 0) < own) {
			rows[at] = rows[at - 1] ?? 0;
			at--;
			moved++;
		}
		rows[at] = row;
		// Insertion is quickest on the usual few; many unequal ones in one interval would make it quadratic.
		if (moved > 16 * (end - start)) {
			rows.subarray(start, end).sort((a, b) => (cautious[b] ?? 0) - (cautious[a] ?? 0));
			return;
		}
	}
}

/** 1 + how many are strictly better; `best` holds the rows that have a score, best first. */
function ranksOf(best: Int32Array, cautious: Float64Array): Int32Array {
	const ranks = new Int32Array(cautious.length);
	let rank = 0;
	let level = Infinity;
	for (let index = 0; index < best.length; index++) {
		const row = best[index] ?? 0;
		const own = cautious[row] ?? 0;
		if (own < level) {
			rank = index + 1;
			level = own;
		}
		ranks[row] = rank;
	}
	return ranks;
}

/** Tier by tier in the order of `byPlace`; tier 0 last. */
function orderOf(byPlace: Int32Array, tier: Int16Array, tiers: number): Int32Array {
	// Tier 0 comes after the last one.
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
