import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { contender, contest, district, example, statement } from '../../../tests/support/core.ts';
import { published, type Files } from '../../../tests/support/snapshot.ts';
import {
	loadBallot,
	loadComponents,
	loadCore,
	loadNames,
	loadPlaces,
	loadPlain,
	loadProfiles,
	loadReasons,
} from './snapshot.ts';

let hash: string;
let files: Files;
/** Every request: its address and how it treats caches. */
let requests: [string, RequestCache | undefined][];
let count = 0;

beforeEach(() => {
	// Parts are cached by snapshot in the life of a page, so each test has its own.
	const core = example({
		contests: [contest('seats')],
		districts: [district('seats', 1)],
		statements: [statement('a'), statement('b'), statement('c')],
	});
	({ hash, files } = published(
		{ ...core, election: { ...core.election, sources: [`test ${++count}`] } },
		{
			'district.seats.1': {
				contest: 'seats',
				district: 1,
				contenders: [contender('one', '551', { contest: 'seats', district: 1 })],
			},
			basis: { reference: ['555'], sample: ['555'], prior: 50 },
			components: {
				statements: ['a', 'b'],
				mean: [0, 0],
				axes: [
					[1, 0],
					[0, 1],
				],
				explained: [0.6, 0.4],
			},
			'reasons.seats.1': { contest: 'seats', district: 1, at: { one: '2026-10-01' }, reasons: {} },
			'profiles.seats.1': { contest: 'seats', district: 1, profiles: {} },
			'names.seats': { contest: 'seats', slugs: ['one'] },
			plain: { statements: { a: { kk: 'Қарапайым' } } },
			places: { compositions: {}, places: [] },
		},
	));
	requests = [];
	vi.stubGlobal('fetch', async (address: string, options?: RequestInit) => {
		requests.push([address, options?.cache]);
		return address in files ? new Response(files[address]) : new Response('', { status: 404 });
	});
});

afterEach(() => vi.unstubAllGlobals());

const addressOf = (name: string) => `/data/${hash}/${name}.json`;

function alter(name: string, change: (text: string) => string): void {
	const text = files[addressOf(name)] ?? '';
	const changed = change(text);
	expect(changed).not.toBe(text);
	files[addressOf(name)] = changed;
}

describe('What arrives as it was published', () => {
	it('Every part loads, in one request each.', async () => {
		const core = await loadCore(hash);
		const ballot = await loadBallot(core, hash, 'seats', 1);
		expect(ballot?.standing.map(({ positions }) => positions)).toEqual(['551']);
		expect((await loadReasons(core, hash, 'seats', 1)).at).toEqual({ one: '2026-10-01' });
		await loadProfiles(core, hash, 'seats', 1);
		expect((await loadNames(core, hash, 'seats'))?.slugs).toEqual(['one']);
		expect(await loadNames(core, hash, 'others')).toBeNull();
		expect((await loadComponents(core, hash))?.explained).toEqual([0.6, 0.4]);
		expect((await loadPlain(hash, core.parts.plain ?? '')).statements).toEqual({ a: { kk: 'Қарапайым' } });
		await loadPlaces(hash, core.parts.places ?? '');
		expect(requests.map(([address]) => address).toSorted()).toEqual(Object.keys(files).toSorted());
	});

	it('Without the browser’s hashing, as on plain http, parts load unchecked.', async () => {
		vi.stubGlobal('crypto', {});
		alter('core', (text) => text.replace(`test ${count}`, `other ${count}`));
		expect((await loadCore(hash)).election.sources).toEqual([`other ${count}`]);
	});
});

describe('What was altered on its way', () => {
	it('An altered core is refused, and a later call requests it again.', async () => {
		const text = files[addressOf('core')] ?? '';
		alter('core', () => text.replace('"a"', '"z"'));
		await expect(loadCore(hash)).rejects.toMatchObject({ cause: 'altered' });
		files[addressOf('core')] = text;
		expect((await loadCore(hash)).statements[0]?.slug).toBe('a');
	});

	it.each([
		'district.seats.1',
		'basis',
		'components',
		'reasons.seats.1',
		'profiles.seats.1',
		'names.seats',
		'plain',
		'places',
	])('The part %s is refused if one byte of it differs.', async (name) => {
		const core = await loadCore(hash);
		alter(name, (text) => `${text.slice(0, -1)} }`);
		const loads: Record<string, () => Promise<unknown>> = {
			'reasons.seats.1': () => loadReasons(core, hash, 'seats', 1),
			'profiles.seats.1': () => loadProfiles(core, hash, 'seats', 1),
			'names.seats': () => loadNames(core, hash, 'seats'),
			components: () => loadComponents(core, hash),
			plain: () => loadPlain(hash, core.parts.plain ?? ''),
			places: () => loadPlaces(hash, core.parts.places ?? ''),
		};
		const load = loads[name] ?? (() => loadBallot(core, hash, 'seats', 1));
		await expect(load()).rejects.toMatchObject({ cause: 'altered' });
	});

	it('A snapshot without a plane has none, and nothing is requested.', async () => {
		const core = await loadCore(hash);
		const { components: _, ...parts } = core.parts;
		requests = [];
		expect(await loadComponents({ ...core, parts }, hash)).toBeNull();
		expect(requests).toEqual([]);
	});

	it('A part of another district is refused although it was published too.', async () => {
		const core = await loadCore(hash);
		files[addressOf('district.seats.1')] = files[addressOf('basis')] ?? '';
		await expect(loadBallot(core, hash, 'seats', 1)).rejects.toMatchObject({ cause: 'altered' });
	});

	it('A damaged copy in a cache is replaced: the second request bypasses caches.', async () => {
		const text = files[addressOf('core')];
		vi.stubGlobal('fetch', async (address: string, options?: RequestInit) => {
			requests.push([address, options?.cache]);
			return new Response(options?.cache === 'reload' ? text : '{"damaged":true}');
		});
		expect((await loadCore(hash)).statements[0]?.slug).toBe('a');
		expect(requests).toEqual([
			[addressOf('core'), 'default'],
			[addressOf('core'), 'reload'],
		]);
	});

	it('A part that the core does not name is refused.', async () => {
		const core = await loadCore(hash);
		const { 'district.seats.1': _, ...parts } = core.parts;
		await expect(loadBallot({ ...core, parts }, hash, 'seats', 1)).rejects.toMatchObject({
			cause: 'altered',
		});
	});
});
