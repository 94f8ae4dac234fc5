import { expect, test } from 'vitest';
import { contender, contest, district, example, region, statement } from '../../../../tests/support/core.ts';
import type { Contender } from '../snapshot.ts';
import { listsNear } from './nearest-lists.ts';

const list = (slug: string, positions: string, more: Partial<Contender> = {}) =>
	contender(slug, positions, { kind: 'list', nomination: 'party', contest: 'lists', district: 1, ...more });

const core = example({
	regions: [region('A'), region('B')],
	contests: [
		contest('lists', 'list', { body: { en: 'Parliament' } }),
		contest('city-lists', 'list', { body: { en: 'City' } }),
		contest('seat', 'seat', { body: { en: 'Parliament' } }),
		contest('city', 'seat', { body: { en: 'City' } }),
		contest('village', 'seat', { body: { en: 'Village' } }),
	],
	districts: [
		district('lists', 1),
		district('city-lists', 1, 'A'),
		district('city-lists', 2, 'B'),
		district('seat', 2, 'A'),
		district('city', 4, 'B'),
		district('village', 5, 'B'),
	],
	statements: [
		// Asked of the candidates alone: their columns are not those of the lists.
		statement('local', { contest: 'seat' }),
		...['a', 'b', 'c', 'd', 'e', 'f'].map((slug) => statement(slug)),
	],
	lists: [
		list('far', '111111'),
		list('near', '555551'),
		list('nearest', '555555'),
		list('gone', '555555', { status: 'withdrawn' }),
		list('silent', '......'),
		list('city-other', '555555', { contest: 'city-lists' }),
		list('city-one', '111111', { contest: 'city-lists', district: 2 }),
		list('city-two', '555555', { contest: 'city-lists', district: 2 }),
	],
});

const named = (one: Contender, of = core) => listsNear(of, one)?.lists.map(({ slug }) => slug) ?? null;

test('Two lists are named, the nearest first, by the statements that both were asked.', () => {
	expect(named(contender('own', '1555555'))).toEqual(['nearest', 'near']);
	expect(named(contender('own', '5111111'))).toEqual(['far', 'near']);
});

test('They are of the same body and place, else of the contest of lists that everybody votes in.', () => {
	expect(named(contender('own', '555555', { contest: 'city', district: 4 }))).toEqual([
		'city-two',
		'city-one',
	]);
	expect(named(contender('own', '555555', { contest: 'village', district: 5 }))).toEqual(['nearest', 'near']);
});

test('Where several are as near as the second, all of them are named.', () => {
	const lists = [list('one', '555555'), list('two', '555551'), list('three', '555515')];
	expect(listsNear({ ...core, lists }, contender('own', '5555555'))).toMatchObject({ isLevel: true });
	expect(named(contender('own', '5555555'), { ...core, lists })).toEqual(['one', 'two', 'three']);
});

test('Nobody else has lists near, and one list alone is never named.', () => {
	const everywhere = '5555555';
	expect(named(contender('own', everywhere, { nomination: 'party' }))).toBeNull();
	expect(named(contender('own', everywhere, { status: 'refused' }))).toBeNull();
	expect(named(contender('own', '.......'))).toBeNull();
	expect(named(list('near', '555551'))).toBeNull();
	expect(named(contender('own', everywhere), { ...core, lists: core.lists.slice(0, 1) })).toBeNull();
	expect(named(contender('own', everywhere), { ...core, contests: [] })).toBeNull();
});
