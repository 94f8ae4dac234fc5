import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCase, randomNumbers, type Case, type Shape } from '../../../../tests/support/match.ts';
import { isThorough } from '../../../../tests/support/thorough.ts';
import { coordinate, none, stanceAt, stepOf } from '../coordinate.ts';
import type { Field, Rule, Voter } from '../field.ts';
import type { Method } from '../method.ts';
import { basisOf, noBasis } from '../gap/basis.ts';
import { score } from '../score.ts';
import { swap, type Swap } from './swap.ts';

const cityBlock = fc.constant<Method>('city-block');

const small: Shape = {
	method: cityBlock,
	steps: fc.integer({ min: 2, max: 4 }),
	mostStatements: 5,
	mostContenders: 4,
	sample: fc.constant(0),
	skipped: fc.constantFrom(0, 20),
	unseen: fc.constant(0),
};

describe('What would change the order of two contenders', () => {
	it.each<[string, Shape]>([
		['contenders that answered everything', { gaps: fc.constant(0) }],
		['contenders with gaps, pulled toward the prior', { reference: fc.nat({ max: 19 }) }],
		[
			'contenders with gaps, placed by rank',
			{ reference: fc.integer({ min: 20, max: 26 }), local: fc.constant(0), gaps: fc.constantFrom(40, 70) },
		],
		[
			'contenders with gaps, placed by rank, and local statements',
			{ reference: fc.integer({ min: 20, max: 26 }), local: fc.constantFrom(30, 60) },
		],
	])(
		'Among %s it is what trying every set of answers finds.',
		(_, shape) => {
			fc.assert(
				fc.property(anyCase({ ...small, ...shape }), (one) => {
					if (one.field.contenders < 2) return;
					expect(swapOf(one)).toEqual(swapByTrying(one));
				}),
				{ numRuns: isThorough ? 5_000 : 300 },
			);
		},
		// The sweep tries every set of answers of twenty thousand ballots.
		isThorough ? 300_000 : undefined,
	);

	it('It is the same where a contender is nearer or farther than all of the reference.', () => {
		const shape = {
			...small,
			reference: fc.constant(24),
			gaps: fc.constantFrom(40, 70),
			local: fc.constant(0),
		};
		fc.assert(
			fc.property(anyCase(shape), fc.boolean(), (one, isNear) => {
				if (one.field.contenders < 2) return;
				const crowded = withReferenceAt(one, isNear ? 1 : -1);
				expect(swapOf(crowded)).toEqual(swapByTrying(crowded));
			}),
			{ numRuns: 200 },
		);
	});

	it('A tie is not enough: the farther one must come before the other.', () => {
		expect(swapBetween([60], [60], [0])).toEqual({
			kind: 'swap',
			nearer: 0,
			farther: 1,
			changes: [{ column: 0, from: 5, to: 3 }],
		});
	});

	it('The fewest answers come first, then the fewest steps, then the order of the statements.', () => {
		expect(swapBetween([60, 60, 60], [60, 60, 60], [60, 30, 30])).toMatchObject({
			changes: [
				{ column: 1, from: 5, to: 4 },
				{ column: 2, from: 5, to: 4 },
			],
		});
		expect(swapBetween([60, 60, 60], [60, 60, 60], [0, 60, -60])).toMatchObject({
			changes: [{ column: 2, from: 5, to: 1 }],
		});
		expect(swapBetween([60, 60], [60, 60], [0, 0])).toMatchObject({
			changes: [
				{ column: 0, from: 5, to: 4 },
				{ column: 1, from: 5, to: 3 },
			],
		});
	});

	it('Contenders that are equally near are level.', () => {
		expect(swapBetween([60, none], [30, 60], [30, -60])).toEqual({ kind: 'level' });
	});

	it('A contender with gaps may be out of reach of every answer.', () => {
		// What it left out counts as the farthest that can be, so no answer brings it nearer than the other one.
		const basis = basisOf(2, new Int8Array(), new Int8Array(), { agreement: 0, strength: 100 });
		expect(swap(fieldOf([60, 60], [60, none]), voterOf([60, 60]), basis, 0, 1)).toEqual({
			kind: 'never',
			nearer: 0,
			farther: 1,
		});
	});

	it('Who shares nothing with the voter is not compared.', () => {
		expect(swapBetween([60, none], [60, 60], [none, 60])).toEqual({ kind: 'not placed' });
		expect(swapBetween([none, none], [60, 60], [30, 60])).toEqual({ kind: 'not placed' });
	});

	it('The order in which the two are named does not matter.', () => {
		fc.assert(
			fc.property(anyCase(small), ({ field, voter, rule }) => {
				if (field.contenders < 2) return;
				expect(swap(field, voter, rule.basis, 1, 0)).toEqual(swap(field, voter, rule.basis, 0, 1));
			}),
			{ numRuns: 60 },
		);
	});

	it('On 36 statements the changes swap the two, and without any one of them they do not.', () => {
		const random = randomNumbers(7);
		const row = () => Array.from({ length: 36 }, () => coordinate(1 + Math.floor(5 * random()), 5));
		let swapped = 0;
		for (let turn = 0; turn < 50; turn++) {
			const field = fieldOf(row(), row());
			const voter = voterOf(row());
			voter.importance.forEach((_, column) => {
				if (random() < 0.2) voter.importance[column] = 2;
			});
			const found = swap(field, voter, noBasis, 0, 1);
			if (found.kind !== 'swap') continue;
			swapped++;
			expect(isSwapped(field, voter, found)).toBe(true);
			for (const left of found.changes) {
				const changes = found.changes.filter((change) => change !== left);
				expect(isSwapped(field, voter, { ...found, changes })).toBe(false);
			}
		}
		expect(swapped).toBeGreaterThan(40);
	});

	it('Where too many sets would have to be tried, it says how many answers are not enough.', () => {
		const random = randomNumbers(11);
		const row = () => Array.from({ length: 36 }, () => coordinate(1 + Math.floor(5 * random()), 5));
		const basis = basisOf(36, Int8Array.from(Array.from({ length: 60 }, row).flat()), new Int8Array());
		const answers = row();
		const partial = answers.map((own, column) => (column < 30 ? own : none));
		const opposite = answers.map((own) => 0 - own);
		expect(swap(fieldOf(opposite, partial), voterOf(answers), basis, 0, 1)).toEqual({
			kind: 'more',
			nearer: 1,
			farther: 0,
			than: 2,
		});
	});
});

