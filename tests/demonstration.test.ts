import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawings, folder as emblems, png } from '../scripts/demonstration/emblem.ts';
import { demonstration } from '../scripts/demonstration/pack.ts';
import { parse } from '../src/lib/pack/read.ts';
import type { Pack } from '../src/lib/pack/pack.ts';

const folder = 'drizzle/packs/demo';
const made = demonstration();

describe('The demonstration election', () => {
	it('It is what its generator makes, to the byte.', () => {
		const names = readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map(({ parentPath, name }) =>
				join(parentPath, name)
					.slice(folder.length + 1)
					.replaceAll(sep, '/'),
			);
		expect(names.sort()).toEqual(Object.keys(made).sort());
		const differing = Object.entries(made).filter(
			([name, content]) => !readFileSync(join(folder, name)).equals(Buffer.from(content)),
		);
		expect(differing.map(([name]) => `${name}: run npm run demo`)).toEqual([]);
	});

	it('Three in four who answered give reasons for at least half of their positions, and a third write of themselves.', () => {
		const { positions, profiles } = read();
		const shares = groups(positions, ({ contender }) => contender).map((own) => {
			const taken = own.filter(({ stance }) => stance !== null);
			return taken.filter(({ reason }) => Object.keys(reason).length > 0).length / taken.length;
		});
		expect(shares.filter((share) => share >= 0.5).length / shares.length).toBeGreaterThan(0.7);
		const writing = profiles.filter(({ text }) => Object.keys(text).length > 0);
		expect(writing.length / shares.length).toBeGreaterThan(1 / 3);
		const reasons = positions.map(({ reason }) => Object.keys(reason).sort().join());
		expect(new Set(reasons)).toEqual(new Set(['', 'kk', 'ru', 'kk,ru', 'en,kk,ru']));
	});

	it('One ballot has two candidates of one name, and two who answer almost alike.', () => {
		const { contenders, positions } = read();
		const here = contenders.filter(({ contest, district }) => contest === 'mazhilis-seat' && district === 1);
		const alike = groups(here, ({ name }) => name['kk'] ?? '').filter((own) => own.length > 1);
		expect(alike).toHaveLength(1);
		const [one, other, ...more] = alike[0] ?? [];
		expect(more).toEqual([]);
		expect(one?.born).not.toBe(other?.born);
		expect(one?.occupation).not.toEqual(other?.occupation);

		const sheets = here.flatMap(({ slug }) => {
			const own = positions.filter(({ contender }) => contender === slug);
			return own.length === 36 ? [own.map(({ stance }) => stance ?? 0)] : [];
		});
		const distances = sheets.flatMap((sheet, place) =>
			sheets
				.slice(place + 1)
				.map((next) =>
					next.reduce((sum, stance, column) => sum + Math.abs(stance - (sheet[column] ?? 0)), 0),
				),
		);
		expect(distances.filter((steps) => steps <= 2)).toEqual([2]);
	});

	it('Every list has its emblem, a picture of the drawing beside the generator.', async () => {
		const { contenders, profiles } = read();
		const lists = contenders.filter(({ kind }) => kind === 'list');
		const shown = new Map(profiles.map(({ contender, photo }) => [contender, photo]));
		expect(lists.filter(({ slug }) => !shown.get(slug))).toEqual([]);
		for (const drawing of drawings()) {
			const jpeg = readFileSync(new URL(drawing.replace(/svg$/, 'jpg'), emblems));
			const [drawn, kept] = await Promise.all([grey(await png(drawing)), grey(jpeg)]);
			const differences = drawn.map((value, index) => Math.abs(value - (kept[index] ?? 0)));
			const mean = differences.reduce((sum, difference) => sum + difference, 0) / differences.length;
			// Of 255: JPEG blurs the edges.
			expect(mean, drawing).toBeLessThan(3);
		}
	});
});

function groups<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
	const found = new Map<string, Item[]>();
	for (const item of items) found.set(keyOf(item), [...(found.get(keyOf(item)) ?? []), item]);
	return [...found.values()];
}

let pack: Pack | undefined;
function read(): Pack {
	if (pack) return pack;
	const result = parse(made);
	if ('faults' in result) throw new Error(result.faults[0]?.message);
	pack = result.pack;
	return pack;
}

async function grey(picture: Buffer): Promise<number[]> {
	return [
		...(await sharp(picture).flatten({ background: 'white' }).greyscale().resize(320, 320).raw().toBuffer()),
	];
}
