import { describe, expect, it } from 'vitest';
import { plot } from './plot.ts';

const marks = (...agreements: number[]) => agreements.map((agreement) => ({ agreement, near: false }));
const squares = (path: string) =>
	[...path.matchAll(/M([^ ]+) ([^h]+)h/g)].map(([, x, y]) => [Number(x), Number(y)]);

describe('the field plot', () => {
	it('stands every contender over its agreement, and stacks those that share a column', () => {
		expect(squares(plot(marks(40, 41.9, 82)).others)).toEqual([
			[40.2, -2],
			[40.2, -4],
			[82.2, -2],
		]);
	});

	it('puts the leader’s tier at the bottom of its stack', () => {
		const { near, others } = plot([
			{ agreement: 82, near: false },
			{ agreement: 83, near: true },
		]);
		expect([squares(near), squares(others)]).toEqual([[[82.2, -2]], [[82.2, -4]]]);
	});

	it('keeps full agreement on the scale', () => {
		expect(squares(plot(marks(100)).others)).toEqual([[98.2, -2]]);
	});

	it('draws smaller squares where stacks would grow too tall', () => {
		const { others, height } = plot(marks(...Array.from({ length: 42 }, () => 60)));
		expect([squares(others).length, height]).toEqual([42, 21]);
	});

	it('is empty for nobody', () => {
		expect(plot([])).toMatchObject({ near: '', others: '', height: 0 });
	});
});
