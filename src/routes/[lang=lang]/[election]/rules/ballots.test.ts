import { expect, test } from 'vitest';
import type { Contest, District, Region } from '$lib/election/snapshot.ts';
import { ballotsByRegion } from './ballots.ts';

const contest = (slug: string, kind: Contest['kind']): Contest => ({
	slug,
	kind,
	body: {},
	name: {},
	seats: 1,
	threshold: null,
	runoff: false,
	againstAll: false,
	recall: false,
	ballotColour: null,
	order: 'lot',
});
const district = (contest: string, region: string | null): District => ({
	contest,
	number: 1,
	region,
	name: {},
	composition: {},
	contenders: 0,
	selfNominated: 0,
});
const region = (code: string): Region => ({
	code,
	name: {},
	kind: 'oblast',
	tileColumn: null,
	tileRow: null,
});

test('regions with the same ballots stand together, the most common ballots last', () => {
	const found = ballotsByRegion({
		regions: [region('a'), region('b'), region('c')],
		contests: [contest('lists', 'list'), contest('seats', 'seat'), contest('council', 'seat')],
		districts: [
			district('lists', null),
			district('seats', 'a'),
			district('seats', 'b'),
			district('seats', 'c'),
			district('council', 'b'),
		],
	});
	expect(found).toEqual([
		{ regions: ['b'], contests: ['lists', 'seats', 'council'], isUpTo: false },
		{ regions: ['a', 'c'], contests: ['lists', 'seats'], isUpTo: false },
	]);
});

test('two councils in one region: not everybody there votes for both', () => {
	const found = ballotsByRegion({
		regions: [region('a')],
		contests: [contest('lists', 'list'), contest('region', 'seat'), contest('city', 'seat')],
		districts: [district('lists', null), district('region', 'a'), district('city', 'a')],
	});
	expect(found).toEqual([{ regions: ['a'], contests: ['lists', 'region', 'city'], isUpTo: true }]);
});

test('without regions every ballot is everybody’s', () => {
	const found = ballotsByRegion({
		regions: [],
		contests: [contest('council', 'seat')],
		districts: [district('council', null)],
	});
	expect(found).toEqual([{ regions: [], contests: ['council'], isUpTo: false }]);
});
