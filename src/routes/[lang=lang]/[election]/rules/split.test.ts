import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oneRound } from './split.ts';

test('Three who are alike have 45 % together, and another one wins with 30 %.', () => {
	expect(oneRound([1800, 1500, 1200, 3000, 2500], 3)).toEqual({
		first: [3],
		isSplit: true,
		together: 4500,
		all: 10_000,
	});
});

test('Nothing is split where one of them wins, or where together they have no more.', () => {
	expect(oneRound([3100, 1500, 1200, 3000], 3)).toMatchObject({ first: [0], isSplit: false });
	expect(oneRound([1000, 1000, 1000, 3000], 3)).toMatchObject({ first: [3], isSplit: false });
});

test('Those with equally many votes are level, and without votes nobody is first.', () => {
	expect(oneRound([2000, 500, 3000, 3000], 2)).toMatchObject({ first: [2, 3], isSplit: false });
	expect(oneRound([0, 0, 0], 2)).toEqual({ first: [], isSplit: false, together: 0, all: 0 });
	expect(oneRound([], 0).first).toEqual([]);
});

test('Where votes are split, one of those alike would win with the votes of all of them.', () => {
	fc.assert(
		fc.property(fc.array(fc.nat({ max: 50 }), { minLength: 4, maxLength: 6 }), (votes) => {
			const { isSplit, together } = oneRound(votes, 3);
			const joined = oneRound([together, ...votes.slice(3)], 1);
			if (isSplit) expect(joined.first).toEqual([0]);
		}),
	);
});
