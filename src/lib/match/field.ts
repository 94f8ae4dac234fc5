import type { Method, Prior } from './method.ts';

/** The contenders of one ballot and their positions. Row = contender, column = statement. */
export interface Field {
	contenders: number;
	statements: number;
	topics: number;
	/** contenders × statements, contender by contender: coordinates −60…+60, or `none`. */
	positions: Int8Array;
	/** Steps of each statement's scale, 2…7. */
	steps: Uint8Array;
	/** Topic of each statement, 0…topics − 1. */
	topic: Uint8Array;
	/** Each contender's place on the ballot, all different. It orders contenders of the same tier. */
	place: Int32Array;
}

/** One voter's answers to the statements of a field. */
export interface Voter {
	/** Coordinates −60…+60, or `none` where the voter skipped or was not asked. */
	stances: Int8Array;
	/** 1 normal, 2 important */
	importance: Uint8Array;
}

/**
 * A field of one contender, for comparing it, or another voter, with a voter.
 *
 * @param statements steps of each scale, 2…7, and the topic, 0…topics − 1
 * @param positions coordinates −60…+60, or `none`, in the order of the statements
 */
export function fieldOfOne(
	statements: readonly { steps: number; topic: number }[],
	topics: number,
	positions: Int8Array,
): Field {
	return {
		contenders: 1,
		statements: statements.length,
		topics,
		positions,
		steps: Uint8Array.from(statements, ({ steps }) => steps),
		topic: Uint8Array.from(statements, ({ topic }) => topic),
		place: Int32Array.of(0),
	};
}

/** The rule for comparing one with one. The prior has no effect here: it only matters for the order of several. */
export const ruleOfOne: { method: Method; prior: Prior } = {
	method: 'city-block',
	prior: { agreement: 50, strength: 100 },
};
