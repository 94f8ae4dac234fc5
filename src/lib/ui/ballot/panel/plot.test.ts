import { describe, expect, it } from 'vitest';
import { plot } from './plot.ts';

const marks = (...agreements: number[]) => agreements.map((agreement) => ({ agreement, near: false }));
const squares = (path: string) =>
	[...path.matchAll(/M([^ ]+) ([^h]+)h/g)].map(([, x, y]) => [Number(x), Number(y)]);

describe('The field plot', () => {
	it('Every contender’s square is at its agreement, and squares that share a column are stacked.', () => {
		expect(squares(plot(marks(40, 41.9, 82)).others)).toEqual([
			[40.2, -2],
			[40.2, -4],
			[82.2, -2],
		]);
	});

	it('The leader’s tier is at the bottom of its stack.', () => {
		const { near, others } = plot([
			{ agreement: 82, near: false },
			{ agreement: 83, near: true },
		]);
		expect([squares(near), squares(others)]).toEqual([[[82.2, -2]], [[82.2, -4]]]);
	});

	it('Full agreement stays on the scale.', () => {
		expect(squares(plot(marks(100)).others)).toEqual([[98.2, -2]]);
	});

	it('Squares are smaller if stacks would grow too tall.', () => {
		const { others, height } = plot(marks(...Array.from({ length: 42 }, () => 60)));
		expect([squares(others).length, height]).toEqual([42, 21]);
	});

	it('The plot of no contenders is empty.', () => {
		expect(plot([])).toMatchObject({ near: '', others: '', height: 0 });
	});
});
