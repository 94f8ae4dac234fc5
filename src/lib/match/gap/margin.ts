import { none } from '../coordinate.ts';
import type { Field, Rule, Voter } from '../field.ts';
import { measures, type Measure } from '../method.ts';
import { addUp, emptySet, markShared, type Peers } from './peers.ts';

/** How many rows of the reference vote, to find out how much the unseen statements may change. */
const mostVoters = 30;

/** Whether anything is missing that the margin would count: gaps in the sample, or statements not seen yet. */
export function hasMargin({ statements, local }: Field, { unseen }: Voter, { basis }: Rule): boolean {
	if (basis.partial.length > 0) return true;
	for (let column = 0; column < statements; column++) {
		if (unseen[column] === 1 && local[column] !== 1) return true;
	}
	return false;
}

/**
 * The margin for gaps: the mean square, in cost, by which two contenders may be farther apart or nearer than they seem
 * because of what is missing. It is the election's, not a contender's, so that nobody gains by leaving gaps.
 *
 * For each row of the sample: how far placing by rank misses if the reference itself is given the gaps of that row.
 * Statements that the voter has not seen are gaps of everybody. If the reference is too small, each missing statement
 * counts as the variance of one.
 */
export function marginOf(field: Field, voter: Voter, rule: Rule, peers: Peers): number {
	if (peers.weight === 0) return 0;
	return rule.basis.prior
		? marginByVariance(field, voter, rule, peers)
		: marginByRank(field, voter, rule, peers);
}

function marginByRank(field: Field, voter: Voter, rule: Rule, peers: Peers): number {
	const { basis } = rule;
	const { rows, totals } = peers;
	const costs = new Int32Array(rows);
	const variation = covariation(totals, totals);
	const variance = variation / rows ** 2;
	const errors: number[] = [];
	const sharing = eachPartial(rule, peers, (set) => {
		addUp(peers, set, costs);
		errors.push(2 * variance * (1 - correlation(costs, totals, variation)));
	});
	const early = isEarly(field, voter) ? 2 * variance * (1 - earlyCorrelation(field, voter, rule, peers)) : 0;
	return meanOf(errors, basis.sampleRows - basis.partial.length + sharing) + early;
}

function marginByVariance(field: Field, voter: Voter, rule: Rule, peers: Peers): number {
	const { basis } = rule;
	const { weights } = peers;
	const variance = varianceOfAnswers(voter, rule, peers);
	const errors: number[] = [];
	const sharing = eachPartial(rule, peers, (_, base) => {
		const missing = weights.reduce((sum, weight, cell) => {
			const isMissing = basis.sample[base + (peers.basisColumns[cell] ?? 0)] === none;
			return sum + (isMissing ? weight ** 2 : 0);
		}, 0);
		errors.push(variance * missing);
	});
	const unseen = unseenColumns(field, voter).length;
	return meanOf(errors, basis.sampleRows - basis.partial.length + sharing) + variance * unseen;
}

/**
 * Visits the rows of the sample that answered some but not all of the voter's common statements.
 *
 * @returns how many rows with gaps share a statement with the voter
 */
function eachPartial({ basis }: Rule, peers: Peers, visit: (set: Uint8Array, base: number) => void): number {
	const set = emptySet(peers);
	let sharing = 0;
	for (const row of basis.partial) {
		const base = row * basis.statements;
		const shared = markShared(peers, peers.basisColumns, basis.sample, base, set);
		if (shared === 0) continue;
		sharing++;
		if (shared < peers.weight) visit(set, base);
	}
	return sharing;
}

/** Summed from the smallest up, so that the order of the rows does not matter. */
function meanOf(values: number[], count: number): number {
	if (count === 0) return 0;
	return (
		Float64Array.from(values)
			.sort()
			.reduce((sum, value) => sum + value, 0) / count
	);
}

/** The covariance times the square of the number of rows: a whole number, so that the order of the rows does not matter. */
function covariation(one: Int32Array, other: Int32Array): number {
	let sum = 0;
	let sumOfOne = 0;
	let sumOfOther = 0;
	for (let row = 0; row < one.length; row++) {
		const first = one[row] ?? 0;
		const second = other[row] ?? 0;
		sum += first * second;
		sumOfOne += first;
		sumOfOther += second;
	}
	return one.length * sum - sumOfOne * sumOfOther;
}

/**
 * How closely costs follow others, 0…1: 0 if either does not vary or they fall and rise against each other.
 *
 * @param variation `covariation(others, others)`
 */
function correlation(costs: Int32Array, others: Int32Array, variation: number): number {
	const product = covariation(costs, costs) * variation;
	if (product === 0) return 0;
	return Math.min(1, Math.max(0, covariation(costs, others) / Math.sqrt(product)));
}

/** The variance of the costs, at normal importance, of all answers that the sample gave to the voter's statements. */
function varianceOfAnswers({ stances }: Voter, { method, basis }: Rule, peers: Peers): number {
	const { cost } = measures[method];
	let count = 0;
	let sum = 0;
	let squares = 0;
	for (let row = 0; row < basis.sampleRows; row++) {
		peers.basisColumns.forEach((column, cell) => {
			const position = basis.sample[row * basis.statements + column] ?? none;
			if (position === none) return;
			const own = cost(stances[peers.fieldColumns[cell] ?? 0] ?? none, position);
			count++;
			sum += own;
			squares += own ** 2;
		});
	}
	return count === 0 ? 0 : (count * squares - sum ** 2) / count ** 2;
}

function isEarly(field: Field, voter: Voter): boolean {
	return unseenColumns(field, voter).length > 0;
}

/** The unseen common statements, as columns of the basis. */
function unseenColumns({ statements, local }: Field, { unseen }: Voter): number[] {
	const columns: number[] = [];
	let common = 0;
	for (let column = 0; column < statements; column++) {
		if (local[column] === 1) continue;
		if (unseen[column] === 1) columns.push(common);
		common++;
	}
	return columns;
}

/**
 * How well the answered statements foretell the order on all that the voter did not skip: the mean, over the first rows
 * of the reference as voters, of the correlation of both costs over the other rows.
 */
function earlyCorrelation(field: Field, voter: Voter, { method, basis }: Rule, peers: Peers): number {
	const { cost } = measures[method];
	const unseen = unseenColumns(field, voter);
	const voters = Math.min(mostVoters, basis.referenceRows);
	const correlations: number[] = [];
	for (let own = 0; own < voters; own++) {
		const soFar = new Int32Array(basis.referenceRows - 1);
		const inAll = new Int32Array(basis.referenceRows - 1);
		let other = 0;
		for (let row = 0; row < basis.referenceRows; row++) {
			if (row === own) continue;
			const answered = costBetween(cost, basis.reference, own, row, basis.statements, peers);
			let rest = 0;
			for (const column of unseen) {
				rest += cost(
					basis.reference[own * basis.statements + column] ?? none,
					basis.reference[row * basis.statements + column] ?? none,
				);
			}
			soFar[other] = answered;
			inAll[other] = answered + rest;
			other++;
		}
		correlations.push(correlation(soFar, inAll, covariation(inAll, inAll)));
	}
	return meanOf(correlations, voters);
}

function costBetween(
	cost: Measure['cost'],
	reference: Int8Array,
	one: number,
	other: number,
	statements: number,
	{ basisColumns, weights }: Peers,
): number {
	let sum = 0;
	for (let cell = 0; cell < basisColumns.length; cell++) {
		const column = basisColumns[cell] ?? 0;
		sum +=
			(weights[cell] ?? 1) *
			cost(reference[one * statements + column] ?? none, reference[other * statements + column] ?? none);
	}
	return sum;
}
