/** A voter's answer: a stance 1…steps or an explicit skip, and how much it counts. */
export interface Answer {
	stance: number | 'skip';
	/** 1 normal, 2 important */
	importance: 1 | 2;
}

/** A voter's answers, by statement slug. Statements without an entry were not reached. */
export type Answers = Record<string, Answer>;

/** The voter's district in each contest, by contest slug. */
export type Districts = Record<string, number>;

/**
 * The districts among which a voter could not decide, by contest slug: each has two numbers or more. A contest with a
 * district in `Districts` has none.
 */
export type PossibleDistricts = Record<string, readonly number[]>;

/** The stance of an answer, 1…steps; null where the statement was skipped or not reached. */
export function stanceOf(answer: Answer | undefined): number | null {
	return typeof answer?.stance === 'number' ? answer.stance : null;
}
