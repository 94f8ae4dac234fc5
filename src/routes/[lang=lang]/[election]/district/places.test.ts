import { describe, expect, test } from 'vitest';
import type { Contest, District, Region } from '$lib/election/snapshot.ts';
import { placesOf } from './places.ts';

const contest = (slug: string, kind: Contest['kind']): Contest => ({
	...{ slug, kind, body: {}, name: { ru: slug }, seats: 1, threshold: null, runoff: false },
	...{ againstAll: true, recall: true, ballotColour: null, order: 'lot' },
});

const region = (code: string, name: Region['name'], tileColumn: number | null): Region => ({
	...{ code, name, kind: 'oblast', tileColumn, tileRow: 1 },
});

const district = (contest: string, number: number, region: string | null, composition = {}): District => ({
	...{ contest, number, region, name: { kk: `№ ${number} округ`, ru: `Округ № ${number}` }, composition },
	...{ contenders: 4, selfNominated: 2 },
});

const core = {
	election: { languages: ['kk', 'ru'] },
	regions: [
		region('K', { kk: 'Қарағанды облысы', ru: 'Карагандинская область' }, 4),
		region('Z', { kk: 'Жетісу облысы', ru: 'область Жетісу' }, null),
		region('E', { kk: 'Бос облыс', ru: 'Пустая область' }, 2),
	],
	contests: [contest('lists', 'list'), contest('seats', 'seat')],
	districts: [
		district('lists', 1, null),
		district('seats', 1, 'K', { kk: 'Теміртау', ru: 'Темиртау' }),
		district('seats', 2, 'Z', { kk: 'Жетісу облысы', ru: 'область Жетісу' }),
		district('seats', 3, null),
	],
};

const places = placesOf(core, 'ru');

describe('The districts of an election', () => {
	test('Districts are grouped by region, with those outside all regions apart.', () => {
		expect(places.contests.map(({ slug }) => slug)).toEqual(['seats']);
		expect(places.regions.map(({ code }) => code)).toEqual(['K', 'Z']);
		expect(places.elsewhere.flatMap(({ districts }) => districts.map(({ number }) => number))).toEqual([3]);
	});

	test('A region without a place on the map has no tile.', () => {
		expect(places.regions.map(({ tile }) => tile?.column)).toEqual([4, undefined]);
	});

	test('A composition that only repeats the region is left out.', () => {
		expect(places.regions.flatMap(({ votes }) => votes[0]?.districts[0]?.composition.text)).toEqual([
			'Темиртау',
			'',
		]);
	});

	test('Words that only the other languages have can be searched too.', () => {
		expect(places.regions[0]?.further).toEqual(['karagandi', 'oblisi']);
		expect(places.regions[0]?.votes[0]?.districts[0]?.further).toEqual([]);
	});
});
