import { highest, lowest, none, stepOf } from './coordinate.ts';
import type { Field, Voter } from './field.ts';
import { cautiousOf, measures } from './method.ts';
import type { Scores } from './score.ts';

/** The order in which one voter sees the contenders of a field. */
export interface Ranking {
	/** How many tiers there are. */
	tiers: number;
	/** By contender: its tier, 1…tiers; 0 for a silent one, which shares no statement with the voter. */
	tier: Int16Array;
	/** By contender: 1 + how many have a higher cautious score; 0 for a silent one. */
	rank: Int32Array;
	/** Every contender: tier by tier, inside a tier by place on the ballot, the silent ones last. */
	order: Int32Array;
}

/**
 * Sorts contenders into tiers: groups that one voter's answers cannot tell apart. A contender is in the leader's tier
 * if it is level, or if moving one of the voter's answers by one step of its scale could bring its cautious score
 * level with the leader's or above it; skipped answers stay skipped. The next tier begins with the best contender
 * that is in no tier yet: the highest cautious score, then the first on the ballot.
 *
 * `scores` are those of `voter` on `field`, by any method. The result is that of trying every change, without trying
 * most of them.
 */
export function rank(field: Field, voter: Voter, scores: Scores): Ranking {
	const byPlace = rowsByPlace(field);
	const best = rowsByCautious(byPlace, scores.cautious);
	const formTiers = scores.method === 'city-block' ? tiersByFractions : tiersByTrial;
	const { tiers, tier } = formTiers(field, voter, scores, best);
	return { tiers, tier, rank: ranksOf(best, scores.cautious), order: orderOf(byPlace, tier, tiers) };
}

interface Tiers {
	tiers: number;
	tier: Int16Array;
}

/**
 * City block. A cautious score is the fraction top/bottom of two whole numbers, and a move leaves the bottoms as they
 * are: it lifts or lowers a top by 250 · step · importance. So "level" is a comparison of whole numbers, exact below
 * 2^53, and how far one move can reach is known before any position is read.
 *
 * `best` lists the rows that have a score, the best first; those that are in no tier yet form a chain through it.
 */
