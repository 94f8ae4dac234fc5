import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	anyCase,
	commonOf,
	differences,
	matchByTheBook,
	matchOf,
	mostApart,
	positionsOf,
	randomNumbers,
	shuffled,
	withColumns,
	withRows,
	type Case,
	type Shape,
} from '../../../tests/support/match.ts';
import { contributions } from './contribution.ts';
import { coordinate, none, stepOf } from './coordinate.ts';
import type { Field, Voter } from './field.ts';
import { basisOf } from './gap/basis.ts';
import type { Method } from './method.ts';
import { score } from './score.ts';

const cityBlock = fc.constant<Method>('city-block');
const never = fc.constant(0);

/** Elections large enough to place contenders with gaps by rank. */
const byRank: Shape = { method: cityBlock, reference: fc.integer({ min: 20, max: 40 }) };

/** Elections in which nothing is missing: M is 0. */
const complete: Shape = { method: cityBlock, gaps: never, unseen: never };

describe('The rule', () => {
	it.each<[string, Shape]>([
		['any election', {}],
		['an election with a large reference', byRank],
		[
			'an election with a large reference and many gaps',
			{ ...byRank, gaps: fc.constantFrom(40, 70), local: never },
		],
		['an election with a small reference', { reference: fc.nat({ max: 19 }), gaps: fc.constantFrom(10, 40) }],
		['an election with local statements only in part', { ...byRank, local: fc.constant(40) }],
		['a voter who has not seen all statements', { ...byRank, unseen: fc.constantFrom(20, 50) }],
		[
			'an election with more than thirty in the reference, early',
			{ ...byRank, reference: fc.constant(45), unseen: fc.constant(30) },
		],
		['many statements', { ...byRank, mostStatements: 40, gaps: fc.constant(40) }],
		['two-step scales, where ties are common', { ...byRank, steps: fc.constant(2), mostContenders: 20 }],
		['nothing missing', { ...complete, mostContenders: 20 }],
	])('For %s it gives what the plain code gives.', (_, shape) => {
		fc.assert(
			fc.property(anyCase(shape), (one) => {
				const { scores, ranking } = matchOf(one);
				const { distance, tier, margin } = matchByTheBook(one);
				expect(mostApart(scores.distance, distance)).toBeLessThan(5e-7);
				expect(scores.margin / (1 + margin)).toBeCloseTo(margin / (1 + margin), 9);
				expect(Array.from(ranking.tier)).toEqual(tier);
			}),
			{ numRuns: 150 },
		);
	});

	it('The score is 100 less the share of the worst possible distance.', () => {
		fc.assert(
			fc.property(anyCase({ method: cityBlock }), (one) => {
				const { score: figures, distance, weight } = matchOf(one).scores;
				const expected = distance.map((own) => (own < 0 ? -1 : 100 - (100 * own) / (120 * weight)));
				expect(mostApart(figures, expected)).toBeLessThan(5e-10);
			}),
			{ numRuns: 300 },
		);
	});

	it('Equal distances give the same score to the last bit, with and without gaps.', () => {
		fc.assert(
			fc.property(
				anyCase({ ...byRank, steps: fc.constantFrom(2, 3), mostContenders: 20, local: never }),
				(one) => {
					const { score: figures, distance } = matchOf(one).scores;
					const rows = [...figures.keys()];
					const unlike = rows.filter((row) =>
						rows.some((other) => (figures[row] === figures[other]) !== (distance[row] === distance[other])),
					);
					expect(unlike).toEqual([]);
				},
			),
			{ numRuns: 150 },
		);
	});

	it('A higher score is never in a lower tier, and no tier is wider than another may be.', () => {
		fc.assert(
			fc.property(anyCase({ mostContenders: 20 }), (one) => {
				const { scores, ranking } = matchOf(one);
				const placed = [...scores.score.keys()].filter((row) => (scores.score[row] ?? -1) >= 0);
				const isSound = (row: number, other: number) => {
					const [tier, otherTier] = [ranking.tier[row] ?? NaN, ranking.tier[other] ?? NaN];
					if ((scores.score[row] ?? 0) > (scores.score[other] ?? 0) && !(tier <= otherTier)) return false;
					const apart = Math.abs((scores.distance[row] ?? NaN) - (scores.distance[other] ?? NaN));
					return tier !== otherTier || apart <= ranking.width + 1e-9;
				};
				expect(placed.filter((row) => !placed.every((other) => isSound(row, other)))).toEqual([]);
			}),
			{ numRuns: 300 },
		);
	});

	it('Thirty statements of five steps without gaps: three steps of difference are one tier, four are not.', () => {
		const apart = (steps: number) => {
			const stances = new Int8Array(30).fill(60);
			const other = stances.map((own, column) => (column < steps ? own - 30 : own));
			return [...matchOf(caseOf([stances, other], stances)).ranking.tier];
		};
		expect(apart(3)).toEqual([1, 1]);
		expect(apart(4)).toEqual([1, 2]);
	});
});

