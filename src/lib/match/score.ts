import { highest, lowest, none, stepOf } from './coordinate.ts';
import type { Field, Rule, Voter } from './field.ts';
import { hasMargin, marginOf } from './gap/margin.ts';
import { peersOf } from './gap/peers.ts';
import { placeGaps } from './gap/place.ts';
import { agreementOf, measures, type Measure, type Method } from './method.ts';

/** How near every contender of a field is to one voter. All arrays are by contender, in the order of the field. */
export interface Scores {
	method: Method;
	/** How many statements the voter answered. */
	answered: number;
	/** How many it has neither answered nor skipped yet. */
	unseen: number;
	/** The total weight of the answered statements: the sum of their importance. */
	weight: number;
	/**
	 * Decides the order, 0…100: the agreement, if the contender answered all that the voter answered; otherwise that of
	 * one who is placed like it. −1 where it cannot be placed.
	 */
	score: Float64Array;
	/** What the score is computed from: the cost of all the voter's statements. −1 where the contender cannot be placed. */
	distance: Float64Array;
	/** The margin for gaps: the mean square of what they may change between two distances. 0 without gaps. */
	margin: number;
	/** 0…100 over the shared statements; −1 where nothing is shared. */
	agreement: Float64Array;
	/** How many statements both have answered. */
	coverage: Uint16Array;
	/** The total weight of the shared statements, 0…weight. */
	shared: Uint16Array;
	/**
	 * For contenders with gaps that are placed by rank: the share of the reference, 0…1, that they are nearer than on the
	 * shared common statements. −1 for others.
	 */
	nearer: Float64Array;
	/** contenders × topics, contender by contender: agreement 0…100 on one topic; −1 where nothing is shared. */
	topicAgreement: Float64Array;
}

/**
 * One double holds a cell's cost, weight and count, so that one addition per cell sums all three: cost below 2^26,
 * then 13 bits of weight, then the count. Exact for up to 2,000 statements.
 */
const weightUnit = 2 ** 26;
const weightBits = 13;
const weightMask = 2 ** weightBits - 1;
const countUnit = weightUnit * 2 ** weightBits;

/**
 * Where a statement's part of the table begins. Positions are signed bytes, so a part holds −128…60. The distance
 * between parts is an odd number of cache lines; otherwise the parts would push each other out of the processor's
 * nearest cache.
 */
const zero = 128;
const stride = 200;

/**
 * Scores every contender of `field` for `voter`: one pass for all, then those with gaps. Without answers, contenders or
 * statements the results are empty or −1, never NaN. A position that is not on its statement's scale counts as missing.
 */
export function score(field: Field, voter: Voter, rule: Rule): Scores {
	const { method } = rule;
	const { columns, ends } = answeredByTopic(field, voter);
	const weight = columns.reduce((sum, column) => sum + (voter.importance[column] ?? 0), 0);
	const table = tabulate(measures[method].cost, field, voter, columns);
	const scores: Scores = {
		method,
		answered: columns.length,
		unseen: voter.unseen.reduce((sum, isUnseen) => sum + isUnseen, 0),
		weight,
		score: new Float64Array(field.contenders),
		distance: new Float64Array(field.contenders),
		margin: 0,
		agreement: new Float64Array(field.contenders),
		coverage: new Uint16Array(field.contenders),
		shared: new Uint16Array(field.contenders),
		nearer: new Float64Array(field.contenders).fill(-1),
		topicAgreement: sumByTopic(field, columns, ends, table),
	};
	const gaps = unpack(scores, field.topics);
	const isMargin = weight > 0 && hasMargin(field, voter, rule);
	if (gaps === 0 && !isMargin) return scores;
	const peers = peersOf(field, voter, rule);
	if (gaps > 0) placeGaps(field, voter, rule, peers, scores);
	if (isMargin) scores.margin = marginOf(field, voter, rule, peers);
	return scores;
}

/**
 * The one pass over all positions: contenders × topics, packed sums. Four rows are summed side by side, because the
 * processor adds four independent sums in the time of one. The last row may be summed more than once, with the same
 * result.
 */
