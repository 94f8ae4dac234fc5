import { describe, expect, it } from 'vitest';
import { randomNumbers } from '../../../../tests/support/match.ts';
import { coordinate, none } from '../coordinate.ts';
import { componentsOf, placeIn, pulls, type Components } from './components.ts';

function sheets(rows: readonly (readonly number[])[]) {
	return {
		contenders: rows.length,
		statements: rows[0]?.length ?? 0,
		positions: Int8Array.from(rows.flat()),
	};
}

/** Contenders with two hidden opinions: the first decides the even statements, the second, half as strong, the odd ones. */
function election(count: number, statements: number, missing = 0): number[][] {
	const random = randomNumbers(17);
	return Array.from({ length: count }, () => {
		const [first, second] = [4 * random() - 2, 2 * random() - 1];
		return Array.from({ length: statements }, (_, column) => {
			const opinion = (column % 2 === 0 ? first : second) * (column % 4 < 2 ? 1 : -1);
			const stance = Math.round(3 + opinion + random() - 0.5);
			return random() < missing ? none : coordinate(Math.min(5, Math.max(1, stance)), 5);
		});
	});
}

function planeOf(rows: readonly (readonly number[])[]): Components {
	const found = componentsOf(sheets(rows));
	if (!found) throw new Error('These sheets make a plane.');
	return found;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('The plane of published positions', () => {
	it('Its axes are of length 1, at right angles, and the first explains more than the second.', () => {
		const { axes, explained } = planeOf(election(200, 36));
		for (const axis of axes) expect(sum(axis.map((weight) => weight ** 2))).toBeCloseTo(1, 3);
		expect(sum(axes[0].map((weight, column) => weight * (axes[1][column] ?? 0)))).toBeCloseTo(0, 3);
		expect(explained[0]).toBeGreaterThan(explained[1]);
		expect(sum(explained)).toBeLessThan(1);
	});

	it('It finds the two opinions that decide everything.', () => {
		const { axes } = planeOf(election(400, 12));
		axes[0].forEach((weight, column) => {
			expect(Math.abs(weight) > 0.3).toBe(column % 2 === 0);
		});
		axes[1].forEach((weight, column) => {
			expect(Math.abs(weight) > 0.3).toBe(column % 2 === 1);
		});
	});

	it('Places along the axes vary as much as the axes explain.', () => {
		const rows = election(300, 20);
		const plane = planeOf(rows);
		const places = rows.map((row) => placeIn(plane, Int8Array.from(row)));
		const variance = (values: number[]) => {
			const mean = sum(values) / values.length;
			return sum(values.map((value) => (value - mean) ** 2)) / values.length;
		};
		const total = sum(plane.mean.map((_, column) => variance(rows.map((row) => row[column] ?? 0))));
		expect(variance(places.map(({ x }) => x)) / total).toBeCloseTo(plane.explained[0], 2);
		expect(variance(places.map(({ y }) => y)) / total).toBeCloseTo(plane.explained[1], 2);
		expect(sum(places.map(({ x }) => x)) / rows.length).toBeCloseTo(0, 1);
	});

	it('The order of the contenders changes nothing, gaps included.', () => {
		const rows = election(80, 15, 0.1);
		expect(planeOf([...rows].reverse())).toEqual(planeOf(rows));
	});

	it('All numbers have four decimals, and the strongest statement pulls to the right and up.', () => {
		const { mean, axes, explained } = planeOf(election(50, 9, 0.1));
		for (const value of [...mean, ...axes.flat(), ...explained])
			expect(Object.is(Math.round(value * 1e4) / 1e4 + 0, value)).toBe(true);
		for (const axis of axes) expect(Math.max(...axis)).toBe(Math.max(...axis.map(Math.abs)));
	});

	it('Reversing the wording of a statement turns its pull and no place.', () => {
		const rows = election(100, 10);
		const turn = (row: number[]) => row.map((own, column) => (column === 4 ? 0 - own : own));
		const [plane, turned] = [planeOf(rows), planeOf(rows.map(turn))];
		const [row = []] = rows;
		const [before, after] = [placeIn(plane, Int8Array.from(row)), placeIn(turned, Int8Array.from(turn(row)))];
		expect(Math.abs(before.x)).toBeCloseTo(Math.abs(after.x), 1);
		expect(Math.abs(before.y)).toBeCloseTo(Math.abs(after.y), 1);
	});

	it('Half of the answers place a sheet nearer to its place than the mean instead of the others would.', () => {
		const rows = election(200, 30);
		const plane = planeOf(rows);
		let [off, offByMean] = [0, 0];
		for (const row of rows) {
			const whole = placeIn(plane, Int8Array.from(row));
			const half = row.map((own, column) => (column < 15 ? own : none));
			const filled = row.map((own, column) => (column < 15 ? own : (plane.mean[column] ?? 0)));
			const place = placeIn(plane, Int8Array.from(half));
			const byMean = placeIn(plane, Int8Array.from(filled));
			off += (place.x - whole.x) ** 2 + (place.y - whole.y) ** 2;
			offByMean += (byMean.x - whole.x) ** 2 + (byMean.y - whole.y) ** 2;
		}
		expect(off).toBeLessThan(offByMean / 4);
	});

	it('A sheet without answers is in the middle, and one answer has a place.', () => {
		const plane = planeOf(election(40, 12));
		expect(placeIn(plane, new Int8Array(12).fill(none))).toEqual({ x: 0, y: 0, answered: 0 });
		const one = placeIn(
			plane,
			Int8Array.from({ length: 12 }, (_, column) => (column === 0 ? 60 : none)),
		);
		expect(one.answered).toBe(1);
		expect(Number.isFinite(one.x) && Number.isFinite(one.y)).toBe(true);
	});

	it('Who answered less than two thirds does not shape the plane, and too few make none.', () => {
		const rows = election(30, 12);
		const few = Array.from({ length: 12 }, (_, column) => (column < 7 ? 60 : none));
		expect(planeOf([...rows, few])).toEqual(planeOf(rows));
		expect(componentsOf(sheets(rows.slice(0, 2)))).toBeNull();
		expect(
			componentsOf(
				sheets([
					[60, 60],
					[60, 60],
					[60, 60],
				]),
			),
		).toBeNull();
		// Along one axis only.
		expect(
			componentsOf(
				sheets([
					[60, 60],
					[0, 0],
					[-60, -60],
				]),
			),
		).toBeNull();
		expect(componentsOf(sheets([]))).toBeNull();
	});

	it('The statements that pull are named from the strongest.', () => {
		const plane: Components = {
			mean: [0, 0, 0, 0],
			axes: [
				[0.8, -0.5, 0, 0.33],
				[0, 0, 1, 0],
			],
			explained: [0.5, 0.3],
		};
		expect(pulls(plane, 0, 2)).toEqual({ toward: [0, 3], away: [1] });
		expect(pulls(plane, 1, 2)).toEqual({ toward: [2], away: [] });
	});
});
