/**
 * The published rules for comparing answers. `city-block` orders the results; the others serve the method page, the
 * evaluation and the API. Each adds up one whole number for each shared statement, so every sum is exact.
 *
 * - `city-block`: the distance between the two stances; on scales of three steps exactly the rule of the Wahl-O-Mat.
 * - `euclidean`: the squared distance; the root is taken of the mean.
 * - `agreement`: identical or not.
 * - `hybrid`: the mean of city block and scalar product (Mendez, "Matching voters with political parties and
 *   candidates: an empirical test of four algorithms", International Journal of Electronic Governance 5, 2012). Two firm
 *   identical stances count fully, two identical middling ones less, so identical answers need not reach 100.
 */
export type Method = 'city-block' | 'euclidean' | 'agreement' | 'hybrid';

/**
 * What missing positions are pulled toward: each counts as `strength` percent of a statement answered with
 * `agreement` percent. Whole percents. `strength` 0 ignores gaps.
 */
export interface Prior {
	agreement: number;
	strength: number;
}

/** How a method measures one statement. */
export interface Measure {
	/** What a statement of normal importance costs at worst; the best is 0. */
	worst: number;
	/** Whether agreement is computed from the root of the mean cost. */
	root: boolean;
	/** The whole number that two coordinates −60…+60 cost, 0…worst. */
	cost: (answer: number, position: number) => number;
}

export const measures: Readonly<Record<Method, Measure>> = {
	'city-block': {
		worst: 120,
		root: false,
		cost: (answer, position) => Math.abs(answer - position),
	},
	euclidean: {
		worst: 14_400,
		root: true,
		cost: (answer, position) => (answer - position) ** 2,
	},
	agreement: {
		worst: 1,
		root: false,
		cost: (answer, position) => (answer === position ? 0 : 1),
	},
	hybrid: {
		// 1 − ((1 − distance/120) + (1 + product/3600)/2) / 2, in 14,400ths.
		worst: 14_400,
		root: false,
		cost: (answer, position) => 3600 + 60 * Math.abs(answer - position) - answer * position,
	},
};

/**
 * Agreement 0…100 when the shared statements weigh `shared` and cost `cost` in all; −1 when nothing is shared. One
 * division of two whole numbers, so equal fractions give equal doubles and ties are exact. `worst` and `root` are the
 * method's. They and the prior are separate arguments because this runs for every contender, and objects would slow
 * it down.
 */
export function agreementOf(worst: number, root: boolean, cost: number, shared: number): number {
	if (shared === 0) return -1;
	const most = worst * shared;
	return root ? 100 * (1 - Math.sqrt(cost / most)) : (100 * (most - cost)) / most;
}

/**
 * The cautious score 0…100: agreement pulled toward the prior (`agreement`, `strength`) by the weight `missing` of
 * the statements that the voter answered and the contender did not. With nothing missing it is the same double as
 * `agreementOf`; −1 when nothing is shared. For `euclidean` a missing statement costs as much as gives the prior's
 * agreement under the root.
 */
export function cautiousOf(
	worst: number,
	root: boolean,
	agreement: number,
	strength: number,
	cost: number,
	shared: number,
	missing: number,
): number {
	if (shared === 0) return -1;
	if (root) {
		const most = worst * (1_000_000 * shared + 10_000 * strength * missing);
		return (
			100 * (1 - Math.sqrt((1_000_000 * cost + strength * missing * worst * (100 - agreement) ** 2) / most))
		);
	}
	const most = worst * (100 * shared + strength * missing);
	return (10_000 * (worst * shared - cost) + worst * strength * missing * agreement) / most;
}