describe('What must not matter', () => {
	it('The order of the contenders does not matter.', () => {
		fc.assert(
			fc.property(
				anyCase().chain((one) => fc.tuple(fc.constant(one), shuffled(one.field.contenders))),
				([one, rows]) => {
					const before = matchOf(one);
					const after = matchOf({ ...one, field: withRows(one.field, rows) });
					const figuresOf = ({ scores, ranking }: typeof before, row: number) => [
						...[scores.score[row], scores.agreement[row], scores.coverage[row]],
						...[ranking.tier[row], ranking.rank[row]],
					];
					const expected = rows.map((row) => figuresOf(before, row));
					expect(
						differences(
							rows.map((_, index) => figuresOf(after, index)),
							expected,
						),
					).toEqual([]);
					expect(Array.from(after.ranking.order, (index) => rows[index])).toEqual(
						Array.from(before.ranking.order),
					);
				},
			),
			{ numRuns: 150 },
		);
	});

	it('The order of the statements does not matter.', () => {
		fc.assert(
			fc.property(
				anyCase().chain((one) => fc.tuple(fc.constant(one), shuffled(one.field.statements))),
				([one, columns]) => {
					expect(differences(matchOf(withColumns(one, columns)), matchOf(one))).toEqual([]);
				},
			),
			{ numRuns: 150 },
		);
	});

	it('The order of the reference and of the sample does not matter.', () => {
		fc.assert(
			fc.property(
				anyCase({ ...byRank, unseen: never }).chain((one) =>
					fc.tuple(
						fc.constant(one),
						shuffled(one.rule.basis.referenceRows),
						shuffled(one.rule.basis.sampleRows),
					),
				),
				([one, reference, sample]) => {
					const { basis } = one.rule;
					const turned = (matrix: Int8Array, rows: readonly number[]) =>
						Int8Array.from(
							rows.flatMap((row) =>
								Array.from(matrix.subarray(row * basis.statements, (row + 1) * basis.statements)),
							),
						);
					const other = basisOf(
						basis.statements,
						turned(basis.reference, reference),
						turned(basis.sample, sample),
						basis.prior ?? undefined,
					);
					expect(differences(matchOf({ ...one, rule: { ...one.rule, basis: other } }), matchOf(one))).toEqual(
						[],
					);
				},
			),
			{ numRuns: 150 },
		);
	});

	it('A skipped statement counts as if it had never been asked.', () => {
		fc.assert(
			fc.property(anyCase({ unseen: never }), (one) => {
				const answered = Array.from(one.voter.stances.keys()).filter(
					(column) => one.voter.stances[column] !== none,
				);
				const common = commonOf(one.field);
				// Without any common statement nobody has a reference.
				fc.pre(
					common.every((column) => answered.includes(column)) ||
						common.some((column) => answered.includes(column)),
				);
				expect(differences(matchOf(withColumns(one, answered)), matchOf(one))).toEqual([]);
			}),
			{ numRuns: 150 },
		);
	});

	it('A reversed wording changes no score and no tier.', () => {
		fc.assert(
			fc.property(
				anyCase({ method: fc.constantFrom<Method>('city-block', 'euclidean', 'agreement', 'hybrid') }).chain(
					(one) => fc.tuple(fc.constant(one), fc.array(fc.boolean(), { minLength: 10, maxLength: 10 })),
				),
				([one, reversed]) => {
					const { field, voter, rule } = one;
					const turn = (matrix: Int8Array, columns: readonly number[]) =>
						matrix.map((own, cell) => {
							const isTurned = reversed[columns[cell % columns.length] ?? 0];
							return own === none || !isTurned ? own : -own;
						});
					const all = [...voter.stances.keys()];
					const common = commonOf(field);
					const { basis } = rule;
					const other: Case = {
						field: { ...field, positions: turn(field.positions, all) },
						voter: { ...voter, stances: turn(voter.stances, all) },
						rule: {
							...rule,
							basis: basisOf(
								basis.statements,
								turn(basis.reference, common),
								turn(basis.sample, common),
								basis.prior ?? undefined,
							),
						},
					};
					expect(differences(matchOf(other), matchOf(one))).toEqual([]);
				},
			),
			{ numRuns: 150 },
		);
	});

	it('A finer scale on which everybody takes the same places changes no score.', () => {
		fc.assert(
			fc.property(anyCase({ ...byRank, steps: fc.constantFrom(2, 3, 4) }), (one) => {
				const steps = one.field.steps.map((own) => 2 * own - 1);
				const finer = { ...one, field: { ...one.field, steps } };
				expect(differences(matchOf(finer).scores, matchOf(one).scores)).toEqual([]);
			}),
			{ numRuns: 200 },
		);
	});

	it('If all statements are important, none is: the same scores and the same tiers.', () => {
		fc.assert(
			fc.property(anyCase({ ...byRank, unseen: never }), (one) => {
				const withAll = (importance: number) => ({
					...one,
					voter: { ...one.voter, importance: one.voter.importance.map(() => importance) },
				});
				const plain = matchOf(withAll(1));
				const important = matchOf(withAll(2));
				expect(important.scores.score).toEqual(plain.scores.score);
				expect(important.ranking.tier).toEqual(plain.ranking.tier);
			}),
			{ numRuns: 150 },
		);
	});

	it('A contender that joins changes no other score, and no first tier unless it is the nearest.', () => {
		fc.assert(
			fc.property(anyCase({ ...byRank, mostContenders: 12, local: never }), (one) => {
				const { field } = one;
				fc.pre(field.contenders > 1);
				const others = Array.from({ length: field.contenders - 1 }, (_, row) => row + 1);
				const before = matchOf({ ...one, field: withRows(field, others) });
				const after = matchOf(one);
				expect(after.scores.score.slice(1)).toEqual(before.scores.score);
				const nearest = Math.min(
					...others.map((row) => after.scores.distance[row] ?? 0).filter((own) => own >= 0),
				);
				const joined = after.scores.distance[0] ?? -1;
				if (joined >= 0 && joined < nearest) return;
				const first = (tiers: Int16Array) => Array.from(tiers, (tier) => tier === 1);
				expect(first(after.ranking.tier.slice(1))).toEqual(first(before.ranking.tier));
			}),
			{ numRuns: 300 },
		);
	});
});

