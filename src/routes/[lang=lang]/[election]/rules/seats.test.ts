import { expect, test } from 'vitest';
import { distribute } from './seats.ts';

const seatsOf = (...election: Parameters<typeof distribute>) =>
	distribute(...election).lists.map(({ seats }) => seats);

test('The votes of 19 March 2023 give the official distribution.', () => {
	const votes = [3_431_510, 693_938, 547_154, 535_139, 432_920, 331_058, 146_431];
	expect(seatsOf(votes, 248_291, 69, 5)).toEqual([40, 8, 6, 6, 5, 4, 0]);
});

test('A list exactly at the threshold takes part, and one with a vote less does not.', () => {
	expect(seatsOf([95, 5], 0, 20, 5)).toEqual([19, 1]);
	expect(seatsOf([9501, 499], 0, 20, 5)).toEqual([20, 0]);
});

test('Votes against all raise the threshold and get no seat.', () => {
	expect(seatsOf([90, 5], 0, 10, 5)).toEqual([9, 1]);
	expect(seatsOf([90, 5], 15, 10, 5)).toEqual([10, 0]);
});

test('Of equal remainders, the list that comes first on the ballot gets the seat.', () => {
	expect(seatsOf([50, 50], 0, 3, 5)).toEqual([2, 1]);
});

test('All seats are distributed, and every quota of votes gets a seat.', () => {
	const { quota, lists } = distribute([400, 350, 250], 0, 10, 0);
	expect(quota).toBe(100);
	expect(lists.map(({ whole }) => whole)).toEqual([4, 3, 2]);
	expect(lists.map(({ remainder }) => remainder)).toEqual([0, 50, 50]);
	expect(lists.map(({ seats }) => seats)).toEqual([4, 4, 2]);
});

test('Without votes nobody gets a seat.', () => {
	expect(seatsOf([0, 0], 0, 5, 5)).toEqual([0, 0]);
	expect(seatsOf([], 0, 5, 5)).toEqual([]);
	expect(seatsOf([1, 1], 100, 5, 5)).toEqual([0, 0]);
	expect(distribute([0], 0, 5, 0)).toEqual({
		quota: 0,
		lists: [{ percent: 0, isAbove: false, whole: 0, remainder: 0, seats: 0 }],
	});
});
