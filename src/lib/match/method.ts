import { coordinate } from './coordinate.ts';

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
 * The mean square of what moving an answer by one step changes in a statement's cost, over all answers and positions of
 * a scale. For city block every such move changes the cost by exactly the step, 120/(steps − 1).
 *
 * @param steps 2…7
 */
export function stepSquare(method: Method, steps: number): number {
	return stepSquares[method][steps] ?? 0;
}

const stepSquares: Readonly<Record<Method, readonly number[]>> = {
	'city-block': squaresOf('city-block'),
	euclidean: squaresOf('euclidean'),
	agreement: squaresOf('agreement'),
	hybrid: squaresOf('hybrid'),
};

function squaresOf(method: Method): number[] {
	const { cost } = measures[method];
	return [0, 0, 2, 3, 4, 5, 6, 7].map((steps) => {
		let sum = 0;
		for (let answer = 1; answer < steps; answer++) {
			for (let stance = 1; stance <= steps; stance++) {
				const position = coordinate(stance, steps);
				const change =
					cost(coordinate(answer + 1, steps), position) - cost(coordinate(answer, steps), position);
				sum += change ** 2;
			}
		}
		return steps === 0 ? 0 : sum / (steps * (steps - 1));
	});
}

/**
 * Agreement 0…100 when statements of the weight `shared` cost `cost` in all; −1 when nothing is shared. One division of
 * two whole numbers, so equal fractions give equal doubles and ties are exact. `worst` and `root` are the method's.
 * They are separate arguments because this runs for every contender, and objects would slow it down.
 */
export function agreementOf(worst: number, root: boolean, cost: number, shared: number): number {
	if (shared === 0) return -1;
	const most = worst * shared;
	return root ? 100 * (1 - Math.sqrt(cost / most)) : (100 * (most - cost)) / most;
}