describe('Moving an answer', () => {
	it('A step toward a complete contender never lowers its score and, without gaps, keeps it in the first tier while nobody gained more.', () => {
		fc.assert(
			fc.property(
				anyCase({ ...complete, mostContenders: 12 }).chain((one) =>
					fc.tuple(fc.constant(one), fc.nat({ max: 11 }), fc.nat({ max: 9 })),
				),
				([one, wanted, turn]) => {
					const { field, voter } = one;
					fc.pre(field.contenders > 0 && field.statements > 0);
					const row = wanted % field.contenders;
					const column = turn % field.statements;
					const answer = voter.stances[column] ?? none;
					const position = positionsOf(field, row)[column] ?? none;
					fc.pre(answer !== none && answer !== position);
					const to = answer + Math.sign(position - answer) * stepOf(field.steps[column] ?? 2);
					const before = matchOf(one);
					const after = matchOf({ ...one, voter: { ...voter, stances: voter.stances.with(column, to) } });
					const gained = Array.from(
						after.scores.distance,
						(own, other) => (before.scores.distance[other] ?? 0) - own,
					);
					expect(after.scores.score[row]).toBeGreaterThanOrEqual(before.scores.score[row] ?? 0);
					expect(Math.max(...gained)).toBe(gained[row]);
					if (before.ranking.tier[row] === 1) expect(after.ranking.tier[row]).toBe(1);
				},
			),
			{ numRuns: 300 },
		);
	});

	it('A step toward a contender with gaps never raises the share of the reference that is nearer.', () => {
		fc.assert(
			fc.property(
				anyCase({ ...byRank, gaps: fc.constantFrom(30, 60), local: never, unseen: never }).chain((one) =>
					fc.tuple(fc.constant(one), fc.nat({ max: 8 }), fc.nat({ max: 9 })),
				),
				([one, wanted, turn]) => {
					const { field, voter, rule } = one;
					fc.pre(field.contenders > 0 && field.statements > 0);
					const row = wanted % field.contenders;
					const column = turn % field.statements;
					const answer = voter.stances[column] ?? none;
					const position = positionsOf(field, row)[column] ?? none;
					fc.pre(answer !== none && position !== none && answer !== position);
					const to = answer + Math.sign(position - answer) * stepOf(field.steps[column] ?? 2);
					const after = { ...voter, stances: voter.stances.with(column, to) };
					const nearerThanIt = (own: Voter) => {
						const scores = score(field, own, rule);
						const { nearer } = scores;
						return nearer[row] ?? -1;
					};
					const before = nearerThanIt(voter);
					fc.pre(before >= 0);
					expect(nearerThanIt(after)).toBeGreaterThanOrEqual(before);
				},
			),
			{ numRuns: 300 },
		);
	});
});

