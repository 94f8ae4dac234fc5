import { describe, expect, test } from 'vitest';
import { Reader, Writer } from './number.ts';

describe('Choices in one number', () => {
	test('Choices take no more room than they need: every number below their product is one of them.', () => {
		const seen = new Set<bigint>();
		for (let first = 0; first < 3; first++)
			for (let second = 0; second < 5; second++)
				for (const third of subsets(['a', 'b', 'c', 'd'])) {
					const writer = new Writer();
					writer.digit(first, 3);
					writer.subset(['a', 'b', 'c', 'd'], (one) => third.includes(one));
					writer.digit(second, 5);
					seen.add(writer.number());
					const reader = new Reader(writer.number());
					expect([reader.digit(3), reader.subset(['a', 'b', 'c', 'd']), reader.digit(5)]).toEqual([
						first,
						third,
						second,
					]);
					expect([reader.isEmpty, reader.isOff]).toEqual([true, false]);
				}
		expect(seen.size).toBe(3 * 5 * 2 ** 4);
	});

	test('Choices are exact beyond the range of a float.', () => {
		const items = Array.from({ length: 500 }, (_, index) => index);
		const writer = new Writer();
		writer.digit(2 ** 52 - 1, 2 ** 52);
		writer.subset(items, (one) => one % 3 === 0);
		writer.digit(2 ** 52 - 2, 2 ** 52);
		const reader = new Reader(writer.number());
		expect(reader.digit(2 ** 52)).toBe(2 ** 52 - 1);
		expect(reader.subset(items)).toEqual(items.filter((one) => one % 3 === 0));
		expect(reader.digit(2 ** 52)).toBe(2 ** 52 - 2);
	});

	test('A choice that does not exist cannot be written.', () => {
		const writer = new Writer();
		for (const digit of [-1, 5, 6, NaN, Infinity]) expect(() => writer.digit(digit, 5)).toThrow(RangeError);
		expect(writer.number()).toBe(0n);
	});

	test('A choice among nothing cannot be read.', () => {
		const reader = new Reader(7n);
		expect(reader.subset([])).toEqual([]);
		expect(reader.isOff).toBe(false);
		expect(reader.oneOf([])).toBeUndefined();
		expect(reader.isOff).toBe(true);
		expect(reader.isEmpty).toBe(false);
	});
});

function subsets<Item>([first, ...rest]: Item[]): Item[][] {
	if (first === undefined) return [[]];
	const others = subsets(rest);
	return [...others, ...others.map((set) => [first, ...set])];
}