/** The reference answers as the voter does, or as far from that as can be, except that each row differs in one column. */
function withReferenceAt({ field, voter, rule }: Case, side: 1 | -1): Case {
	const { statements, referenceRows, sample } = rule.basis;
	const reference = Array.from({ length: referenceRows }, (_, row) =>
		Array.from({ length: statements }, (_, column) => {
			const answer = voter.stances[column] ?? none;
			const isOdd = row % Math.max(2, statements) === column;
			const away = answer > 0 ? -60 : 60;
			if (answer === none) return 60;
			return side > 0 === isOdd ? away : answer;
		}),
	);
	return {
		field,
		voter,
		rule: { ...rule, basis: basisOf(statements, Int8Array.from(reference.flat()), sample) },
	};
}

function swapBetween(answers: number[], one: number[], other: number[]): Swap {
	return swap(fieldOf(one, other), voterOf(answers), noBasis, 0, 1);
}

function swapOf({ field, voter, rule }: Case): Swap {
	return swap(field, voter, rule.basis, 0, 1);
}

function isSwapped(field: Field, voter: Voter, found: Swap): boolean {
	if (found.kind !== 'swap') return false;
	const stances = voter.stances.slice();
	for (const { column, to } of found.changes) stances[column] = coordinate(to, field.steps[column] ?? 2);
	const rule: Rule = { method: 'city-block', basis: noBasis };
	const { distance } = score(field, { ...voter, stances }, rule);
	return (distance[found.farther] ?? 0) < (distance[found.nearer] ?? 0);
}

/** The same by scoring the ballot for every set of answers to the same statements. */
function swapByTrying({ field, voter, rule }: Case): Swap {
	const distanceOf = (stances: Int8Array) => score(field, { ...voter, stances }, rule).distance;
	const before = distanceOf(voter.stances);
	const [one, other] = [before[0] ?? -1, before[1] ?? -1];
	if (one < 0 || other < 0) return { kind: 'not placed' };
	if (one === other) return { kind: 'level' };
	const [nearer, farther] = one < other ? [0, 1] : [1, 0];
	let best: { sheet: Int8Array; key: number[] } | null = null;
	for (const sheet of sheetsFrom(voter.stances, field.steps)) {
		const after = distanceOf(sheet);
		if (!((after[farther] ?? 0) < (after[nearer] ?? 0))) continue;
		const key = keyOf(voter.stances, sheet, field.steps);
		if (!best || isBefore(key, best.key)) best = { sheet, key };
	}
	if (!best) return { kind: 'never', nearer, farther };
	const { sheet } = best;
	const changes = Array.from(voter.stances.keys())
		.filter((column) => sheet[column] !== voter.stances[column])
		.map((column) => {
			const steps = field.steps[column] ?? 2;
			const stance = (from: Int8Array) => stanceAt(from[column] ?? 0, steps);
			return { column, from: stance(voter.stances), to: stance(sheet) };
		});
	return { kind: 'swap', nearer, farther, changes };
}

function sheetsFrom(stances: Int8Array, steps: Uint8Array): Int8Array[] {
	return Array.from(stances.keys()).reduce<Int8Array[]>(
		(sheets, column) => {
			if (stances[column] === none) return sheets;
			const scale = steps[column] ?? 2;
			return sheets.flatMap((sheet) =>
				Array.from({ length: scale }, (_, index) => {
					const changed = sheet.slice();
					changed[column] = coordinate(index + 1, scale);
					return changed;
				}),
			);
		},
		[stances],
	);
}

/** How many answers differ, by how many steps, then statement by statement: which, by how many steps, where to. */
function keyOf(before: Int8Array, after: Int8Array, steps: Uint8Array): number[] {
	const columns = Array.from(before.keys()).filter((column) => before[column] !== after[column]);
	const moved = (column: number) =>
		Math.abs((after[column] ?? 0) - (before[column] ?? 0)) / stepOf(steps[column] ?? 2);
	return [
		columns.length,
		columns.reduce((sum, column) => sum + moved(column), 0),
		...columns.flatMap((column) => [column, moved(column), after[column] ?? 0]),
	];
}

function isBefore(one: readonly number[], other: readonly number[]): boolean {
	const at = one.findIndex((value, index) => value !== other[index]);
	return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
}

function fieldOf(...rows: number[][]): Field {
	const statements = rows[0]?.length ?? 0;
	return {
		contenders: rows.length,
		statements,
		topics: 1,
		positions: Int8Array.from(rows.flat()),
		steps: new Uint8Array(statements).fill(5),
		topic: new Uint8Array(statements),
		local: new Uint8Array(statements),
		place: Int32Array.from(rows.keys()),
	};
}

function voterOf(stances: number[]): Voter {
	return {
		stances: Int8Array.from(stances),
		importance: new Uint8Array(stances.length).fill(1),
		unseen: new Uint8Array(stances.length),
	};
}
