import { coordinate, none } from './coordinate.ts';
import type { Field, Rule, Voter } from './field.ts';
import { basisOf } from './gap/basis.ts';
import type { Prior } from './gap/prior.ts';
import type { Method } from './method.ts';

/** A worked example in stances. The tests check every one, and the method page computes and shows them. */
export interface Example {
	/** A permanent name, by which its title and explanation are found. */
	slug: string;
	/** Steps of each statement's scale. */
	steps: readonly number[];
	/** The voter's stance on each statement, 1…steps; null where skipped, `later` where not seen yet. */
	voter: readonly (number | null | 'later')[];
	/** The statements marked as important, counted from 0. */
	important?: readonly number[];
	/** Each contender's stances; null where it has not answered. In ballot order. */
	contenders: readonly (readonly (number | null)[])[];
	/** `city-block` by default. */
	method?: Method;
	/** Places contenders with gaps where there is no reference of twenty; `examplePrior` by default. */
	prior?: Prior;
	/** The stances of the reference on the common statements. None by default. */
	reference?: readonly (readonly number[])[];
	/** Those of the sample, whose gaps make the margin. None by default. */
	sample?: readonly (readonly (number | null)[])[];
	/** The local statements, counted from 0. None by default. */
	local?: readonly number[];
	/** By contender. Null where nothing is shared or one cannot be placed; then its tier is 0. */
	expected: {
		agreement: readonly (number | null)[];
		coverage: readonly number[];
		score: readonly (number | null)[];
		tier: readonly number[];
	};
}

export const examplePrior: Prior = { agreement: 60, strength: 20 };

/** A reference of twenty: every pair of a stance 1…5 and a stance 1…4. */
const twenty = [1, 2, 3, 4, 5].flatMap((first) => [1, 2, 3, 4].map((second) => [first, second]));

