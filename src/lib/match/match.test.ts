import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coordinate, highest, lowest, none, stepOf } from './coordinate.ts';
import type { Field, Voter } from './field.ts';
import { measures, type Method, type Prior } from './method.ts';
import { rank } from './rank.ts';
import { score } from './score.ts';

interface Case {
	field: Field;
	voter: Voter;
	rule: { method: Method; prior: Prior };
}

const methods: Method[] = ['city-block', 'euclidean', 'agreement', 'hybrid'];
const anyMethod = fc.constantFrom(...methods);
const anyPrior = fc.record({
	agreement: fc.integer({ min: 0, max: 100 }),
	strength: fc.integer({ min: 0, max: 100 }),
});

/** Small elections with gaps, mixed scales, importance, and places that are not in the order of the rows. */
function anyCase(
	options: { method?: fc.Arbitrary<Method>; steps?: fc.Arbitrary<number> } = {},
): fc.Arbitrary<Case> {
	const { method = anyMethod, steps = fc.integer({ min: 2, max: 7 }) } = options;
	return fc
		.record({
			steps: fc.array(steps, { maxLength: 7 }),
			contenders: fc.nat({ max: 9 }),
			topics: fc.integer({ min: 1, max: 3 }),
			gaps: fc.constantFrom(0, 10, 40, 100),
		})
		.chain((shape) => {
			const stance = (own: number) =>
				fc
					.tuple(fc.integer({ min: 1, max: own }), fc.integer({ min: 1, max: 100 }))
					.map(([value, luck]) => (luck <= shape.gaps ? none : coordinate(value, own)));
			const row = fc.tuple(...shape.steps.map(stance));
			return fc.record({
				shape: fc.constant(shape),
				rows: fc.array(row, { minLength: shape.contenders, maxLength: shape.contenders }),
				stances: row,
				importance: fc.tuple(...shape.steps.map(() => fc.integer({ min: 1, max: 2 }))),
				topic: fc.tuple(...shape.steps.map(() => fc.nat({ max: shape.topics - 1 }))),
				place: fc.uniqueArray(fc.integer({ min: -99, max: 999 }), {
					minLength: shape.contenders,
					maxLength: shape.contenders,
				}),
				method,
				prior: anyPrior,
			});
		})
		.map(({ shape, rows, stances, importance, topic, place, method, prior }) => ({
			field: {
				contenders: shape.contenders,
				statements: shape.steps.length,
				topics: shape.topics,
				positions: Int8Array.from(rows.flat()),
				steps: Uint8Array.from(shape.steps),
				topic: Uint8Array.from(topic),
				place: Int32Array.from(place),
			},
			voter: { stances: Int8Array.from(stances), importance: Uint8Array.from(importance) },
			rule: { method, prior },
		}));
}

function matchOf({ field, voter, rule }: Case) {
	const scores = score(field, voter, rule);
	return { scores, ranking: rank(field, voter, scores) };
}

/** The same election with its rows in another order, each contender keeping its place on the ballot. */
function withRows(field: Field, rows: readonly number[]): Field {
	return {
		...field,
		contenders: rows.length,
		positions: Int8Array.from(rows.flatMap((row) => Array.from(positionsOf(field, row)))),
		place: Int32Array.from(rows, (row) => field.place[row] ?? 0),
	};
}

/** The same election with its statements in another order, or without some. */
function withColumns({ field, voter, rule }: Case, columns: readonly number[]): Case {
	const pick = (array: ArrayLike<number>) => columns.map((column) => array[column] ?? 0);
	const rows = Array.from({ length: field.contenders }, (_, row) => pick(positionsOf(field, row)));
	return {
		field: {
			...field,
			statements: columns.length,
			positions: Int8Array.from(rows.flat()),
			steps: Uint8Array.from(pick(field.steps)),
			topic: Uint8Array.from(pick(field.topic)),
		},
		voter: {
			stances: Int8Array.from(pick(voter.stances)),
			importance: Uint8Array.from(pick(voter.importance)),
		},
		rule,
	};
}

function positionsOf(field: Field, row: number): Int8Array {
	return field.positions.subarray(row * field.statements, (row + 1) * field.statements);
}

function shuffled(length: number): fc.Arbitrary<number[]> {
	return fc.shuffledSubarray(
		Array.from({ length }, (_, index) => index),
		{ minLength: length },
	);
}

/** Tiers by trying every move of the voter and scoring everybody anew. */
function tiersByBruteForce({ field, voter, rule }: Case): number[] {
	const now = score(field, voter, rule).cautious;
	const moved = Array.from(voter.stances).flatMap((answer, column) => {
		const step = stepOf(field.steps[column] ?? 0);
		return [answer - step, answer + step]
			.filter((to) => answer !== none && to >= lowest && to <= highest)
			.map((to) => score(field, { ...voter, stances: voter.stances.with(column, to) }, rule).cautious);
	});
	const waiting = Array.from(now.keys()).filter((row) => (now[row] ?? -1) >= 0);
	waiting.sort((a, b) => (now[b] ?? 0) - (now[a] ?? 0) || (field.place[a] ?? 0) - (field.place[b] ?? 0));
	const tier = new Array<number>(field.contenders).fill(0);
	for (let number = 1; waiting.length > 0; number++) {
		const leader = waiting[0] ?? 0;
		const together = waiting.filter((row) =>
			[now, ...moved].some((scores) => (scores[row] ?? 0) >= (scores[leader] ?? 0)),
		);
		for (const row of together) {
			tier[row] = number;
			waiting.splice(waiting.indexOf(row), 1);
		}
	}
	return tier;
}

describe('the tiers of a voter', () => {
	it('are those of a search over every one-step change', () => {
		fc.assert(
			fc.property(anyCase(), (one) => {
				expect(Array.from(matchOf(one).ranking.tier)).toEqual(tiersByBruteForce(one));
			}),
			{ numRuns: 3000 },
		);
	});
	it('are exact on every scale alone, where ties abound', () => {
		for (const steps of [2, 3, 4, 5, 6, 7]) {
			fc.assert(
				fc.property(anyCase({ method: fc.constant('city-block'), steps: fc.constant(steps) }), (one) => {
					expect(Array.from(matchOf(one).ranking.tier)).toEqual(tiersByBruteForce(one));
				}),
				{ numRuns: 500 },
			);
		}
	});
});
