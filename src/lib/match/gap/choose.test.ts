import { describe, expect, it } from 'vitest';
import { none } from '../coordinate.ts';
import { enoughReference } from './basis.ts';
import { chooseBasis, inSeededOrder, type Sheet } from './choose.ts';

const statements = 3;

/** So many contenders with different complete sheets. */
function contenders(count: number): Sheet[] {
	return Array.from({ length: count }, (_, index) => ({
		slug: `contender-${index}`,
		positions: Int8Array.of((index % 25) - 12, Math.floor(index / 25), 0),
	}));
}

function rowsOf(matrix: Int8Array): string[] {
	return Array.from({ length: matrix.length / statements }, (_, row) =>
		matrix.slice(row * statements, (row + 1) * statements).join(),
	);
}

describe('The reference and the sample', () => {
	it('The reference is the first 150 complete contenders in the order of the seed, the sample the first 150 of all.', () => {
		const all = contenders(400).map((sheet, index) =>
			index % 2 === 0 ? sheet : { ...sheet, positions: sheet.positions.with(2, none) },
		);
		const { reference, sample, partial } = chooseBasis(all, statements, 'seed');
		const inTurn = inSeededOrder(all, 'seed').map(({ positions }) => positions.join());
		expect(rowsOf(sample)).toEqual(inTurn.slice(0, 150));
		expect(rowsOf(reference)).toEqual(inTurn.filter((row) => !row.includes(String(none))).slice(0, 150));
		expect(partial.length).toBe(rowsOf(sample).filter((row) => row.includes(String(none))).length);
	});

	it('The order in which contenders are listed does not matter.', () => {
		const all = contenders(200);
		expect(chooseBasis(all.toReversed(), statements, 'seed')).toEqual(chooseBasis(all, statements, 'seed'));
	});

	it('Another seed gives another choice.', () => {
		const all = contenders(300);
		const chosen = new Set(rowsOf(chooseBasis(all, statements, 'one').reference));
		const others = rowsOf(chooseBasis(all, statements, 'other').reference);
		const shared = others.filter((row) => chosen.has(row)).length;
		// Of 300 either seed takes half; by chance they share about 75.
		expect(shared).toBeGreaterThan(50);
		expect(shared).toBeLessThan(100);
	});

	it('Nobody’s answers move a contender to the front or others away.', () => {
		const all = contenders(300);
		const before = inSeededOrder(all, 'seed').map(({ slug }) => slug);
		const changed = all.map((sheet, index) =>
			index === 7 ? { ...sheet, positions: Int8Array.of(60, 60, 60) } : sheet,
		);
		expect(inSeededOrder(changed, 'seed').map(({ slug }) => slug)).toEqual(before);
	});

	it('Identical sheets are taken once, and the copies take nobody’s place.', () => {
		const all = contenders(140);
		const copied = all[0]?.positions ?? new Int8Array();
		const copies = Array.from({ length: 50 }, (_, index) => ({ slug: `copy-${index}`, positions: copied }));
		const { reference, referenceRows } = chooseBasis([...all, ...copies], statements, 'seed');
		expect(referenceRows).toBe(140);
		expect(new Set(rowsOf(reference)).size).toBe(140);
	});

	it('Slugs that differ little are far apart: neighbours in a list do not come in together.', () => {
		const turns = inSeededOrder(contenders(400), 'seed').map(({ slug }) => Number(slug.split('-')[1]));
		const steps = turns.slice(1).map((turn, index) => Math.abs(turn - (turns[index] ?? 0)));
		// Of a random order of 400 the mean step is 133.
		const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
		expect(mean).toBeGreaterThan(115);
		expect(mean).toBeLessThan(150);
	});

	it('There is a prior only while the reference is too small.', () => {
		expect(chooseBasis(contenders(enoughReference), statements, 'seed').prior).toBeNull();
		expect(chooseBasis(contenders(enoughReference - 1), statements, 'seed').prior).not.toBeNull();
		expect(chooseBasis([], statements, 'seed')).toMatchObject({ referenceRows: 0, sampleRows: 0 });
	});
});