describe('Every result', () => {
	it('Every figure is 0 to 100 or −1, and every contender is in the order once.', () => {
		fc.assert(
			fc.property(anyCase(), (one) => {
				const { scores, ranking } = matchOf(one);
				const figures = [...scores.agreement, ...scores.score, ...scores.topicAgreement];
				expect(figures.filter((value) => !(value === -1 || (value >= 0 && value <= 100)))).toEqual([]);
				expect(scores.topicAgreement.length).toBe(one.field.contenders * one.field.topics);
				expect(Array.from(ranking.order).sort((a, b) => a - b)).toEqual([...ranking.order.keys()]);
				const tiers = Array.from(ranking.order, (row) => ranking.tier[row] || Infinity);
				expect(tiers).toEqual([...tiers].sort((a, b) => (a === b ? 0 : a - b)));
				expect(new Set(ranking.tier).size - (ranking.tier.includes(0) ? 1 : 0)).toBe(ranking.tiers);
				const expected = Array.from(scores.distance, (own) => {
					const nearer = scores.distance.filter((other) => other >= 0 && other < own).length;
					return [own < 0 ? 0 : 1 + nearer, own < 0, own < 0];
				});
				const found = Array.from(scores.distance, (_, row) => {
					return [ranking.rank[row], ranking.tier[row] === 0, (scores.score[row] ?? 0) < 0];
				});
				expect(differences(found, expected)).toEqual([]);
			}),
			{ numRuns: 300 },
		);
	});

	it('Inside a tier the order is that of the ballot.', () => {
		fc.assert(
			fc.property(anyCase({ mostContenders: 20 }), (one) => {
				const { ranking } = matchOf(one);
				ranking.order.forEach((row, index) => {
					const before = ranking.order[index - 1];
					if (before === undefined || ranking.tier[before] !== ranking.tier[row]) return;
					expect(one.field.place[before]).toBeLessThan(one.field.place[row] ?? 0);
				});
			}),
			{ numRuns: 150 },
		);
	});
});

describe('Agreement', () => {
	it('The agreement is the same from either side.', () => {
		fc.assert(
			fc.property(anyCase(), ({ field, voter, rule }) => {
				const own = score(field, voter, rule).agreement;
				const swapped = Array.from(own, (_, row) => {
					const turned = { ...withRows(field, [row]), positions: voter.stances };
					const asVoter = { ...voter, stances: positionsOf(field, row) };
					return score(turned, asVoter, rule).agreement[0];
				});
				expect(differences(swapped, own)).toEqual([]);
			}),
			{ numRuns: 300 },
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
			{ numRuns: 300 },
		);
	});

	it('The agreement is the score when nothing is missing.', () => {
		fc.assert(
			fc.property(anyCase(), (one) => {
				const { agreement, score: figure, shared, weight } = score(one.field, one.voter, one.rule);
				agreement.forEach((own, row) => {
					if (shared[row] === weight) expect(figure[row]).toBe(own);
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
	it.each<'spread' | 'crowded'>(['spread', 'crowded'])(
		'A %s field has the tiers that the plain code finds.',
		(shape) => {
			const contenders = 1500;
			const statements = 6;
			const random = randomNumbers(7);
			const below = (most: number) => Math.floor(random() * most);
			const stanceAt = () => coordinate(1 + below(7), 7);
			// Crowded: all but one are so close together that sorting by equal intervals does not help.
			const positions = Int8Array.from({ length: contenders * statements }, (_, cell) =>
				shape === 'crowded' && cell >= statements && below(30) > 0 ? 60 : stanceAt(),
			);
			const field: Field = {
				contenders,
				statements,
				topics: 1,
				positions,
				steps: new Uint8Array(statements).fill(7),
				topic: new Uint8Array(statements),
				local: new Uint8Array(statements),
				place: Int32Array.from({ length: contenders }, (_, row) => (row * 7919) % contenders),
			};
			const voter = {
				stances: Int8Array.from({ length: statements }, stanceAt),
				importance: new Uint8Array([1, 2, 1, 1, 2, 1]),
				unseen: new Uint8Array(statements),
			};
			const one: Case = {
				field,
				voter,
				rule: { method: 'city-block', basis: basisOf(0, new Int8Array(), new Int8Array()) },
			};
			expect(Array.from(matchOf(one).ranking.tier)).toEqual(matchByTheBook(one).tier);
		},
	);
});

/** A ballot of complete contenders on scales of five steps. */
function caseOf(rows: readonly Int8Array[], stances: Int8Array): Case {
	const statements = stances.length;
	return {
		field: {
			contenders: rows.length,
			statements,
			topics: 1,
			positions: Int8Array.from(rows.flatMap((row) => Array.from(row))),
			steps: new Uint8Array(statements).fill(5),
			topic: new Uint8Array(statements),
			local: new Uint8Array(statements),
			place: Int32Array.from(rows.keys()),
		},
		voter: { stances, importance: new Uint8Array(statements).fill(1), unseen: new Uint8Array(statements) },
		rule: { method: 'city-block', basis: basisOf(0, new Int8Array(), new Int8Array()) },
	};
}

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