export const examples: readonly Example[] = [
	{
		slug: 'identical',
		steps: [5, 5, 5],
		voter: [1, 3, 5],
		contenders: [[1, 3, 5]],
		expected: { agreement: [100], coverage: [3], score: [100], tier: [1] },
	},
	{
		slug: 'opposite',
		steps: [5, 5],
		voter: [1, 5],
		contenders: [[5, 1]],
		expected: { agreement: [0], coverage: [2], score: [0], tier: [1] },
	},
	{
		slug: 'one-contender-half-way',
		steps: [5, 5],
		voter: [2, 4],
		contenders: [[4, 2]],
		expected: { agreement: [50], coverage: [2], score: [50], tier: [1] },
	},
	{
		slug: 'one-step-apart',
		steps: [5],
		voter: [4],
		contenders: [[5], [3]],
		expected: { agreement: [75, 75], coverage: [1, 1], score: [75, 75], tier: [1, 1] },
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
		expected: { agreement: [100, 50, 0], coverage: [2, 2, 2], score: [100, 50, 0], tier: [1, 2, 3] },
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
			score: [50, 100 / 3, 100],
			tier: [2, 2, 1],
		},
	},
	{
		slug: 'four-steps',
		steps: [4],
		voter: [1],
		contenders: [[2], [4]],
		expected: { agreement: [200 / 3, 0], coverage: [1, 1], score: [200 / 3, 0], tier: [1, 2] },
	},
	{
		slug: 'six-steps',
		steps: [6],
		voter: [2],
		contenders: [[2], [5]],
		expected: { agreement: [100, 40], coverage: [1, 1], score: [100, 40], tier: [1, 2] },
	},
	{
		slug: 'seven-steps',
		steps: [7],
		voter: [4],
		contenders: [[4], [5], [6]],
		expected: {
			agreement: [100, 250 / 3, 200 / 3],
			coverage: [1, 1, 1],
			score: [100, 250 / 3, 200 / 3],
			tier: [1, 2, 3],
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
		expected: { agreement: [75, 62.5], coverage: [4, 4], score: [75, 62.5], tier: [1, 1] },
	},
	{
		slug: 'skipped-statement',
		steps: [5, 5, 5],
		voter: [1, null, 5],
		contenders: [
			[1, 1, 5],
			[1, 5, 5],
		],
		expected: { agreement: [100, 100], coverage: [2, 2], score: [100, 100], tier: [1, 1] },
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
		expected: { agreement: [200 / 3, 100 / 3], coverage: [2, 2], score: [200 / 3, 100 / 3], tier: [1, 2] },
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
		expected: { agreement: [50, 50], coverage: [3, 3], score: [50, 50], tier: [1, 1] },
	},
	{
		slug: 'all-important',
		steps: [5, 5],
		voter: [2, 5],
		important: [0, 1],
		contenders: [[3, 5]],
		expected: { agreement: [87.5], coverage: [2], score: [87.5], tier: [1] },
	},
	{
		slug: 'one-missing',
		steps: [5, 5, 5, 5],
		voter: [1, 1, 1, 1],
		contenders: [[1, 1, 1, null]],
		expected: { agreement: [100], coverage: [3], score: [97.5], tier: [1] },
	},
	{
		slug: 'one-answer-is-not-enough',
		steps: [5, 5, 5, 5, 5],
		voter: [5, 5, 5, 5, 5],
		contenders: [
			[5, null, null, null, null],
			[5, 5, 5, 5, 4],
		],
		expected: { agreement: [100, 95], coverage: [1, 5], score: [740 / 9, 95], tier: [2, 1] },
	},
	{
		slug: 'gap-below-prior',
		steps: [5, 5],
		voter: [1, 1],
		contenders: [[5, null]],
		expected: { agreement: [0], coverage: [1], score: [10], tier: [1] },
	},
	{
		slug: 'missing-important',
		steps: [5, 5],
		voter: [1, 1],
		important: [1],
		contenders: [[1, null]],
		expected: { agreement: [100], coverage: [1], score: [620 / 7], tier: [1] },
	},
	{
		slug: 'gap-where-voter-skipped',
		steps: [5, 5],
		voter: [2, null],
		contenders: [[2, null]],
		expected: { agreement: [100], coverage: [1], score: [100], tier: [1] },
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
		expected: { agreement: [100, 100], coverage: [1, 2], score: [100, 100], tier: [1, 1] },
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
		expected: { agreement: [100, 100], coverage: [1, 2], score: [75, 100], tier: [2, 1] },
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
		expected: { agreement: [50, 50], coverage: [2, 3], score: [50, 50], tier: [1, 1] },
	},
	{
		slug: 'silent-contender',
		steps: [5, 5],
		voter: [1, 5],
		contenders: [
			[null, null],
			[5, 1],
		],
		expected: { agreement: [null, 0], coverage: [0, 2], score: [null, 0], tier: [0, 1] },
	},
	{
		slug: 'nobody-answered',
		steps: [5],
		voter: [3],
		contenders: [[null], [null]],
		expected: { agreement: [null, null], coverage: [0, 0], score: [null, null], tier: [0, 0] },
	},
	{
		slug: 'all-skipped',
		steps: [5, 5],
		voter: [null, null],
		contenders: [
			[1, 2],
			[3, 4],
		],
		expected: { agreement: [null, null], coverage: [0, 0], score: [null, null], tier: [0, 0] },
	},
	{
		slug: 'nothing-shared',
		steps: [5, 5],
		voter: [1, null],
		contenders: [[null, 5]],
		expected: { agreement: [null], coverage: [0], score: [null], tier: [0] },
	},
	{
		slug: 'no-contenders',
		steps: [5, 5],
		voter: [1, 2],
		contenders: [],
		expected: { agreement: [], coverage: [], score: [], tier: [] },
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
		expected: { agreement: [75, 75, 75], coverage: [3, 3, 3], score: [75, 75, 75], tier: [1, 1, 1] },
	},
	{
		slug: 'tie-across-scales',
		steps: [3, 5],
		voter: [1, 1],
		contenders: [
			[2, 1],
			[1, 3],
		],
		expected: { agreement: [75, 75], coverage: [2, 2], score: [75, 75], tier: [1, 1] },
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
			score: [100, 275 / 3, 75, 0],
			tier: [1, 1, 2, 3],
		},
	},
	{
		slug: 'three-steps-of-thirty',
		steps: new Array<number>(30).fill(5),
		voter: new Array<number>(30).fill(1),
		contenders: [[], [2, 2, 2], [2, 2, 2, 2]].map((apart) => [
			...apart,
			...new Array<number>(30 - apart.length).fill(1),
		]),
		expected: {
			agreement: [100, 97.5, 100 - 400 / 120],
			coverage: [30, 30, 30],
			score: [100, 97.5, 100 - 400 / 120],
			tier: [1, 1, 2],
		},
	},
	{
		slug: 'placed-by-rank',
		steps: [5, 5],
		voter: [1, 1],
		contenders: [
			[1, null],
			[1, 2],
			[1, 1],
		],
		reference: twenty,
		expected: { agreement: [100, 87.5, 100], coverage: [1, 2, 2], score: [87.5, 87.5, 100], tier: [2, 2, 1] },
	},
	{
		slug: 'between-two-of-the-reference',
		steps: [5, 5],
		voter: [1, 1],
		contenders: [[null, 2]],
		reference: twenty,
		expected: { agreement: [75], coverage: [1], score: [62.5], tier: [1] },
	},
	{
		slug: 'nearer-than-all',
		steps: [5, 5],
		voter: [1, 1],
		contenders: [[1, null]],
		reference: twenty.map(([first = 1, second = 1]) => [Math.max(2, first), Math.max(2, second)]),
		expected: { agreement: [100], coverage: [1], score: [95.3125], tier: [1] },
	},
	{
		slug: 'farther-than-all',
		steps: [5, 5],
		voter: [1, 1],
		contenders: [[5, null]],
		reference: twenty.map(([first = 1, second = 1]) => [Math.min(4, first), Math.min(3, second)]),
		expected: { agreement: [0], coverage: [1], score: [17.1875], tier: [1] },
	},
	{
		slug: 'margin-for-gaps',
		steps: [5, 5],
		voter: [1, 1],
		contenders: [
			[1, 1],
			[1, 3],
		],
		reference: twenty,
		sample: [
			[1, null],
			[null, 3],
			[2, 4],
		],
		expected: { agreement: [100, 75], coverage: [2, 2], score: [100, 75], tier: [1, 1] },
	},
	{
		slug: 'not-seen-yet',
		steps: [5, 5],
		voter: [1, 'later'],
		contenders: [
			[1, 5],
			[2, 1],
		],
		reference: twenty,
		expected: { agreement: [100, 75], coverage: [1, 1], score: [100, 75], tier: [1, 1] },
	},
	{
		slug: 'local-statement-left-out',
		steps: [5, 5, 5],
		voter: [1, 1, 1],
		contenders: [
			[1, 1, null],
			[1, 1, 1],
			[1, 1, 3],
		],
		reference: twenty,
		local: [2],
		expected: {
			agreement: [100, 100, 250 / 3],
			coverage: [2, 3, 3],
			score: [275 / 3, 100, 250 / 3],
			tier: [1, 1, 2],
		},
	},
	{
		slug: 'local-statements-alone',
		steps: [5, 5],
		voter: [1, 1],
		contenders: [
			[null, 1],
			[1, 1],
		],
		reference: twenty.map(([first = 1]) => [first]),
		local: [1],
		expected: { agreement: [100, 100], coverage: [1, 2], score: [null, 100], tier: [0, 1] },
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
			score: [100 * (1 - Math.sqrt(1 / 8)), 75],
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
		expected: { agreement: [100], coverage: [1], score: [100 * (1 - Math.sqrt(1 / 8))], tier: [1] },
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
		expected: { agreement: [75, 50, 0], coverage: [4, 4, 4], score: [75, 50, 0], tier: [1, 2, 3] },
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
		expected: { agreement: [87.5, 75], coverage: [2, 2], score: [87.5, 75], tier: [1, 2] },
	},
];

