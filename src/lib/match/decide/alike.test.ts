import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomNumbers } from '../../../../tests/support/match.ts';
import { isThorough } from '../../../../tests/support/thorough.ts';
import { coordinate, none } from '../coordinate.ts';
import { alike, alikeTo, isComparable, mostDiffering } from './alike.ts';

function sheets(rows: readonly (readonly number[])[]) {
	return {
		contenders: rows.length,
		statements: rows[0]?.length ?? 0,
		positions: Int8Array.from(rows.flat()),
	};
}

/** A sheet on which all is 60 except for these columns. */
function sheet(length: number, changed: readonly number[], to = -60): number[] {
	return Array.from({ length }, (_, column) => (changed.includes(column) ? to : 60));
}

describe('Sheets that say the same, or nearly', () => {
	it('Of 36 statements three may differ, of 35 two, of fewer than twelve none.', () => {
		expect([36, 35, 24, 12, 11, 0].map(mostDiffering)).toEqual([3, 2, 2, 1, 0, 0]);
		const three = alike(sheets([sheet(36, []), sheet(36, [0, 17, 35])]));
		expect(three).toEqual({
			identical: [],
			near: [[0, 1]],
			pairs: [{ one: 0, other: 1, differing: 3, shared: 36 }],
		});
		expect(alike(sheets([sheet(36, []), sheet(36, [0, 9, 17, 35])])).pairs).toEqual([]);
	});

	it('Identical sheets are a group, however many there are, and near others as one.', () => {
		const same = [sheet(24, []), sheet(24, [3]), sheet(24, []), sheet(24, [])];
		expect(alike(sheets(same))).toEqual({
			identical: [[0, 2, 3]],
			near: [[0, 1, 2, 3]],
			pairs: [{ one: 0, other: 1, differing: 1, shared: 24 }],
		});
	});

	it('In a group everybody is near everybody; the nearest pairs come together first.', () => {
		// On 24 statements two may differ: the second is near both others, which are four apart.
		const chain = [sheet(24, [0, 1]), sheet(24, []), sheet(24, [2])];
		expect(alike(sheets([...chain, sheet(24, [5, 6, 7, 8])]))).toMatchObject({ near: [[1, 2]] });
		expect(alike(sheets(chain)).pairs.map(({ one, other }) => [one, other])).toEqual([
			[0, 1],
			[1, 2],
		]);
	});

	it('Only statements that both answered count, and few answers are not compared.', () => {
		const whole = sheet(36, []);
		const gaps = (count: number) =>
			sheet(
				36,
				Array.from({ length: count }, (_, column) => column),
				none,
			);
		expect(isComparable(24, 36)).toBe(true);
		expect(isComparable(23, 36)).toBe(false);
		expect(alike(sheets([whole, gaps(12)]))).toEqual({
			identical: [],
			near: [[0, 1]],
			pairs: [{ one: 0, other: 1, differing: 0, shared: 24 }],
		});
		expect(alike(sheets([whole, gaps(13)])).pairs).toEqual([]);
		expect(alike(sheets([gaps(36), gaps(36)])).identical).toEqual([]);
		expect(alike(sheets([])).near).toEqual([]);
	});

	it('It is what comparing every pair statement by statement finds.', () => {
		const stance = fc.constantFrom(none, -60, -30, 0, 30, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60);
		const rows = fc
			.integer({ min: 1, max: 45 })
			.chain((length) =>
				fc.array(fc.array(stance, { minLength: length, maxLength: length }), { maxLength: 12 }),
			);
		fc.assert(
			fc.property(rows, (own) => {
				const { pairs, identical } = alike(sheets(own));
				const found = [...pairs.map(({ one, other, differing, shared }) => [one, other, differing, shared])];
				const firsts = own.flatMap((row, index) =>
					own.findIndex((other) => other.join() === row.join()) === index ? [index] : [],
				);
				expect(found).toEqual(
					firsts.flatMap((one) =>
						firsts
							.filter((other) => other > one)
							.flatMap((other) => {
								const [mine, its] = [own[one] ?? [], own[other] ?? []];
								const both = mine.flatMap((position, column) =>
									position === none || its[column] === none ? [] : [column],
								);
								const differing = both.filter((column) => mine[column] !== its[column]).length;
								const answers = [mine, its].map((row) => row.filter((own) => own !== none).length);
								const isNear =
									answers.every((count) => count > 0 && count >= (2 * mine.length) / 3 - 1e-9) &&
									differing <= Math.floor(both.length / 12);
								return isNear ? [[one, other, differing, both.length]] : [];
							}),
					),
				);
				for (const group of identical)
					expect(new Set(group.map((row) => (own[row] ?? []).join())).size).toBe(1);
			}),
			{ numRuns: isThorough ? 2_000 : 100 },
		);
	});

	it('Seen from one sheet, it is the same pairs.', () => {
		const stance = fc.constantFrom(none, -60, 60, 60, 60, 60, 60, 60, 60, 60, 60);
		const rows = fc.array(fc.array(stance, { minLength: 14, maxLength: 14 }), {
			minLength: 1,
			maxLength: 12,
		});
		fc.assert(
			fc.property(rows, (own) => {
				const all = sheets(own);
				const { identical, pairs } = alike(all);
				const setOf = (row: number) => identical.find((set) => set.includes(row)) ?? [row];
				own.forEach((_, row) => {
					const found = alikeTo(all, row);
					expect(found.identical).toEqual(setOf(row).filter((other) => other !== row));
					const [first] = setOf(row);
					const near = pairs.flatMap(({ one, other, differing, shared }) =>
						one === first || other === first
							? setOf(one === first ? other : one).map((each) => ({ row: each, differing, shared }))
							: [],
					);
					expect(found.near).toEqual(near.sort((a, b) => a.row - b.row));
				});
			}),
			{ numRuns: isThorough ? 2_000 : 200 },
		);
	});

	it('All of 300 pairs planted in a whole election are found, and no others.', () => {
		const count = isThorough ? 10_288 : 2_000;
		const random = randomNumbers(3);
		const below = (most: number) => Math.floor(random() * most);
		const rows = Array.from({ length: count }, () =>
			Array.from({ length: 40 }, () => coordinate(1 + below(5), 5)),
		);
		const planted = Array.from({ length: 300 }, (_, index) => {
			const original = rows[index] ?? [];
			const copy = [...original];
			for (let change = 0; change < index % 4; change++) copy[below(40)] = coordinate(1 + below(5), 5);
			rows[count - 300 + index] = copy;
			return `${index} ${count - 300 + index}`;
		});
		const { pairs, identical } = alike(sheets(rows));
		const found = [
			...identical.map((group) => group.join(' ')),
			...pairs.map(({ one, other }) => `${one} ${other}`),
		];
		expect(found.sort()).toEqual(planted.sort());
	});
});