function sumByTopic(
	field: Field,
	columns: Uint16Array,
	ends: Uint16Array,
	table: Float64Array,
): Float64Array {
	const { contenders, statements, topics, positions } = field;
	const sums = new Float64Array(contenders * topics);
	const last = contenders - 1;
	for (let row = 0; row < contenders; row += 4) {
		const second = Math.min(row + 1, last);
		const third = Math.min(row + 2, last);
		const fourth = Math.min(row + 3, last);
		const base1 = row * statements;
		const base2 = second * statements;
		const base3 = third * statements;
		const base4 = fourth * statements;
		let cell = 0;
		let entry = zero;
		for (let topic = 0; topic < topics; topic++) {
			const end = ends[topic] ?? 0;
			let sum1 = 0;
			let sum2 = 0;
			let sum3 = 0;
			let sum4 = 0;
			for (; cell < end; cell++, entry += stride) {
				const column = columns[cell] ?? 0;
				sum1 += table[entry + (positions[base1 + column] ?? 0)] ?? 0;
				sum2 += table[entry + (positions[base2 + column] ?? 0)] ?? 0;
				sum3 += table[entry + (positions[base3 + column] ?? 0)] ?? 0;
				sum4 += table[entry + (positions[base4 + column] ?? 0)] ?? 0;
			}
			sums[row * topics + topic] = sum1;
			sums[second * topics + topic] = sum2;
			sums[third * topics + topic] = sum3;
			sums[fourth * topics + topic] = sum4;
		}
	}
	return sums;
}

/**
 * Turns the packed sums in `topicAgreement` into scores, for contenders with gaps as far as they need nobody else. This
 * is a separate function so that it is small enough for the compiler to inline the formulas; as part of `score` it takes
 * three times as long.
 *
 * @returns how many contenders have gaps
 */
function unpack(
	{ method, weight, score, distance, agreement, coverage, shared, topicAgreement }: Scores,
	topics: number,
): number {
	const { worst, root } = measures[method];
	let gaps = 0;
	for (let row = 0, index = 0; row < agreement.length; row++) {
		let count = 0;
		let rowShared = 0;
		let rowCost = 0;
		for (let topic = 0; topic < topics; topic++, index++) {
			const packed = topicAgreement[index] ?? 0;
			const weights = (packed / weightUnit) | 0;
			const topicShared = weights & weightMask;
			const topicCost = packed - weights * weightUnit;
			topicAgreement[index] = agreementOf(worst, root, topicCost, topicShared);
			count += weights >> weightBits;
			rowShared += topicShared;
			rowCost += topicCost;
		}
		coverage[row] = count;
		shared[row] = rowShared;
		agreement[row] = agreementOf(worst, root, rowCost, rowShared);
		const isComplete = rowShared === weight && weight > 0;
		distance[row] = weight > 0 ? rowCost : -1;
		score[row] = isComplete ? (agreement[row] ?? -1) : -1;
		if (rowShared < weight) gaps++;
	}
	return gaps;
}

/** The columns that the voter answered, topic by topic, and where each topic ends among them. */
function answeredByTopic(field: Field, voter: Voter): { columns: Uint16Array; ends: Uint16Array } {
	const columns: number[] = [];
	const ends = new Uint16Array(field.topics);
	for (let topic = 0; topic < field.topics; topic++) {
		for (let column = 0; column < field.statements; column++) {
			if (field.topic[column] === topic && voter.stances[column] !== none) columns.push(column);
		}
		ends[topic] = columns.length;
	}
	return { columns: Uint16Array.from(columns), ends };
}

/** The packed cost of each stance on each answered statement; 0 for `none`, so that it does not count. */
function tabulate(cost: Measure['cost'], field: Field, voter: Voter, columns: Uint16Array): Float64Array {
	const table = new Float64Array(columns.length * stride);
	for (let cell = 0, entry = zero; cell < columns.length; cell++, entry += stride) {
		const column = columns[cell] ?? 0;
		const answer = voter.stances[column] ?? 0;
		const importance = voter.importance[column] ?? 0;
		const step = stepOf(field.steps[column] ?? 2);
		for (let position = lowest; position <= highest; position += step) {
			table[entry + position] = countUnit + importance * (weightUnit + cost(answer, position));
		}
	}
	return table;
}