/** An example as input for the engine: all statements in one topic, contenders in ballot order. */
export function caseOf(example: Omit<Example, 'expected'>): { field: Field; voter: Voter; rule: Rule } {
	const { steps, contenders, important = [], method = 'city-block', prior = examplePrior } = example;
	const { reference = [], sample = [], local = [] } = example;
	const placed = (stances: readonly (number | null | 'later')[], scales: readonly number[]) =>
		scales.map((own, column) => {
			const stance = stances[column];
			return typeof stance === 'number' ? coordinate(stance, own) : none;
		});
	const common = steps.filter((_, column) => !local.includes(column));
	const matrix = (rows: readonly (readonly (number | null)[])[], scales: readonly number[]) =>
		Int8Array.from(rows.flatMap((row) => placed(row, scales)));
	return {
		field: {
			contenders: contenders.length,
			statements: steps.length,
			topics: 1,
			positions: matrix(contenders, steps),
			steps: Uint8Array.from(steps),
			topic: new Uint8Array(steps.length),
			local: Uint8Array.from(steps, (_, column) => (local.includes(column) ? 1 : 0)),
			place: Int32Array.from(contenders.keys()),
		},
		voter: {
			stances: Int8Array.from(placed(example.voter, steps)),
			importance: Uint8Array.from(steps, (_, column) => (important.includes(column) ? 2 : 1)),
			unseen: Uint8Array.from(steps, (_, column) => (example.voter[column] === 'later' ? 1 : 0)),
		},
		rule: {
			method,
			basis: basisOf(common.length, matrix(reference, common), matrix(sample, common), prior),
		},
	};
}
