import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { placeKinds } from '../noun/place.ts';
import { wordsOf } from '../name/fold.ts';
import { find } from '../name/search.ts';
import { isNamed, rankOf, wordsOfPlace } from './search.ts';

const rows = z
	.array(z.record(z.string(), z.string()))
	.parse(parse(readFileSync('drizzle/packs/kz-2023/places.csv'), { columns: true }));
const regions = z
	.array(z.record(z.string(), z.string()))
	.parse(parse(readFileSync('drizzle/packs/kz-2023/regions.csv'), { columns: true }));

/** The places as the district page searches them: with aliases that their names do not already find. */
const places = rows.map((row) => {
	const name = { kk: row['name_kk'] ?? '', ru: row['name_ru'] ?? '', en: row['name_en'] ?? '' };
	const all = row['aliases']?.split(' | ') ?? [];
	const region = regions.find(({ code }) => code === row['region']);
	return {
		name,
		all,
		kind: row['kind'],
		rank: rankOf(z.enum(placeKinds).parse(row['kind'])),
		region: row['region'],
		districts: row['districts']?.split(' ') ?? [],
		own: wordsOfPlace({ name, aliases: all.filter((alias) => !isNamed({ name }, alias)) }),
		around: wordsOf(region?.['name_kk'] ?? '', region?.['name_ru'] ?? '', region?.['name_en'] ?? ''),
		number: null,
	};
});

const found = (query: string) => find(places, query).map(({ name }) => name.en);
const districtsOf = (query: string) =>
	find(places, query).map(({ name, districts }) => [name.en, ...districts]);

describe('The places of Kazakhstan', () => {
	test('Each place is found by its name in three languages and by each alias, first or together with its namesakes.', () => {
		expect(places).toHaveLength(450);
		const lost = places.flatMap((place) =>
			[...Object.values(place.name), ...place.all]
				.filter((typed) => wordsOf(typed).length > 0)
				.filter((typed) => {
					const results = find(places, typed);
					const index = results.indexOf(place);
					// All places before it have that name, too.
					return index < 0 || results.slice(0, index).some((other) => !hasName(other, typed));
				})
				.map((typed) => `${place.name.en}: ${typed}`),
		);
		expect(lost).toEqual([]);
	});

	function hasName({ own }: (typeof places)[number], typed: string): boolean {
		return wordsOf(typed).every((word) => own.some((known) => known.startsWith(word)));
	}

	test.each([
		['Көкшетау', 'Kokshetau'],
		['Кокшетау', 'Kokshetau'],
		['Kokshetau', 'Kokshetau'],
		['koksetau', 'Kokshetau'],
		['кокшета', 'Kokshetau'],
		['Целиноград', 'Astana'],
		['Семипалатинск', 'Semey'],
		['Усть-Каменогорск', 'Oskemen'],
		['Нур-Султан', 'Astana'],
		['аксу', 'Aksu'],
	])('“%s” finds %s.', (query, name) => {
		expect(found(query)).toContain(name);
	});

	test('“Ақтау” finds the town on the Caspian Sea and its namesakes, each with its own district.', () => {
		const [first] = districtsOf('Ақтау');
		expect(first).toEqual(['Aktau', 'mazhilis-seat:22']);
		const kinds = find(places, 'Ақтау').map(({ region, kind }) => `${region} ${kind}`);
		expect(new Set(kinds).size).toBe(kinds.length);
	});

	test('A region narrows a name that several places have.', () => {
		const all = find(places, 'Абай');
		expect(all.length).toBeGreaterThan(1);
		const some = find(places, 'Абай Карагандинская');
		expect(some.length).toBeGreaterThan(0);
		expect(some.length).toBeLessThan(all.length);
		expect(some.every(({ region }) => region === 'KZ-35')).toBe(true);
	});

	test('A place whose district the sources do not give has each that it may lie in.', () => {
		const some = rows.filter((row) => row['source']?.startsWith('region-only'));
		expect(some.length).toBeGreaterThan(50);
		for (const row of some) expect(row['districts']?.split(' ').length).toBeGreaterThan(1);
	});

	test('An alias that the names already find is not needed.', () => {
		const name = { kk: 'Мәртөк ауданы', ru: 'Мартукский район', en: 'Martuk District' };
		expect(isNamed({ name }, 'Мартукский')).toBe(true);
		expect(isNamed({ name }, 'Martók')).toBe(true);
		expect(isNamed({ name }, 'Жаңажол')).toBe(false);
	});
});
