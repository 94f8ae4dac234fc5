import { expect, test } from 'vitest';
import { contest, district, region } from '../../../../../tests/support/core.ts';
import { ballotsByRegion } from './ballots.ts';

test('Regions with the same ballots are listed together, those with the most common ballots last.', () => {
	const found = ballotsByRegion({
		regions: [region('a'), region('b'), region('c')],
		contests: [contest('lists', 'list'), contest('seats', 'seat'), contest('council', 'seat')],
		districts: [
			district('lists', 1),
			district('seats', 1, 'a'),
			district('seats', 1, 'b'),
			district('seats', 1, 'c'),
			district('council', 1, 'b'),
		],
	});
	expect(found).toEqual([
		{ regions: ['b'], contests: ['lists', 'seats', 'council'], isUpTo: false },
		{ regions: ['a', 'c'], contests: ['lists', 'seats'], isUpTo: false },
	]);
});

test('With two councils in one region, not everybody there votes for both.', () => {
	const found = ballotsByRegion({
		regions: [region('a')],
		contests: [contest('lists', 'list'), contest('region', 'seat'), contest('city', 'seat')],
		districts: [district('lists', 1), district('region', 1, 'a'), district('city', 1, 'a')],
	});
	expect(found).toEqual([{ regions: ['a'], contests: ['lists', 'region', 'city'], isUpTo: true }]);
});

test('Without regions everybody gets every ballot.', () => {
	const found = ballotsByRegion({
		regions: [],
		contests: [contest('council', 'seat')],
		districts: [district('council', 1)],
	});
	expect(found).toEqual([{ regions: [], contests: ['council'], isUpTo: false }]);
});
