import { none } from './coordinate.ts';
import type { Field, Voter } from './field.ts';
import { agreementOf, cautiousOf, measures, type Method, type Prior } from './method.ts';

export type { Method, Prior } from './method.ts';

/** How near every contender of a field is to one voter. All arrays are by contender, in the order of the field. */
export interface Scores {
	method: Method;
	prior: Prior;
	/** How many statements the voter answered. */
	answered: number;
	/** What those statements weigh together: the sum of their importance. */
	weight: number;
	/** 0…100 over the shared statements; −1 where nothing is shared. */
	agreement: Float64Array;
	/** The score that orders: agreement pulled toward the prior for what is missing. 0…100; −1 where nothing is shared. */
	cautious: Float64Array;
	/** How many statements both have answered. */
	coverage: Uint16Array;
	/** What the shared statements weigh together, 0…weight. */
	shared: Uint16Array;
	/** What the shared statements cost in all, in the whole numbers of the method (`measures`). */
	cost: Float64Array;
	/** contenders × topics, contender by contender: agreement 0…100 on one topic; −1 where nothing is shared. */
	topicAgreement: Float64Array;
}

/**
 * A cell's cost, its weight and the fact that it is there travel in one double, so that one addition per cell sums all
 * three: cost below 2^26, weight below 2^39, count above. Exact for up to 2,000 statements.
 */
const weightUnit = 2 ** 26;
const countUnit = 2 ** 39;

/** One row of the table for each value of a signed byte, read as unsigned. */
const rowBits = 8;

/**
 * Scores every contender of `field` for `voter` in one pass. Total: without answers, contenders or statements the
 * results are empty or −1, never NaN.
 */
export function score(
	field: Field,
	voter: Voter,
	{ method, prior }: { method: Method; prior: Prior },
): Scores {
	const { contenders, statements, topics } = field;
	const measure = measures[method];
	const { columns, ends } = answeredByTopic(field, voter);
	const table = tabulate(measure.cost, columns, voter);
	const weight = columns.reduce((sum, column) => sum + (voter.importance[column] ?? 0), 0);
	const bytes = new Uint8Array(field.positions.buffer, field.positions.byteOffset, field.positions.length);

	const agreement = new Float64Array(contenders);
	const cautious = new Float64Array(contenders);
	const coverage = new Uint16Array(contenders);
	const sharedWeight = new Uint16Array(contenders);
	const costs = new Float64Array(contenders);
	const topicAgreement = new Float64Array(contenders * topics);

	for (let row = 0, base = 0; row < contenders; row++, base += statements) {
		let count = 0;
		let shared = 0;
		let cost = 0;
		let cell = 0;
		for (let topic = 0; topic < topics; topic++) {
			const end = ends[topic] ?? 0;
			let packed = 0;
			for (; cell < end; cell++) {
				packed += table[(cell << rowBits) | (bytes[base + (columns[cell] ?? 0)] ?? 0)] ?? 0;
			}
			const topicCount = Math.floor(packed / countUnit);
			packed -= topicCount * countUnit;
			const topicShared = Math.floor(packed / weightUnit);
			const topicCost = packed - topicShared * weightUnit;
			topicAgreement[row * topics + topic] = agreementOf(measure, topicCost, topicShared);
			count += topicCount;
			shared += topicShared;
			cost += topicCost;
		}
		coverage[row] = count;
		sharedWeight[row] = shared;
		costs[row] = cost;
		agreement[row] = agreementOf(measure, cost, shared);
		cautious[row] = cautiousOf(measure, prior, cost, shared, weight - shared);
	}
	const answered = columns.length;
	return {
		method,
		prior,
		answered,
		weight,
		agreement,
		cautious,
		coverage,
		shared: sharedWeight,
		cost: costs,
		topicAgreement,
	};
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

/** What each coordinate costs at each answered statement, packed; 0 for `none`, which is thereby not counted. */
function tabulate(
	cost: (answer: number, position: number) => number,
	columns: Uint16Array,
	voter: Voter,
): Float64Array {
	const table = new Float64Array(columns.length << rowBits);
	columns.forEach((column, cell) => {
		const answer = voter.stances[column] ?? 0;
		const importance = voter.importance[column] ?? 0;
		for (let position = -60; position <= 60; position++) {
			table[(cell << rowBits) | (position & 255)] =
				countUnit + importance * weightUnit + importance * cost(answer, position);
		}
	});
	return table;
}
