import { expect, test } from 'vitest';
import { partedBy, type ContestOverview } from './overview.ts';

function contest(slug: string, isList: boolean, districts: [number, string | null][]): ContestOverview {
	return {
		slug,
		name: { text: slug, lang: 'en' },
		isList,
		districts: districts.map(([number, region]) => ({ number, region, area: [], standing: 3, rows: [] })),
	};
}

const contests = [
	contest('lists', true, [[1, null]]),
	contest('seat', false, [
		[1, 'ast'],
		[2, 'ast'],
		[3, 'alm'],
	]),
];

test('The ballots of the chosen district come first, and every other ballot once.', () => {
	const { own, others } = partedBy(contests, { seat: 2 });
	expect(own.map(({ contest, district }) => [contest.slug, district.number])).toEqual([
		['lists', 1],
		['seat', 2],
	]);
	expect(others.map(({ slug, districts }) => [slug, districts.map(({ number }) => number)])).toEqual([
		['seat', [1, 3]],
	]);
});

test('Without a chosen district no ballot is the voter’s own, not even a nationwide one.', () => {
	expect(partedBy(contests, {})).toEqual({ own: [], others: contests });
});
