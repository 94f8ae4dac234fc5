import { noBasis, type Basis } from './gap/basis.ts';
import type { Method } from './method.ts';

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
	/** 1 for a local statement, which is not asked everywhere in the election; 0 for a common one. */
	local: Uint8Array;
	/** Each contender's place on the ballot, all different. It orders contenders of the same tier. */
	place: Int32Array;
}

/** One voter's answers to the statements of a field. */
export interface Voter {
	/** Coordinates −60…+60, or `none` where the voter skipped or has not answered yet. */
	stances: Int8Array;
	/** 1 normal, 2 important */
	importance: Uint8Array;
	/** 1 where the voter has neither answered nor skipped yet. */
	unseen: Uint8Array;
}

/** How contenders are compared: the published method, and what those with gaps are placed by. */
export interface Rule {
	method: Method;
	basis: Basis;
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
		local: new Uint8Array(statements.length),
		place: Int32Array.of(0),
	};
}

/** The rule for comparing one with one, where only the agreement matters and gaps need no basis. */
export const ruleOfOne: Rule = { method: 'city-block', basis: noBasis };
