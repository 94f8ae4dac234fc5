import { describe, expect, test } from 'vitest';
import { isEverywhere, localContests } from './area.ts';
import { contest, district, region } from '../../../../tests/support/core.ts';

const country = {
	regions: [region('north'), region('south')],
	contests: [contest('lists'), contest('parliament'), contest('council')],
	districts: [
		district('lists', 1),
		district('parliament', 1, 'north'),
		district('parliament', 2, 'south'),
		district('parliament', 3, 'south'),
		district('council', 1, 'south'),
		district('council', 2, 'south'),
	],
};

describe('The area of a ballot', () => {
	test.each([
		['a nationwide district', 'lists', true],
		['districts in every region', 'parliament', true],
		['districts in one region', 'council', false],
	])('A contest with %s ("%s") is voted on everywhere: %s.', (_, slug, everywhere) => {
		expect(isEverywhere(country, contest(slug))).toBe(everywhere);
	});

	test('An election without regions has all its ballots everywhere.', () => {
		const towns = { ...country, regions: [], districts: [district('council', 1)] };
		expect(isEverywhere(towns, contest('council'))).toBe(true);
		expect(localContests(towns)).toEqual([]);
	});

	test('Local ballots are listed by region.', () => {
		expect(
			localContests(country).map(({ region, contests }) => [
				region.code,
				...contests.map(({ slug }) => slug),
			]),
		).toEqual([['south', 'council']]);
	});
});
