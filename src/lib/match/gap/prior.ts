import { none } from '../coordinate.ts';

/**
 * What missing positions are pulled toward where the reference is too small to place contenders by rank: each counts as
 * `strength` percent of a statement answered with `agreement` percent. Whole percents.
 */
export interface Prior {
	agreement: number;
	strength: number;
}

/** The positions of an election: no voter, no names. */
export interface Positions {
	contenders: number;
	statements: number;
	/** contenders × statements, contender by contender: coordinates −60…+60, or `none`. */
	positions: Int8Array;
}

/** Used until two contenders have answered: agreement is unknown, and a gap counts like a statement. */
const unknown: Prior = { agreement: 50, strength: 100 };

/** With fewer contenders than this a trial depends on chance, so the strength is the usual one of real elections. */
const fewContenders = 10;
const usualStrength = 15;

/** The approximate number of pairs of contenders compared to find the strength. */
const enoughPairs = 40_000;

/**
 * Estimates the prior of an election whose reference is small: whole percents, never NaN. The same positions give the
 * same prior, in any order of the contenders. It rests on the contenders that answered at least nine tenths of what the
 * one with the most answers did; 50 and 100 if no two of them answered a common statement.
 *
 * `agreement` is the mean agreement of two of them, over all pairs and all statements that both answered.
 *
 * `strength`, 1…100, is the one that is fair to gaps. Every contender runs twice, once with all of its answers and
 * once with a random half of them; the contenders vote for each other; at this strength the halves take half of the
 * top places. With less pull, luck wins, because a few answers agree by chance more often than many do; with more,
 * contenders with gaps can never win. With fewer than ten contenders it is 15, as in real elections.
 */
export function estimatePrior(positions: Positions): Prior {
	const rows = fullestRows(positions);
	const mean = meanAgreement(rows, positions.statements);
	if (mean === null) return unknown;
	const agreement = Math.round(mean);
	return {
		agreement,
		strength: rows.length < fewContenders ? usualStrength : fairStrength(agreement, votesAmong(rows)),
	};
}

/**
 * The rows with at least nine tenths of the most answers, so that existing gaps do not distort the estimate. Their order
 * depends only on their positions.
 */
function fullestRows({ contenders, statements, positions }: Positions): Int8Array[] {
	const answers = (row: Int8Array) => row.reduce((count, position) => count + (position === none ? 0 : 1), 0);
	const rows = Array.from({ length: contenders }, (_, row) =>
		positions.subarray(row * statements, (row + 1) * statements),
	);
	const most = Math.max(1, ...rows.map(answers));
	return rows
		.filter((row) => 10 * answers(row) >= 9 * most)
		.sort((a, b) => {
			const column = a.findIndex((position, index) => position !== b[index]);
			return column < 0 ? 0 : (a[column] ?? 0) - (b[column] ?? 0);
		});
}

/** Mean agreement 0…100 over all pairs and statements, from how often each stance was taken; null without a pair. */
function meanAgreement(rows: readonly Int8Array[], statements: number): number | null {
	let pairs = 0;
	let distance = 0;
	for (let column = 0; column < statements; column++) {
		const counts = new Map<number, number>();
		for (const row of rows) {
			const position = row[column] ?? none;
			if (position !== none) counts.set(position, (counts.get(position) ?? 0) + 1);
		}
		for (const [one, ofOne] of counts) {
			pairs += (ofOne * (ofOne - 1)) / 2;
			for (const [other, ofOther] of counts) {
				if (other <= one) continue;
				pairs += ofOne * ofOther;
				distance += (other - one) * ofOne * ofOther;
			}
		}
	}
	return pairs === 0 ? null : (100 * (120 * pairs - distance)) / (120 * pairs);
}

/** One contender as another one sees it: the cost of all shared statements, and of a random half of them. */
interface Twins {
	shared: number;
	cost: number;
	kept: number;
	keptCost: number;
}

/** For each vote, cast by one row, the twins of all other rows. */
function votesAmong(rows: readonly Int8Array[]): Twins[][] {
	const some = spread(rows, Math.floor(Math.sqrt(enoughPairs)));
	const rounds = Math.max(1, Math.round(enoughPairs / (some.length * (some.length - 1))));
	const random = randomNumbers();
	return Array.from({ length: rounds }, () =>
		some.map((voter) => some.filter((row) => row !== voter).map((row) => halve(voter, row, random))),
	).flat();
}

function halve(voter: Int8Array, contender: Int8Array, random: () => number): Twins {
	const costs: number[] = [];
	voter.forEach((answer, column) => {
		const position = contender[column] ?? none;
		if (answer !== none && position !== none) costs.push(Math.abs(answer - position));
	});
	const half = Math.ceil(costs.length / 2);
	const twins = { shared: costs.length, cost: 0, kept: half, keptCost: 0 };
	let toKeep = half;
	costs.forEach((cost, index) => {
		twins.cost += cost;
		if (random() * (costs.length - index) < toKeep) {
			toKeep--;
			twins.keptCost += cost;
		}
	});
	return twins;
}

/** The lowest strength at which halves take no more than half of the top places; the share falls as strength grows. */
function fairStrength(agreement: number, votes: readonly Twins[][]): number {
	let low = 1;
	let high = 100;
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		if (shareOfHalves(votes, { agreement, strength: middle }) > 0.5) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The share of top places (a fiftieth, at least one in each vote) that go to halves. Ties share their places. */
function shareOfHalves(votes: readonly Twins[][], prior: Prior): number {
	let places = 0;
	let won = 0;
	for (const twins of votes) {
		const wholes = twins.map(({ shared, cost }) => shrunken(prior, cost, shared, 0));
		const halves = twins.map(({ shared, kept, keptCost }) => shrunken(prior, keptCost, kept, shared - kept));
		const top = Math.ceil((2 * twins.length) / 50);
		const last = [...wholes, ...halves].sort((a, b) => b - a)[top - 1] ?? 0;
		const above = (scores: number[]) => scores.filter((score) => score > last).length;
		const level = (scores: number[]) => scores.filter((score) => score === last).length;
		const left = top - above(wholes) - above(halves);
		places += top;
		won += above(halves) + (left * level(halves)) / (level(wholes) + level(halves));
	}
	return won / places;
}

/** Agreement 0…100 by city block, with what is missing at the prior. */
function shrunken({ agreement, strength }: Prior, cost: number, shared: number, missing: number): number {
	const near = 10_000 * (120 * shared - cost) + 120 * strength * missing * agreement;
	return near / (120 * (100 * shared + strength * missing));
}

/** At most `most` of the rows, evenly spread. */
function spread(rows: readonly Int8Array[], most: number): Int8Array[] {
	const count = Math.min(most, rows.length);
	const turn = (index: number) => Math.floor((index * count) / rows.length);
	return rows.filter((_, index) => turn(index + 1) > turn(index));
}

/** Pseudo-random numbers 0…1, the same every time (mulberry32). */
function randomNumbers(): () => number {
	let state = 0x7a6d_3c5b;
	return () => {
		state = (state + 0x6d2b_79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