function tiersByFractions(field: Field, voter: Voter, scores: Scores, best: Int32Array): Tiers {
	const { positions, statements } = field;
	const { cautious, shared, weight } = scores;
	const { columns, answers, sizes } = widestFirst(field, voter);
	const widest = sizes[0] ?? 0;
	const { tops, bottoms, narrowest, hasGaps } = fractionsOf(scores, best);
	// The moves that lower the leader, the widest first. They lift contenders above `above` or below `below`.
	const hurtColumns = new Uint16Array(columns.length);
	const hurtSizes = new Float64Array(columns.length);
	const above = new Int8Array(columns.length);
	const below = new Int8Array(columns.length);
	const tier = new Int16Array(field.contenders);
	const next = chainOf(best.length);
	let tiers = 0;
	for (let first = 0; first < best.length; first = next[first] ?? best.length) {
		const leader = best[first] ?? 0;
		const leaderBase = leader * statements;
		const leaderTop = tops[first] ?? 0;
		const leaderBottom = bottoms[first] ?? 0;
		const leaderLacks = (shared[leader] ?? 0) < weight;
		tier[leader] = ++tiers;
		let hurts = 0;
		for (let move = 0; move < columns.length; move++) {
			const column = columns[move] ?? 0;
			const answer = answers[move] ?? 0;
			const position = positions[leaderBase + column] ?? none;
			const losesUp = position !== none && position <= answer && answer < highest;
			const losesDown = position >= answer && answer > lowest;
			if (!losesUp && !losesDown) continue;
			hurtColumns[hurts] = column;
			hurtSizes[hurts] = sizes[move] ?? 0;
			above[hurts] = losesUp ? answer : highest;
			below[hurts] = losesDown ? answer : lowest;
			hurts++;
		}
		const losing = hurts > 0 ? (hurtSizes[0] ?? 0) : 0;
		const reach = Math.max(losing * (1 / leaderBottom + 1 / narrowest), hasGaps ? widest / narrowest : 0);
		const floor = (cautious[leader] ?? 0) - reach - 1e-9;

		let before = first;
		for (let index = next[first] ?? best.length; index < best.length;) {
			const after = next[index] ?? best.length;
			const row = best[index] ?? 0;
			if ((cautious[row] ?? 0) < floor) break;
			const base = row * statements;
			const bottom = bottoms[index] ?? 0;
			const both = leaderBottom + bottom;
			const gap = leaderTop * bottom - (tops[index] ?? 0) * leaderBottom;
			let isLevel = gap <= 0;
			for (let move = 0; !isLevel && move < hurts && (hurtSizes[move] ?? 0) * both >= gap; move++) {
				const position = positions[base + (hurtColumns[move] ?? 0)] ?? none;
				isLevel = position > (above[move] ?? 0) || (position < (below[move] ?? 0) && position !== none);
			}
			// Where a position is missing, a move may lift or lower only one of the two, or both unequally.
			if (
				!isLevel &&
				(leaderLacks || (shared[row] ?? 0) < weight) &&
				widest * Math.max(bottom, leaderBottom) >= gap
			) {
				isLevel = canBeLevel(index, first);
			}
			if (isLevel) {
				tier[row] = tiers;
				next[before] = after;
			} else {
				before = index;
			}
			index = after;
		}
	}
	return { tiers, tier };

	function canBeLevel(index: number, first: number): boolean {
		const bottom = bottoms[index] ?? 0;
		const leaderBottom = bottoms[first] ?? 0;
		const gap = (tops[first] ?? 0) * bottom - (tops[index] ?? 0) * leaderBottom;
		const base = (best[index] ?? 0) * statements;
		const leaderBase = (best[first] ?? 0) * statements;
		for (let move = 0; move < columns.length; move++) {
			const column = columns[move] ?? 0;
			const answer = answers[move] ?? 0;
			const size = sizes[move] ?? 0;
			const position = positions[base + column] ?? none;
			const leaderPosition = positions[leaderBase + column] ?? none;
			const up =
				lift(position > answer, position) * leaderBottom -
				lift(leaderPosition > answer, leaderPosition) * bottom;
			const down =
				lift(position < answer, position) * leaderBottom -
				lift(leaderPosition < answer, leaderPosition) * bottom;
			if (answer < highest && size * up >= gap) return true;
			if (answer > lowest && size * down >= gap) return true;
		}
		return false;
	}
}

/** 1 if a move brings the voter nearer to a position, −1 if farther from it, 0 if there is no position. */
function lift(isNearer: boolean, position: number): number {
	return position === none ? 0 : isNearer ? 1 : -1;
}

/**
 * The cautious scores of `best` as fractions of whole numbers: 40 times smaller than in `cautiousOf`, where both sides
 * are divisible by 40. `narrowest` is the lowest bottom.
 */
function fractionsOf({ prior, shared, cost, weight }: Scores, best: Int32Array) {
	const tops = new Float64Array(best.length);
	const bottoms = new Float64Array(best.length);
	let narrowest = 300 * weight;
	let hasGaps = false;
	for (let index = 0; index < best.length; index++) {
		const row = best[index] ?? 0;
		const own = shared[row] ?? 0;
		const missing = prior.strength * (weight - own);
		const bottom = 3 * (100 * own + missing);
		tops[index] = 250 * (120 * own - (cost[row] ?? 0)) + 3 * prior.agreement * missing;
		bottoms[index] = bottom;
		if (bottom < narrowest) narrowest = bottom;
		if (own < weight) hasGaps = true;
	}
	return { tops, bottoms, narrowest, hasGaps };
}

/**
 * The answers that can be moved, the widest moves first. `sizes`: how much a move adds to or subtracts from the top
 * of a contender's cautious score.
 */
function widestFirst(
	field: Field,
	voter: Voter,
): { columns: Uint16Array; answers: Int8Array; sizes: Float64Array } {
	const size = (column: number) => 250 * stepOf(field.steps[column] ?? 2) * (voter.importance[column] ?? 0);
	const answered = answeredColumns(voter);
	const columns = new Uint16Array(answered.length);
	const answers = new Int8Array(answered.length);
	const sizes = new Float64Array(answered.length);
	answered.forEach((column, index) => {
		const own = size(column);
		let at = index;
		for (; at > 0 && (sizes[at - 1] ?? 0) < own; at--) {
			columns[at] = columns[at - 1] ?? 0;
			answers[at] = answers[at - 1] ?? 0;
			sizes[at] = sizes[at - 1] ?? 0;
		}
		columns[at] = column;
		answers[at] = voter.stances[column] ?? 0;
		sizes[at] = own;
	});
	return { columns, answers, sizes };
}

