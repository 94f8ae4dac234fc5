import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contributions } from './contribution.ts';
import { coordinate, highest, lowest, none, stepOf } from './coordinate.ts';
import type { Field, Voter } from './field.ts';
import type { Method, Prior } from './method.ts';
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

/** Tiers found by trying every move of the voter and scoring every contender again. */
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

describe('The tiers of a voter', () => {
	it('The tiers are those that a search over every one-step change finds.', () => {
		fc.assert(
			fc.property(anyCase(), (one) => {
				expect(Array.from(matchOf(one).ranking.tier)).toEqual(tiersByBruteForce(one));
			}),
			{ numRuns: 3000 },
		);
	});
	it('The tiers are exact on each scale by itself, where ties are common.', () => {
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

describe('Scores and order', () => {
	it('Scores and ranking do not depend on the order of the contenders.', () => {
		fc.assert(
			fc.property(
				anyCase().chain((one) => fc.tuple(fc.constant(one), shuffled(one.field.contenders))),
				([one, rows]) => {
					const before = matchOf(one);
					const after = matchOf({ ...one, field: withRows(one.field, rows) });
					rows.forEach((row, index) => {
						expect(after.scores.agreement[index]).toBe(before.scores.agreement[row]);
						expect(after.scores.cautious[index]).toBe(before.scores.cautious[row]);
						expect(after.scores.coverage[index]).toBe(before.scores.coverage[row]);
						expect(after.ranking.tier[index]).toBe(before.ranking.tier[row]);
						expect(after.ranking.rank[index]).toBe(before.ranking.rank[row]);
					});
					expect(Array.from(after.ranking.order, (index) => rows[index])).toEqual(
						Array.from(before.ranking.order),
					);
				},
			),
			{ numRuns: 500 },
		);
	});

	it('Scores and ranking do not depend on the order of the statements and answers.', () => {
		fc.assert(
			fc.property(
				anyCase().chain((one) => fc.tuple(fc.constant(one), shuffled(one.field.statements))),
				([one, columns]) => {
					expect(matchOf(withColumns(one, columns))).toEqual(matchOf(one));
				},
			),
			{ numRuns: 500 },
		);
	});

	it('A skipped statement counts as if it had never been asked.', () => {
		fc.assert(
			fc.property(anyCase(), (one) => {
				const answered = Array.from(one.voter.stances.keys()).filter(
					(column) => one.voter.stances[column] !== none,
				);
				expect(matchOf(withColumns(one, answered))).toEqual(matchOf(one));
			}),
			{ numRuns: 500 },
		);
	});

	it('A silent contender that joins changes nothing for the others.', () => {
		fc.assert(
			fc.property(anyCase(), (one) => {
				const { field } = one;
				const silent = new Int8Array(field.statements).fill(none);
				const joined = {
					...field,
					contenders: field.contenders + 1,
					positions: Int8Array.from([...field.positions, ...silent]),
					place: Int32Array.from([...field.place, -100]),
				};
				const before = matchOf(one);
				const after = matchOf({ ...one, field: joined });
				const others = field.contenders;
				expect(after.scores.agreement.slice(0, others)).toEqual(before.scores.agreement);
				expect(after.scores.cautious.slice(0, others)).toEqual(before.scores.cautious);
				expect(after.ranking.tier.slice(0, others)).toEqual(before.ranking.tier);
				expect(after.ranking.rank.slice(0, others)).toEqual(before.ranking.rank);
				expect(after.scores.agreement[others]).toBe(-1);
				expect(after.ranking.tier[others]).toBe(0);
			}),
			{ numRuns: 500 },
		);
	});

	it('Every score is 0 to 100 or −1, and every contender is in the order once.', () => {
		fc.assert(
			fc.property(anyCase(), (one) => {
				const { scores, ranking } = matchOf(one);
				for (const value of [...scores.agreement, ...scores.cautious, ...scores.topicAgreement]) {
					expect(value === -1 || (value >= 0 && value <= 100)).toBe(true);
				}
				expect(scores.topicAgreement.length).toBe(one.field.contenders * one.field.topics);
				expect(Array.from(ranking.order).sort((a, b) => a - b)).toEqual([...ranking.order.keys()]);
				const tiers = Array.from(ranking.order, (row) => ranking.tier[row] || Infinity);
				expect(tiers).toEqual([...tiers].sort((a, b) => (a === b ? 0 : a - b)));
				expect(new Set(ranking.tier).size - (ranking.tier.includes(0) ? 1 : 0)).toBe(ranking.tiers);
				scores.cautious.forEach((own, row) => {
					const better = scores.cautious.filter((other) => other > own).length;
					expect(ranking.rank[row]).toBe(own < 0 ? 0 : 1 + better);
				});
			}),
			{ numRuns: 1000 },
		);
	});
});

describe('Agreement', () => {
	it('The agreement is the same from either side.', () => {
		fc.assert(
			fc.property(anyCase(), ({ field, voter, rule }) => {
				const own = score(field, voter, rule).agreement;
				for (let row = 0; row < field.contenders; row++) {
					const swapped = { ...withRows(field, [row]), positions: voter.stances };
					const asVoter = { stances: positionsOf(field, row), importance: voter.importance };
					expect(score(swapped, asVoter, rule).agreement[0]).toBe(own[row]);
				}
			}),
			{ numRuns: 500 },
		);
	});

	it('The agreement is 100 exactly when all shared answers are identical.', () => {
		const method = fc.constantFrom<Method>('city-block', 'euclidean', 'agreement');
		fc.assert(
			fc.property(anyCase({ method, steps: fc.constantFrom(2, 3) }), ({ field, voter, rule }) => {
				const { agreement, coverage } = score(field, voter, rule);
				for (let row = 0; row < field.contenders; row++) {
					const isAlike = positionsOf(field, row).every(
						(position, column) =>
							position === none || voter.stances[column] === none || position === voter.stances[column],
					);
					expect(agreement[row] === 100).toBe(isAlike && (coverage[row] ?? 0) > 0);
				}
			}),
			{ numRuns: 1000 },
		);
	});

	it('The agreement equals the cautious score when nothing is missing.', () => {
		fc.assert(
			fc.property(anyCase(), (one) => {
				const { agreement, cautious, shared, weight } = score(one.field, one.voter, one.rule);
				agreement.forEach((own, row) => {
					if (shared[row] === weight) expect(cautious[row]).toBe(own);
				});
			}),
		);
	});

	it('Two agreements are equal exactly when their fractions are, on scales of 2 to 7 steps.', () => {
		for (const steps of [2, 3, 4, 5, 6, 7]) {
			const sameScale = anyCase({ method: fc.constant('city-block'), steps: fc.constant(steps) });
			fc.assert(
				fc.property(sameScale, ({ field, voter, rule }) => {
					const { agreement } = score(field, voter, rule);
					const fractions = Array.from(agreement, (_, row) => fractionOf(field, voter, row, steps));
					for (const [one, [near, of]] of fractions.entries()) {
						for (const [other, [otherNear, otherOf]] of fractions.entries()) {
							if (of === 0 || otherOf === 0) continue;
							expect(agreement[one] === agreement[other]).toBe(near * otherOf === otherNear * of);
						}
					}
				}),
			);
		}
	});

	it('On three steps the agreement is that of the Wahl-O-Mat: 2 points for the same answer, 1 for one step apart, double if important.', () => {
		const threeSteps = anyCase({ method: fc.constant('city-block'), steps: fc.constant(3) });
		fc.assert(
			fc.property(threeSteps, ({ field, voter, rule }) => {
				const { agreement } = score(field, voter, rule);
				for (let row = 0; row < field.contenders; row++) {
					let points = 0;
					let most = 0;
					positionsOf(field, row).forEach((position, column) => {
						const answer = voter.stances[column] ?? none;
						if (position === none || answer === none) return;
						const weight = voter.importance[column] ?? 1;
						points += weight * (2 - Math.abs(position - answer) / 60);
						most += weight * 2;
					});
					expect(agreement[row]).toBe(most === 0 ? -1 : (100 * points) / most);
				}
			}),
		);
	});

	it('The agreement on a topic counts only the statements of that topic.', () => {
		fc.assert(
			fc.property(anyCase(), (one) => {
				const { topicAgreement } = score(one.field, one.voter, one.rule);
				for (let topic = 0; topic < one.field.topics; topic++) {
					const columns = Array.from(one.field.topic.keys()).filter(
						(column) => one.field.topic[column] === topic,
					);
					const alone = withColumns(one, columns);
					const { agreement } = score(alone.field, alone.voter, alone.rule);
					agreement.forEach((own, row) => expect(topicAgreement[row * one.field.topics + topic]).toBe(own));
				}
			}),
		);
	});
});

describe('Contributions', () => {
	it('50 plus all contributions is the agreement.', () => {
		fc.assert(
			fc.property(anyCase({ method: fc.constant('city-block') }), ({ field, voter, rule }) => {
				const { agreement } = score(field, voter, rule);
				agreement.forEach((own, row) => {
					const sum = contributions(field, voter, row).reduce((total, value) => total + value, 0);
					expect(sum).toBeCloseTo(own < 0 ? 0 : own - 50, 9);
				});
			}),
		);
	});
});

describe('A large field', () => {
	it.each(['spread', 'crowded'] as const)(
		'A %s field has the tiers that a search over every one-step change finds.',
		(shape) => {
			const contenders = 1500;
			const statements = 6;
			let state = 7;
			const random = (below: number) => {
				state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
				return (state >>> 8) % below;
			};
			const stanceAt = () => coordinate(1 + random(7), 7);
			// Crowded: all but one are so close together that sorting by equal intervals does not help.
			const positions = Int8Array.from({ length: contenders * statements }, (_, cell) => {
				if (random(10) === 0) return none;
				return shape === 'crowded' && cell >= statements && random(30) > 0 ? 60 : stanceAt();
			});
			const field: Field = {
				contenders,
				statements,
				topics: 1,
				positions,
				steps: new Uint8Array(statements).fill(7),
				topic: new Uint8Array(statements),
				place: Int32Array.from({ length: contenders }, (_, row) => (row * 7919) % contenders),
			};
			const voter = {
				stances: Int8Array.from({ length: statements }, stanceAt),
				importance: new Uint8Array([1, 2, 1, 1, 2, 1]),
			};
			const one: Case = {
				field,
				voter,
				rule: { method: 'city-block', prior: { agreement: 60, strength: 15 } },
			};
			expect(Array.from(matchOf(one).ranking.tier)).toEqual(tiersByBruteForce(one));
		},
	);
});

/** Agreement of one row as a fraction of whole steps. */
function fractionOf(field: Field, voter: Voter, row: number, steps: number): [number, number] {
	let near = 0;
	let of = 0;
	positionsOf(field, row).forEach((position, column) => {
		const answer = voter.stances[column] ?? none;
		if (position === none || answer === none) return;
		const weight = voter.importance[column] ?? 1;
		near += weight * (steps - 1 - Math.abs(position - answer) / stepOf(steps));
		of += weight * (steps - 1);
	});
	return [near, of];
}
