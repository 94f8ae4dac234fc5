// `npm run places -- FOLDER`: writes the places and the corrected compositions of districts that
// FOLDER holds (`places.json`, `compositions.json`) into the pack kz-2023; `npm run demo` then takes them over.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { placeKinds } from '../../src/lib/election/noun/place.ts';
import type { PlaceFacts } from '../../src/lib/election/noun/place.ts';
import { sheets } from '../../src/lib/pack/read.ts';

const pack = 'drizzle/packs/kz-2023';
const languages = ['kk', 'ru', 'en'];
const contest = 'mazhilis-seat';

const text = z.strictObject({ kk: z.string(), ru: z.string(), en: z.string() });
const Place = z.strictObject({
	name: text,
	aliases: z.array(z.string().regex(/^[^|]+$/)),
	kind: z.enum(placeKinds),
	region: z.string(),
	/** Several: the place lies in all of them, or the sources do not say in which. */
	districts: z.array(z.int()).min(1),
	confidence: z.enum(['sourced', 'inferred', 'region-only']),
	source: z.string(),
});
const Composition = z.strictObject({
	number: z.int(),
	composition: text,
	confidence: z.string(),
	source: z.string(),
});

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Name the folder with places.json and compositions.json.');
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));

writePlaces(z.array(Place).parse(read('places.json')));
correctCompositions(z.array(Composition).parse(read('compositions.json')));

function writePlaces(places: z.infer<typeof Place>[]): void {
	const rows = places.map(({ name, aliases, kind, region, districts, confidence, source }) =>
		sheets['places.csv'].write({
			...{ name, kind, region, source: `${confidence}: ${source}` },
			...(aliases.length > 0 && { aliases }),
			districts: districts.map((number) => `${contest}:${number}`),
		} satisfies PlaceFacts),
	);
	const columns = ['name_kk', 'name_ru', 'name_en', 'aliases', 'kind', 'region', 'districts', 'source'];
	write('places.csv', [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]);
	console.log(`${rows.length} places are in ${pack}/places.csv.`);
}

function correctCompositions(corrections: z.infer<typeof Composition>[]): void {
	const found: unknown = parse(readFileSync(join(pack, 'districts.csv')), { columns: true });
	const districts = z.array(z.record(z.string(), z.string())).parse(found);
	for (const { number, composition } of corrections) {
		const district = districts.find((row) => row['contest'] === contest && row['number'] === String(number));
		if (!district) throw new Error(`There is no district ${number}.`);
		for (const [language, words] of Object.entries(composition)) district[`composition_${language}`] = words;
	}
	const columns = [
		...['contest', 'number', 'region'],
		...languages.map((language) => `name_${language}`),
		...languages.map((language) => `composition_${language}`),
	];
	write('districts.csv', [columns, ...districts.map((row) => columns.map((column) => row[column] ?? ''))]);
	console.log(`${corrections.length} compositions are corrected in ${pack}/districts.csv.`);
}

function write(file: string, rows: (string | number)[][]): void {
	const cell = (value: string | number) => {
		const words = String(value);
		return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
	};
	writeFileSync(join(pack, file), rows.map((row) => `${row.map(cell).join(',')}\n`).join(''));
}
