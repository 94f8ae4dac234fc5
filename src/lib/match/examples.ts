import { coordinate, none } from './coordinate.ts';
import type { Field, Voter } from './field.ts';
import type { Method, Prior } from './method.ts';

/** A worked example in stances. The tests check every one, and the method page computes and shows them. */
export interface Example {
	/** A permanent name, by which its title and explanation are found. */
	slug: string;
	/** Steps of each statement's scale. */
	steps: readonly number[];
	/** The voter's stance on each statement, 1…steps; null where skipped. */
	voter: readonly (number | null)[];
	/** The statements marked as important, counted from 0. */
	important?: readonly number[];
	/** Each contender's stances; null where it has not answered. In ballot order. */
	contenders: readonly (readonly (number | null)[])[];
	/** `city-block` by default. */
	method?: Method;
	/** `examplePrior` by default. */
	prior?: Prior;
	/** By contender. Null where nothing is shared; tier 0 for a silent contender. */
	expected: {
		agreement: readonly (number | null)[];
		coverage: readonly number[];
		cautious: readonly (number | null)[];
		tier: readonly number[];
	};
}

export const examplePrior: Prior = { agreement: 60, strength: 20 };

export const examples: readonly Example[] = [
	{
		slug: 'identical',
		steps: [5, 5, 5],
		voter: [1, 3, 5],
		contenders: [[1, 3, 5]],
		expected: { agreement: [100], coverage: [3], cautious: [100], tier: [1] },
	},
	{
		slug: 'opposite',
		steps: [5, 5],
		voter: [1, 5],
		contenders: [[5, 1]],
		expected: { agreement: [0], coverage: [2], cautious: [0], tier: [1] },
	},
	{
		slug: 'one-contender-half-way',
		steps: [5, 5],
		voter: [2, 4],
		contenders: [[4, 2]],
		expected: { agreement: [50], coverage: [2], cautious: [50], tier: [1] },
	},
	{
		slug: 'one-step-apart',
		steps: [5],
		voter: [4],
		contenders: [[5], [3]],
		expected: { agreement: [75, 75], coverage: [1, 1], cautious: [75, 75], tier: [1, 1] },
	},
	{
		slug: 'two-steps',
		steps: [2, 2],
		voter: [1, 2],
		contenders: [
			[1, 2],
			[1, 1],
			[2, 1],
		],
		expected: { agreement: [100, 50, 0], coverage: [2, 2, 2], cautious: [100, 50, 0], tier: [1, 1, 1] },
	},
	{
		slug: 'three-steps-wahl-o-mat',
		steps: [3, 3, 3],
		voter: [3, 2, 1],
		contenders: [
			[3, 3, 3],
			[1, 2, 3],
			[3, 2, 1],
		],
		expected: {
			agreement: [50, 100 / 3, 100],
			coverage: [3, 3, 3],
			cautious: [50, 100 / 3, 100],
			tier: [2, 2, 1],
		},
	},
	{
		slug: 'four-steps',
		steps: [4],
		voter: [1],
		contenders: [[2], [4]],
		expected: { agreement: [200 / 3, 0], coverage: [1, 1], cautious: [200 / 3, 0], tier: [1, 2] },
	},
	{
		slug: 'six-steps',
		steps: [6],
		voter: [2],
		contenders: [[2], [5]],
		expected: { agreement: [100, 40], coverage: [1, 1], cautious: [100, 40], tier: [1, 2] },
	},
	{
		slug: 'seven-steps',
		steps: [7],
		voter: [4],
		contenders: [[4], [5], [6]],
		expected: {
			agreement: [100, 250 / 3, 200 / 3],
			coverage: [1, 1, 1],
			cautious: [100, 250 / 3, 200 / 3],
			tier: [1, 1, 1],
		},
	},
	{
		slug: 'mixed-scales',
		steps: [2, 3, 5, 7],
		voter: [2, 2, 4, 7],
		contenders: [
			[2, 1, 4, 4],
			[1, 2, 2, 7],
		],
		expected: { agreement: [75, 62.5], coverage: [4, 4], cautious: [75, 62.5], tier: [1, 1] },
	},
	{
		slug: 'skipped-statement',
		steps: [5, 5, 5],
		voter: [1, null, 5],
		contenders: [
			[1, 1, 5],
			[1, 5, 5],
		],
		expected: { agreement: [100, 100], coverage: [2, 2], cautious: [100, 100], tier: [1, 1] },
	},
	{
		slug: 'important-statement',
		steps: [5, 5],
		voter: [1, 1],
		important: [0],
		contenders: [
			[1, 5],
			[5, 1],
		],
		expected: { agreement: [200 / 3, 100 / 3], coverage: [2, 2], cautious: [200 / 3, 100 / 3], tier: [1, 1] },
	},
	{
		slug: 'importance-makes-level',
		steps: [5, 5, 5],
		voter: [5, 5, 5],
		important: [0],
		contenders: [
			[5, 1, 1],
			[1, 5, 5],
		],
		expected: { agreement: [50, 50], coverage: [3, 3], cautious: [50, 50], tier: [1, 1] },
	},
	{
		slug: 'all-important',
		steps: [5, 5],
		voter: [2, 5],
		important: [0, 1],
		contenders: [[3, 5]],
		expected: { agreement: [87.5], coverage: [2], cautious: [87.5], tier: [1] },
	},
	{
		slug: 'one-missing',
		steps: [5, 5, 5, 5],
		voter: [1, 1, 1, 1],
		contenders: [[1, 1, 1, null]],
		expected: { agreement: [100], coverage: [3], cautious: [97.5], tier: [1] },
	},
	{
		slug: 'one-answer-is-not-enough',
		steps: [5, 5, 5, 5, 5],
		voter: [5, 5, 5, 5, 5],
		contenders: [
			[5, null, null, null, null],
			[5, 5, 5, 5, 4],
		],
		expected: { agreement: [100, 95], coverage: [1, 5], cautious: [740 / 9, 95], tier: [2, 1] },
	},
	{
		slug: 'gap-below-prior',
		steps: [5, 5],
		voter: [1, 1],
		contenders: [[5, null]],
		expected: { agreement: [0], coverage: [1], cautious: [10], tier: [1] },
	},
	{
		slug: 'missing-important',
		steps: [5, 5],
		voter: [1, 1],
		important: [1],
		contenders: [[1, null]],
		expected: { agreement: [100], coverage: [1], cautious: [620 / 7], tier: [1] },
	},
	{
		slug: 'gap-where-voter-skipped',
		steps: [5, 5],
		voter: [2, null],
		contenders: [[2, null]],
		expected: { agreement: [100], coverage: [1], cautious: [100], tier: [1] },
	},
	{
		slug: 'gaps-ignored',
		steps: [5, 5],
		voter: [1, 1],
		contenders: [
			[1, null],
			[1, 1],
		],
		prior: { agreement: 60, strength: 0 },
		expected: { agreement: [100, 100], coverage: [1, 2], cautious: [100, 100], tier: [1, 1] },
	},
	{
		slug: 'gaps-as-midpoint',
		steps: [5, 5],
		voter: [1, 1],
		contenders: [
			[1, null],
			[1, 1],
		],
		prior: { agreement: 50, strength: 100 },
		expected: { agreement: [100, 100], coverage: [1, 2], cautious: [75, 100], tier: [2, 1] },
	},
	{
		slug: 'tie-with-different-coverage',
		steps: [3, 3, 3],
		voter: [1, 1, 1],
		contenders: [
			[1, 3, null],
			[2, 2, 2],
		],
		prior: { agreement: 60, strength: 0 },
		expected: { agreement: [50, 50], coverage: [2, 3], cautious: [50, 50], tier: [1, 1] },
	},
	{
		slug: 'silent-contender',
		steps: [5, 5],
		voter: [1, 5],
		contenders: [
			[null, null],
			[5, 1],
		],
		expected: { agreement: [null, 0], coverage: [0, 2], cautious: [null, 0], tier: [0, 1] },
	},
	{
		slug: 'nobody-answered',
		steps: [5],
		voter: [3],
		contenders: [[null], [null]],
		expected: { agreement: [null, null], coverage: [0, 0], cautious: [null, null], tier: [0, 0] },
	},
	{
		slug: 'all-skipped',
		steps: [5, 5],
		voter: [null, null],
		contenders: [
			[1, 2],
			[3, 4],
		],
		expected: { agreement: [null, null], coverage: [0, 0], cautious: [null, null], tier: [0, 0] },
	},
	{
		slug: 'nothing-shared',
		steps: [5, 5],
		voter: [1, null],
		contenders: [[null, 5]],
		expected: { agreement: [null], coverage: [0], cautious: [null], tier: [0] },
	},
	{
		slug: 'no-contenders',
		steps: [5, 5],
		voter: [1, 2],
		contenders: [],
		expected: { agreement: [], coverage: [], cautious: [], tier: [] },
	},
	{
		slug: 'exact-tie',
		steps: [5, 5, 5],
		voter: [1, 1, 1],
		contenders: [
			[1, 2, 3],
			[3, 2, 1],
			[2, 2, 2],
		],
		expected: { agreement: [75, 75, 75], coverage: [3, 3, 3], cautious: [75, 75, 75], tier: [1, 1, 1] },
	},
	{
		slug: 'tie-across-scales',
		steps: [3, 5],
		voter: [1, 1],
		contenders: [
			[2, 1],
			[1, 3],
		],
		expected: { agreement: [75, 75], coverage: [2, 2], cautious: [75, 75], tier: [1, 1] },
	},
	{
		slug: 'three-tiers',
		steps: [5, 5, 5],
		voter: [1, 1, 1],
		contenders: [
			[1, 1, 1],
			[1, 1, 2],
			[1, 2, 3],
			[5, 5, 5],
		],
		expected: {
			agreement: [100, 275 / 3, 75, 0],
			coverage: [3, 3, 3, 3],
			cautious: [100, 275 / 3, 75, 0],
			tier: [1, 1, 2, 3],
		},
	},
	{
		slug: 'euclidean',
		steps: [5, 5],
		voter: [1, 1],
		contenders: [
			[1, 3],
			[2, 2],
		],
		method: 'euclidean',
		expected: {
			agreement: [100 * (1 - Math.sqrt(1 / 8)), 75],
			coverage: [2, 2],
			cautious: [100 * (1 - Math.sqrt(1 / 8)), 75],
			tier: [1, 1],
		},
	},
	{
		slug: 'euclidean-missing',
		steps: [5, 5],
		voter: [1, 1],
		contenders: [[1, null]],
		method: 'euclidean',
		prior: { agreement: 50, strength: 100 },
		expected: { agreement: [100], coverage: [1], cautious: [100 * (1 - Math.sqrt(1 / 8))], tier: [1] },
	},
	{
		slug: 'identical-only',
		steps: [5, 5, 5, 5],
		voter: [1, 2, 3, 4],
		contenders: [
			[1, 2, 3, 5],
			[1, 2, 4, 5],
			[5, 5, 5, 5],
		],
		method: 'agreement',
		expected: { agreement: [75, 50, 0], coverage: [4, 4, 4], cautious: [75, 50, 0], tier: [1, 1, 2] },
	},
	{
		slug: 'hybrid',
		steps: [5, 5],
		voter: [5, 3],
		contenders: [
			[5, 3],
			[4, 3],
		],
		method: 'hybrid',
		expected: { agreement: [87.5, 75], coverage: [2, 2], cautious: [87.5, 75], tier: [1, 1] },
	},
];

/** An example as input for the engine: all statements in one topic, contenders in ballot order. */
export function caseOf(example: Omit<Example, 'expected'>): {
	field: Field;
	voter: Voter;
	rule: { method: Method; prior: Prior };
} {
	const { steps, contenders, important = [], method = 'city-block', prior = examplePrior } = example;
	const placed = (stances: readonly (number | null)[]) =>
		steps.map((own, column) => {
			const stance = stances[column] ?? null;
			return stance === null ? none : coordinate(stance, own);
		});
	return {
		field: {
			contenders: contenders.length,
			statements: steps.length,
			topics: 1,
			positions: Int8Array.from(contenders.flatMap(placed)),
			steps: Uint8Array.from(steps),
			topic: new Uint8Array(steps.length),
			place: Int32Array.from(contenders.keys()),
		},
		voter: {
			stances: Int8Array.from(placed(example.voter)),
			importance: Uint8Array.from(steps, (_, column) => (important.includes(column) ? 2 : 1)),
		},
		rule: { method, prior },
	};
}
