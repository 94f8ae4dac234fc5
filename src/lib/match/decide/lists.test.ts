import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { none } from '../coordinate.ts';
import {
	listsFrom,
	nearestLists,
	nearness,
	parting,
	sharesEnough,
	similarity,
	standpoints,
	together,
} from './lists.ts';

function listsOf(...rows: number[][]) {
	return {
		contenders: rows.length,
		statements: rows[0]?.length ?? 0,
		positions: Int8Array.from(rows.flat()),
	};
}

const five = (position: number) => Array.from({ length: 5 }, () => position);

describe('The lists nearest to a sheet', () => {
	it('They are two, the nearest by mean distance first.', () => {
		const lists = listsOf(five(-60), five(60), five(0));
		expect(nearestLists(lists, Int8Array.from(five(30)))).toEqual({
			lists: [
				{ list: 1, cost: 150, shared: 5, agreement: 75 },
				{ list: 2, cost: 150, shared: 5, agreement: 75 },
			],
			isLevel: false,
		});
		expect(nearestLists(lists, Int8Array.from(five(-30)))?.lists.map(({ list }) => list)).toEqual([0, 2]);
	});

	it('Lists that are as near as the second are shown, too, and it says so.', () => {
		const lists = listsOf(five(60), five(-60), five(0), five(60));
		const found = nearestLists(lists, Int8Array.from(five(0)));
		expect(found?.lists.map(({ list }) => list)).toEqual([2, 0, 1, 3]);
		expect(found?.isLevel).toBe(true);
	});

	it('Only statements that both answered count, and a list that shares too few is left out.', () => {
		const half = [60, 60, 60, 60, 60, none, none, none, none, none];
		const other = [none, 60, 60, 60, 60, 60, 0, 0, 0, 0];
		const lists = listsOf(half, other, [...five(-60), ...five(60)]);
		const sheet = Int8Array.from([60, 60, 60, 60, 60, none, none, none, none, none]);
		expect(nearestLists(lists, sheet)?.lists).toEqual([
			{ list: 0, cost: 0, shared: 5, agreement: 100 },
			{ list: 2, cost: 600, shared: 5, agreement: 0 },
		]);
		expect(nearestLists(listsOf(half, other), sheet)).toBeNull();
		expect(nearestLists(listsOf(), new Int8Array())).toBeNull();
	});

	it('Five shared statements are enough, and a third where more are asked.', () => {
		expect([4, 5].map((shared) => sharesEnough(shared, 8))).toEqual([false, true]);
		expect([11, 12].map((shared) => sharesEnough(shared, 36))).toEqual([false, true]);
	});

	it('Any list can be the yardstick: it is the nearest to itself.', () => {
		const lists = listsOf(five(0), five(60), five(30));
		expect(listsFrom(lists, Int8Array.from(five(60))).map(({ list }) => list)).toEqual([1, 2, 0]);
	});
});

describe('How similar lists are', () => {
	const position = fc.constantFrom(none, -60, -30, 0, 30, 60);
	const anyLists = fc
		.record({ count: fc.nat({ max: 6 }), statements: fc.integer({ min: 1, max: 12 }) })
		.chain(({ count, statements }) =>
			fc
				.array(fc.array(position, { minLength: statements, maxLength: statements }), {
					minLength: count,
					maxLength: count,
				})
				.map((rows) => ({ ...listsOf(...rows), statements })),
		);

	it('It is the same from both sides, 100 with itself, and −1 where too few statements are shared.', () => {
		fc.assert(
			fc.property(anyLists, (lists) => {
				const table = similarity(lists);
				table.forEach((row, one) => {
					row.forEach((cell, other) => {
						expect(cell).toEqual(table[other]?.[one]);
						const isEnough = sharesEnough(cell.shared, lists.statements);
						expect(cell.agreement >= 0).toBe(isEnough);
						if (isEnough && one === other) expect(cell.agreement).toBe(100);
					});
				});
			}),
			{ numRuns: 50 },
		);
	});

	it('A step on one of five statements costs five points.', () => {
		expect(similarity(listsOf(five(60), [30, 60, 60, 60, 60]))[0]?.[1]).toEqual({
			cost: 30,
			shared: 5,
			agreement: 95,
		});
		expect(nearness(Int8Array.of(60, none), Int8Array.of(none, 60)).agreement).toBe(-1);
	});

	it('The mean distance on a statement is that of all pairs of lists that answered it.', () => {
		fc.assert(
			fc.property(anyLists, (lists) => {
				for (const { column, apart, agreeing, neutral, disagreeing } of standpoints(lists)) {
					const taken = Array.from(
						{ length: lists.contenders },
						(_, list) => lists.positions[list * lists.statements + column] ?? none,
					).filter((own) => own !== none);
					const pairs = taken.flatMap((one, at) => taken.slice(at + 1).map((other) => Math.abs(one - other)));
					const mean = pairs.reduce((sum, own) => sum + own, 0) / Math.max(1, pairs.length);
					expect(apart).toBeCloseTo(mean, 9);
					expect(agreeing + neutral + disagreeing).toBe(taken.length);
				}
			}),
			{ numRuns: 50 },
		);
	});

	it('Lists are together where all of them take the same side, and part most where they are farthest apart.', () => {
		const lists = listsOf([60, -60, 0, 60, 60], [30, -30, 0, none, -60], [60, -60, 0, 60, 0]);
		expect(together(lists).map(({ column }) => column)).toEqual([0, 1]);
		expect(parting(lists).map(({ column }) => column)).toEqual([4, 0, 1, 2, 3]);
		expect(together(listsOf([60]))).toEqual([]);
	});
});