function answeredColumns({ stances }: Voter): number[] {
	const columns: number[] = [];
	for (let column = 0; column < stances.length; column++) if (stances[column] !== none) columns.push(column);
	return columns;
}

function chainOf(length: number): Int32Array {
	const next = new Int32Array(length);
	for (let index = 0; index < length; index++) next[index] = index + 1;
	return next;
}

/** Any method: tries every move and compares the cautious scores that it would give. */
function tiersByTrial(field: Field, voter: Voter, scores: Scores, best: Int32Array): Tiers {
	const { positions, statements } = field;
	const { prior, cost, shared, weight, cautious } = scores;
	const { worst, root, cost: costOf } = measures[scores.method];
	const moves = everyMove(field, voter);
	const tier = new Int16Array(field.contenders);
	let tiers = 0;
	for (const leader of best) {
		if (tier[leader] !== 0) continue;
		tier[leader] = ++tiers;
		const leaderMoved = moves.map((move) => cautiousAfter(leader, move));
		for (const row of best) {
			if (tier[row] !== 0) continue;
			const isLevel =
				cautious[row] === cautious[leader] ||
				moves.some((move, index) => cautiousAfter(row, move) >= (leaderMoved[index] ?? 0));
			if (isLevel) tier[row] = tiers;
		}
	}
	return { tiers, tier };

	function cautiousAfter(row: number, { column, from, to, importance }: Move): number {
		const position = positions[row * statements + column] ?? none;
		const change = position === none ? 0 : costOf(to, position) - costOf(from, position);
		const own = shared[row] ?? 0;
		return cautiousOf(
			worst,
			root,
			prior.agreement,
			prior.strength,
			(cost[row] ?? 0) + importance * change,
			own,
			weight - own,
		);
	}
}

interface Move {
	column: number;
	from: number;
	to: number;
	importance: number;
}

/** Every change of one answer by one step inside its scale. */
function everyMove(field: Field, voter: Voter): Move[] {
	return answeredColumns(voter).flatMap((column) => {
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
 * The rows that have a cautious score, the highest first, ties in the given order. Scores are sorted into as many
 * equal intervals as there are rows, which leaves little work.
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
	const starts = new Int32Array(scored + 1);
	for (let row = 0; row < cautious.length; row++) {
		const own = cautious[row] ?? -1;
		if (own < 0) continue;
		const after = Math.trunc((high - own) * scale) + 1;
		starts[after] = (starts[after] ?? 0) + 1;
	}
	for (let interval = 1; interval < scored; interval++) {
		starts[interval] = (starts[interval] ?? 0) + (starts[interval - 1] ?? 0);
	}
	const sorted = new Int32Array(scored);
	for (let index = 0; index < rows.length; index++) {
		const row = rows[index] ?? 0;
		const own = cautious[row] ?? -1;
		if (own < 0) continue;
		const interval = Math.trunc((high - own) * scale);
		const at = starts[interval] ?? 0;
		sorted[at] = row;
		starts[interval] = at + 1;
	}
	return settle(sorted, cautious);
}

/** Finishes a nearly sorted list in place: falling cautious scores, ties in the given order. */
function settle(rows: Int32Array, cautious: Float64Array): Int32Array {
	let patience = 8 * rows.length;
	for (let index = 1; index < rows.length; index++) {
		const row = rows[index] ?? 0;
		const own = cautious[row] ?? 0;
		let at = index;
		for (; at > 0 && (cautious[rows[at - 1] ?? 0] ?? 0) < own; at--) {
			rows[at] = rows[at - 1] ?? 0;
			patience--;
		}
		rows[at] = row;
		// With many different scores in one interval, this sort would take quadratic time.
		if (patience < 0) return rows.sort((a, b) => (cautious[b] ?? 0) - (cautious[a] ?? 0));
	}
	return rows;
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
