import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse as parseCsv } from 'csv-parse/sync';
import { sql } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { answer } from '../../../../tests/support/api.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';
import { exampleFiles, withMoreAnswers } from '../../../../tests/support/pack.ts';
import { parse } from '../../pack/read.ts';
import type { Pack } from '../../pack/pack.ts';
import { rankings } from '../../election/ballot/ranking.ts';
import type { Database } from '../store/database.ts';
import * as openData from './open-data.ts';
import { describe, schemas } from './openapi.ts';
import * as resources from './resources.ts';
import * as pack from '../pack/load.ts';
import * as publications from '../publication/publication.ts';

const origin = 'https://tandau.example';
const now = new Date('2026-04-10T10:00:00Z');
const later = new Date('2026-04-11T10:00:00Z');

function example(): Pack {
	const result = parse(exampleFiles());
	if ('faults' in result) throw new Error('The example is damaged.');
	return result.pack;
}

async function publishExample(db: Database): Promise<string> {
	await pack.load(db, example(), now);
	return (await publications.publish(db, 'example', now)).hash;
}

/** With as many answers as it takes to compare contenders. */
async function publishMoreAnswers(db: Database): Promise<string> {
	await pack.load(db, withMoreAnswers(example()), now);
	return (await publications.publish(db, 'example', now)).hash;
}

function ask(db: Database, path: string, headers: Record<string, string> = {}, method = 'GET') {
	return answer(db, new Request(new URL(path, `${origin}/api/v1/`), { headers, method }));
}

const Listed = z.looseObject({
	items: z.array(z.looseObject({})),
	next: z.string().nullable(),
	snapshot: z.string().optional(),
});
const Refused = z.looseObject({
	detail: z.string(),
	faults: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});
const Document = z.looseObject({
	paths: z.record(z.string(), z.looseObject({ get: z.looseObject({}).optional() })),
});

async function list(db: Database, path: string) {
	const response = await ask(db, path);
	const body: unknown = await response.json();
	if (response.status !== 200) throw new Error(JSON.stringify(body));
	return Listed.parse(body);
}

/** All items of a list, page after page. */
async function all(db: Database, path: string): Promise<Record<string, unknown>[]> {
	const items = [];
	for (let next: string | null = path; next !== null;) {
		const page = await list(db, next);
		items.push(...page.items);
		next = page.next;
	}
	return items;
}

async function send(db: Database, content: unknown, headers: Record<string, string> = {}, at = now) {
	const request = new Request(`${origin}/api/v1/match`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: typeof content === 'string' ? content : JSON.stringify(content),
	});
	return openData.match(db, request, at);
}

/** Every table of the database as text. */
async function everything(db: Database): Promise<Map<string, string>> {
	const names = await db.execute(sql`select tablename from pg_tables where schemaname = 'public'`);
	const tables = z.object({ rows: z.array(z.object({ tablename: z.string() })) }).parse(names).rows;
	const texts = new Map<string, string>();
	for (const { tablename } of tables) {
		const rows = await db.execute(
			sql`select coalesce(string_agg(whole::text, E'\n' order by whole::text), '') as text from ${sql.identifier(tablename)} as whole`,
		);
		const [row] = z.object({ rows: z.array(z.object({ text: z.string() })) }).parse(rows).rows;
		texts.set(tablename, row?.text ?? '');
	}
	return texts;
}

/** Checks an answer against the schema of this name, and lets it hold nothing else. */
function checker() {
	const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
	addFormats.default(ajv);
	ajv.addKeyword('components');
	ajv.addSchema({ $id: 'closed', components: { schemas: schemas(true) } });
	return (id: string, content: unknown) => {
		const validate = ajv.getSchema(`closed#/components/schemas/${id}`);
		if (!validate) throw new Error(`There is no schema ${id}.`);
		const isFine = validate(content);
		expect({ id, faults: isFine ? [] : validate.errors }).toEqual({ id, faults: [] });
	};
}

/** The name of the schema of a path's answer. */
const Reference = z.looseObject({
	responses: z.looseObject({
		200: z.looseObject({
			content: z.looseObject({
				'application/json': z.looseObject({ schema: z.looseObject({ $ref: z.string() }).optional() }),
			}),
		}),
	}),
});

function schemaOf(operation: unknown): string | undefined {
	const { responses } = Reference.parse(operation);
	return responses[200].content['application/json'].schema?.$ref.split('/').at(-1);
}

afterEach(() => vi.restoreAllMocks());

const accepted: [accept: string, isTable: boolean][] = [
	['text/csv', true],
	['text/csv;q=0.9, application/json;q=0.5', true],
	['application/json, text/csv;q=0.9', false],
	['text/html, */*', false],
	['*/*', false],
	['nonsense;;;q=x', false],
];

const refused: [path: string, status: number][] = [
	['nothing', 404],
	['elections/nothing', 404],
	['elections/example/nothing', 404],
	['elections/example/contests/lists', 404],
	['elections/example/contenders/nobody', 404],
	['elections/example/contenders/constructor', 404],
	['elections/example/contenders/calm-lake/more', 404],
	['elections/example/snapshot.csv', 404],
	['elections/example.csv', 404],
	[`elections/example/contests?snapshot=${'f'.repeat(64)}`, 404],
	['elections/example/contests?snapshot=..', 404],
	['elections/example/contests?snapshot=%00', 404],
	['elections/%00', 404],
	['elections/example/positions?contender=%00', 400],
	['elections/example/contests?limit=1e2', 400],
	['elections/example/contests?limit=99999999999999999999', 400],
	['elections//contests', 404],
	['elections/example/contests?distrikt=1', 400],
	['elections/example/contests?limit=0', 400],
	['elections/example/contests?limit=1001', 400],
	['elections/example/contests?limit=1&limit=2', 400],
	['elections/example/contests?limit=-1', 400],
	['elections/example/contests?cursor=0.0', 400],
	['elections/example/publications?cursor=1%27', 400],
	['elections/example/contenders?contest=__proto__', 400],
	['elections/example/positions?contender=nobody', 400],
	['elections?snapshot=x', 400],
	['openapi.json?x', 400],
];

onBothDatabases('Open data', (db) => {
	it('are described by a valid OpenAPI document.', async () => {
		const response = await ask(db(), 'openapi.json');
		const document = z.record(z.string(), z.unknown()).parse(await response.json());
		const validator = new Validator();
		expect(await validator.validate(structuredClone(document))).toEqual({ valid: true });
		expect(validator.version).toBe('3.1');
		expect(document).toMatchObject({ info: { license: { name: 'CC BY 4.0' } }, servers: [{ url: origin }] });
		// The example breaks when something in it does.
		expect(await new Validator().validate({ ...document, paths: { x: 1 } })).toMatchObject({ valid: false });
	});

	it('answer at every address of the document, with what it says and nothing else.', async () => {
		await publishExample(db());
		const check = checker();
		const { paths } = Document.parse(describe(origin));
		const read = Object.entries(paths).filter(([, { get }]) => get);
		expect(read.length).toBe(4 + resources.all.length + 3);
		for (const [path, { get }] of read) {
			const address = path.replace('{election}', 'example').replace('{contender}', 'calm-lake');
			const response = await ask(db(), address);
			const body: unknown = await response.json();
			expect({ address, status: response.status, body }).toMatchObject({ status: 200 });
			const id = schemaOf(get);
			if (id) check(id, body);
		}
		check('Rankings', await (await send(db(), { election: 'example', districts: {}, answers: {} })).json());
		check('Problem', await (await ask(db(), 'nothing')).json());
		const foreign = { election: 'example', districts: { x: 1 }, answers: {} };
		check('Problem', await (await send(db(), foreign)).json());
		check('Asked', {
			election: 'example',
			districts: { council: 2 },
			answers: { trees: { stance: 'skip' } },
		});
	});

	it('list the same rows one by one and all at once.', async () => {
		await publishMoreAnswers(db());
		const check = checker();
		for (const { name } of resources.all) await expectWhole(name, check);
	});

	async function expectWhole(name: string, check: ReturnType<typeof checker>) {
		const path = `elections/example/${name}`;
		const whole = await list(db(), `${path}?limit=1000`);
		expect(whole.next).toBeNull();
		expect(whole.items.length).toBeGreaterThan(0);
		const single = [];
		for (let next: string | null = `${path}?limit=1`; next !== null;) {
			const page = await list(db(), next);
			check(`${name.charAt(0).toUpperCase()}${name.slice(1)}`, page);
			expect(page.items.length).toBeLessThanOrEqual(1);
			single.push(...page.items);
			next = page.next;
		}
		expect(single).toEqual(whole.items);
	}

	it('narrow every list by each of its filters.', async () => {
		await publishMoreAnswers(db());
		const core = (await publications.latest(db(), 'example'))?.core;
		if (!core) throw new Error('Nothing is published.');
		for (const { name, filters } of resources.all) {
			const whole = await all(db(), `elections/example/${name}`);
			for (const filter of filters) {
				const strange = await ask(db(), `elections/example/${name}?${filter}=nothing-like-it`);
				expect({ name, filter, status: strange.status }).toEqual({ name, filter, status: 400 });
				// A statement says where it is asked; positions do not repeat their contender's party.
				if (name === 'statements' || !whole.every((item) => filter in item)) continue;
				const values = resources.filterValues[filter](core) ?? whole.map((item) => String(item[filter]));
				for (const value of new Set(values)) {
					const found = await all(db(), `elections/example/${name}?${filter}=${value}&limit=2`);
					const fitting = whole.filter((item) => String(item[filter]) === value);
					expect(found, `${name}?${filter}=${value}`).toEqual(fitting);
				}
			}
		}
	});

	it('compare contenders: lists with lists, all sheets with all, and those of no party with the lists.', async () => {
		await publishMoreAnswers(db());
		expect(await all(db(), 'elections/example/similarity')).toEqual([
			{
				...{ one: 'oak-list', other: 'elm-list', contest: 'lists', district: 1 },
				...{ shared: 6, distance: 720, agreement: 0 },
			},
		]);
		const alike = await all(db(), 'elections/example/alike');
		expect(alike).toEqual([
			{ kind: 'identical', contenders: ['red-rose', 'sunny-day'], differing: 0, shared: 6 },
			{ kind: 'near', contenders: ['elm-list', 'calm-lake'], differing: 0, shared: 6 },
		]);
		expect(await all(db(), 'elections/example/alike?contender=elm-list')).toEqual(alike.slice(1));
		const nearest = await all(db(), 'elections/example/nearest?contender=sunny-day');
		expect(nearest).toEqual([
			{
				...{ contender: 'sunny-day', contest: 'council', district: 2, list: 'oak-list' },
				...{ shared: 6, distance: 240, agreement: 200 / 3, isLevel: false },
			},
			{
				...{ contender: 'sunny-day', contest: 'council', district: 2, list: 'elm-list' },
				...{ shared: 6, distance: 480, agreement: 100 / 3, isLevel: false },
			},
		]);
		const components = await all(db(), 'elections/example/components');
		expect(components).toHaveLength(16);
		const squares = components.filter(({ axis }) => axis === 1).map(({ weight }) => Number(weight) ** 2);
		expect(squares.reduce((sum, own) => sum + own, 0)).toBeCloseTo(1, 3);
	});

	it('compare nobody before enough have answered.', async () => {
		await publishExample(db());
		expect(await all(db(), 'elections/example/similarity')).toMatchObject([{ shared: 0, agreement: null }]);
		for (const name of ['alike', 'nearest', 'components'])
			expect(await all(db(), `elections/example/${name}`)).toEqual([]);
	});

	it('include the positions and the changes of a party’s contenders.', async () => {
		await publishExample(db());
		const positions = await all(db(), 'elections/example/positions?party=oak');
		expect(positions.map(({ contender, statement, stance }) => [contender, statement, stance])).toEqual([
			['oak-list', 'trees', 5],
			['oak-list', 'courts', 1],
			['calm-lake', 'trees', null],
			['calm-lake', 'courts', 3],
			['calm-lake', 'tram', 2],
		]);
		expect(positions[0]).toMatchObject({
			at: '2026-03-10T07:00:00.000Z',
			reason: { en: 'Trees,\nmany of them' },
		});
		expect(positions[1]).toMatchObject({ source: 'https://example.org/oak' });
		const history = await all(db(), 'elections/example/history?party=oak');
		expect(history).toMatchObject([{ contender: 'calm-lake', statement: 'trees', from: 2, to: null }]);
		expect(await all(db(), 'elections/example/history?party=elm')).toEqual([]);
		const statements = await all(db(), 'elections/example/statements?contest=council&district=1');
		expect(statements.map(({ slug }) => slug)).toEqual(['trees', 'courts', 'hall']);
	});

	it('say how much a contender has answered, and everything about one.', async () => {
		await publishExample(db());
		const [lake] = await all(db(), 'elections/example/contenders?contest=council&district=2&limit=1');
		expect(lake).toMatchObject({ slug: 'calm-lake', asked: 4, answered: 2, declined: 1 });
		const response = await ask(db(), 'elections/example/contenders/calm-lake');
		expect(await response.json()).toMatchObject({
			fictional: true,
			item: { slug: 'calm-lake' },
			profile: { text: { en: 'I sail.' }, invitedOn: ['2026-03-01'] },
			positions: [{ statement: 'trees' }, { statement: 'courts' }, { statement: 'tram' }],
			history: [{ statement: 'trees' }],
		});
	});

	it('come as tables with the same rows, in which no spreadsheet finds a formula.', async () => {
		const dangerous = example();
		await pack.load(
			db(),
			{
				...dangerous,
				parties: dangerous.parties.map((party) => ({
					...party,
					name: { en: '=HYPERLINK("x")', kk: 'A;"б",\nв' },
				})),
			},
			now,
		);
		await publications.publish(db(), 'example', now);
		for (const { name } of resources.all) {
			const response = await ask(db(), `elections/example/${name}.csv`);
			expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
			expect(response.headers.get('content-disposition')).toContain(`example-fictional-${name}.csv`);
			const text = Buffer.from(await response.arrayBuffer()).toString();
			expect(text.replaceAll('\r\n', '').replace(/"[^"]*"/g, '')).not.toContain('\n');
			const rows: unknown = parseCsv(text, { columns: true, bom: true });
			const items = await all(db(), `elections/example/${name}`);
			expect(rows).toHaveLength(items.length);
			if (name !== 'parties') continue;
			expect(rows).toMatchObject([
				{
					slug: 'oak',
					name_en: `'=HYPERLINK("x")`,
					name_kk: 'A;"б",\nв',
					website: 'https://oak.example.org',
				},
				{ slug: 'elm' },
			]);
		}
		const elections = await ask(db(), 'elections.csv');
		expect(parseCsv(await elections.text(), { columns: true, bom: true })).toMatchObject([
			{ slug: 'example', name_kk: 'Example (kk)', fictional: 'true', languages: 'kk | en' },
		]);
	});

	it('are complete in one table, which a browser asks for again only when it has changed.', async () => {
		await publishExample(db());
		const whole = await ask(db(), 'elections/example/positions.csv');
		const rows = await all(db(), 'elections/example/positions?limit=2');
		const text = await whole.text();
		expect(parseCsv(text, { columns: true, bom: true })).toHaveLength(rows.length);
		expect(rows.length).toBeGreaterThan(2);
		expect(whole.headers.get('link')).not.toContain('rel="next"');
		const page = await ask(db(), 'elections/example/positions.csv?limit=2');
		expect(parseCsv(await page.text(), { columns: true, bom: true })).toHaveLength(2);
		expect(page.headers.get('link')).toContain('rel="next"');
		const etag = whole.headers.get('etag') ?? '';
		const again = await ask(db(), 'elections/example/positions.csv', { 'if-none-match': etag });
		expect(again.status).toBe(304);
		const fewer = await ask(db(), 'elections/example/positions.csv?contest=council', {
			'if-none-match': etag,
		});
		expect(fewer.status).toBe(200);
		const packed = await ask(db(), 'elections/example/positions.csv', { 'accept-encoding': 'gzip' });
		expect(packed.headers.get('content-encoding')).toBe('gzip');
		expect(gunzipSync(await packed.arrayBuffer()).toString()).toBe(`\uFEFF${text}`);
		const head = await ask(db(), 'elections/example/positions.csv', {}, 'HEAD');
		expect([head.status, await head.text()]).toEqual([200, '']);
	});

	it('are a table where Accept prefers that.', async () => {
		await publishExample(db());
		for (const [accept, isTable] of accepted) {
			const response = await ask(db(), 'elections/example/contests', { accept });
			const isOne = response.headers.get('content-type')?.startsWith('text/csv');
			expect({ accept, isTable: isOne }).toEqual({ accept, isTable });
			expect(response.headers.get('vary')).toBe('Accept, Accept-Encoding');
			const named = await ask(db(), 'elections/example/contests.json', { accept });
			expect(named.headers.get('content-type')).toBe('application/json');
			expect(named.headers.get('vary')).toBe('Accept-Encoding');
		}
	});

	it('continue a list with the snapshot with which it began.', async () => {
		const first = await publishExample(db());
		const begun = await list(db(), 'elections/example/positions?limit=2');
		await pack.load(db(), { ...example(), positions: [] }, later);
		const { hash: second } = await publications.publish(db(), 'example', later);
		const rest = await all(db(), begun.next ?? '');
		expect(begun.items.length + rest.length).toBe(6);
		expect((await list(db(), 'elections/example/positions')).snapshot).toBe(second);
		const pinned = await ask(db(), `elections/example/positions?snapshot=${first}`);
		expect(pinned.headers.get('tandau-snapshot')).toBe(first);
		expect(pinned.headers.get('cache-control')).toBe('public, max-age=86400');
		const newest = await ask(db(), 'elections/example/positions');
		expect(newest.headers.get('cache-control')).toMatch(/max-age=0.*stale-if-error/);
		const listed = await all(db(), 'elections/example/publications?limit=1');
		expect(listed.map(({ snapshot }) => snapshot)).toEqual([second, first]);
	});

	it('are not sent again to a program that has them.', async () => {
		await publishExample(db());
		for (const path of [
			'elections',
			'elections/example/statements',
			'elections/example/snapshot',
			'openapi.json',
		]) {
			for (const encoding of ['identity', 'gzip', 'br, gzip']) {
				const asked = { 'accept-encoding': encoding };
				const response = await ask(db(), path, asked);
				const etag = response.headers.get('etag') ?? '';
				const again = await ask(db(), path, { ...asked, 'if-none-match': `"other", W/${etag}` });
				expect([again.status, await again.text()]).toEqual([304, '']);
				expect(again.headers.get('etag')).toBe(etag);
				expect(again.headers.get('access-control-allow-origin')).toBe('*');
				expect((await ask(db(), path, { ...asked, 'if-none-match': '"other"' })).status).toBe(200);
				const head = await ask(db(), path, asked, 'HEAD');
				expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', etag]);
			}
		}
	});

	it('are the same in each encoding.', async () => {
		await publishExample(db());
		for (const path of ['elections/example/statements', 'elections/example/snapshot']) {
			const bytes = async (encoding: string) => {
				const response = await ask(db(), path, { 'accept-encoding': encoding });
				const length = response.headers.get('content-length');
				const content = Buffer.from(await response.arrayBuffer());
				if (length !== null) expect(content.length).toBe(Number(length));
				return { content, used: response.headers.get('content-encoding') };
			};
			const plain = await bytes('identity');
			const packed = await bytes('gzip');
			expect([plain.used, packed.used]).toEqual([null, 'gzip']);
			expect(gunzipSync(packed.content).equals(plain.content)).toBe(true);
			const best = await bytes('br');
			const unpacked = best.used === 'br' ? brotliDecompressSync(best.content) : best.content;
			expect(unpacked.equals(plain.content)).toBe(true);
		}
	});

	it('come whole in one download, letter by letter as they were hashed.', async () => {
		const hash = await publishExample(db());
		const publication = await publications.latest(db(), 'example');
		const response = await ask(db(), 'elections/example/snapshot');
		const text = await response.text();
		const { snapshot, parts } = z
			.looseObject({ snapshot: z.string(), parts: z.record(z.string(), z.unknown()) })
			.parse(JSON.parse(text));
		expect(snapshot).toBe(hash);
		const named = { core: hash, ...publication?.core.parts };
		expect(Object.keys(parts).sort()).toEqual(Object.keys(named).sort());
		for (const [name, sha256] of Object.entries(named)) {
			const part = await publications.part(db(), hash, name, 'identity');
			const letters = Buffer.from(part?.bytes ?? []).toString();
			expect(text).toContain(`${JSON.stringify(name)}:${letters}`);
			expect(createHash('sha256').update(letters).digest('hex')).toBe(sha256);
			expect(parts[name]).toEqual(JSON.parse(letters));
		}
		expect(text).not.toContain('embeddedBy');
	});

	it('say why a request is refused.', async () => {
		await publishExample(db());
		for (const [path, status] of refused) {
			const response = await ask(db(), path);
			expect({ path, status: response.status }).toEqual({ path, status });
			expect(response.headers.get('content-type')).toBe('application/problem+json');
			expect(response.headers.get('access-control-allow-origin')).toBe('*');
			expect(response.headers.get('cache-control')).toBe('no-store');
			const { detail } = Refused.parse(await response.json());
			expect(detail.length).toBeGreaterThan(10);
		}
	});

	it('say that something broke here, and only to the operator what.', async () => {
		const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
		await publishExample(db());
		await db().execute(sql`alter table publication rename to lost`);
		try {
			const path = 'elections/example/publications';
			const given = { election: 'example', snapshot: 'f'.repeat(64), districts: {}, answers: {} };
			const answers = [
				await ask(db(), path),
				await ask(db(), path, { accept: 'text/html' }),
				await ask(db(), `${path}.csv`),
				await ask(db(), `elections/example/snapshot?snapshot=${'f'.repeat(64)}`),
				await send(db(), given),
			];
			for (const response of answers) {
				expect(response.status).toBe(500);
				expect(response.headers.get('content-type')).toBe('application/problem+json');
				expect(response.headers.get('access-control-allow-origin')).toBe('*');
				expect(response.headers.get('cache-control')).toBe('no-store');
				const text = await response.text();
				checker()('Problem', JSON.parse(text));
				expect(text).not.toMatch(/publication|select|relation|\bat /i);
			}
			expect(said).toHaveBeenCalledTimes(answers.length);
			expect(said.mock.calls[0]?.join(' ')).toMatch(/GET.* failed.*publication/s);
			// Nothing of the answers is logged, not even what would be harmless.
			expect(said.mock.lastCall?.join(' ')).toMatch(/^POST.* failed:\s+at /);
		} finally {
			await db().execute(sql`alter table lost rename to publication`);
		}
		expect((await ask(db(), 'elections/example/publications')).status).toBe(200);
	});

	it('refuse a damaged cursor, and end after the last row.', async () => {
		const hash = await publishExample(db());
		const path = `elections/example/contests?snapshot=${hash}&cursor=`;
		expect((await ask(db(), `${path}x`)).status).toBe(400);
		expect((await ask(db(), `${path}99999999999999999999.0`)).status).toBe(400);
		expect(await list(db(), `${path}999999999.0`)).toMatchObject({ items: [], next: null });
		expect(await list(db(), `${path}0.999999999`)).toMatchObject({ items: [], next: null });
	});
});

onBothDatabases('A stateless match', (db) => {
	const answers = {
		trees: { stance: 4, importance: 2 },
		courts: { stance: 'skip' },
		tram: { stance: 2 },
	};
	const given = { election: 'example', districts: { council: 2 }, answers };

	it('gives the rankings of the pages.', async () => {
		const hash = await publishExample(db());
		const publication = await publications.latest(db(), 'example');
		if (!publication) throw new Error('Nothing is published.');
		const response = await send(db(), given);
		expect(response.status).toBe(200);
		expect(response.headers.get('cache-control')).toBe('no-store');
		expect(response.headers.get('access-control-allow-origin')).toBe('*');
		const contests = await rankings(
			publication.core,
			await publication.basis(),
			{
				districts: { council: 2 },
				answers: {
					trees: { stance: 4, importance: 2 },
					courts: { stance: 'skip', importance: 1 },
					tram: { stance: 2, importance: 1 },
				},
			},
			async (contest, district) => (await publication.district(contest, district)).contenders,
		);
		expect(contests.map(({ contest }) => contest)).toEqual(['lists', 'council']);
		expect(await response.json()).toMatchObject({ snapshot: hash, fictional: true, contests });
		const other = await send(db(), { ...given, method: 'agreement' });
		expect(await other.json()).toMatchObject({
			contests: [{ method: 'agreement' }, { method: 'agreement' }],
		});
	});

	it('uses an earlier snapshot on request.', async () => {
		const first = await publishExample(db());
		await pack.load(db(), { ...example(), positions: [] }, later);
		await publications.publish(db(), 'example', later);
		const now = await (await send(db(), given)).json();
		expect(now).toMatchObject({ contests: [{ ranking: [{ agreement: null }, { agreement: null }] }, {}] });
		const then = await (await send(db(), { ...given, snapshot: first })).json();
		expect(then).toMatchObject({ snapshot: first, contests: [{ ranking: [{ coverage: 1 }, {}] }, {}] });
	});

	it('says why it refuses a request.', async () => {
		await publishExample(db());
		const cases: [content: unknown, headers: Record<string, string>, status: number, said: string][] = [
			['{', {}, 400, ''],
			['', {}, 400, ''],
			['[]', {}, 400, 'faults'],
			['null', {}, 400, 'faults'],
			[{}, {}, 400, '/districts'],
			[{ ...given, election: 'nothing' }, {}, 404, 'nothing'],
			[{ ...given, election: '__proto__' }, {}, 404, ''],
			[{ ...given, snapshot: 'f'.repeat(64) }, {}, 404, ''],
			[{ ...given, snapshot: '../core' }, {}, 400, '/snapshot'],
			[{ ...given, method: 'magic' }, {}, 400, '/method'],
			[{ ...given, name: 'me' }, {}, 400, 'knows nothing of \\"name\\"'],
			[{ ...given, districts: { council: 9 } }, {}, 400, '/districts/council'],
			[{ ...given, districts: { 'a/b~c': 9 } }, {}, 400, '/districts/a~1b~0c'],
			[{ ...given, answers: { courts: { stance: 4 } } }, {}, 400, '/answers/courts'],
			[{ ...given, answers: { trees: { stance: 4, importance: 3 } } }, {}, 400, '/answers/trees/importance'],
			[{ ...given, answers: { trees: { stance: 4.5 } } }, {}, 400, '/answers/trees/stance'],
			['x'.repeat(70_000), {}, 413, '65536'],
			['{}', { 'content-type': 'text/plain' }, 415, 'application/json'],
		];
		for (const [content, headers, status, said] of cases) {
			const response = await send(db(), content, headers);
			expect({ content, status: response.status }).toEqual({ content, status });
			expect(response.headers.get('content-type')).toBe('application/problem+json');
			expect(response.headers.get('access-control-allow-origin')).toBe('*');
			expect(await response.text()).toContain(said);
		}
	});

	it('lists fifty faults at most.', async () => {
		await publishExample(db());
		const many = Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`s${index}`, { stance: 1 }]));
		const response = await send(db(), { ...given, answers: many });
		expect(Refused.parse(await response.json()).faults).toHaveLength(50);
	});

	it('waits for the day on which the quiz opens, and continues on the days of silence.', async () => {
		await publishExample(db());
		const early = await send(db(), given, {}, new Date('2026-03-20T00:00:00Z'));
		expect(early.status).toBe(403);
		expect(await early.text()).toContain('2026-04-01');
		for (const day of ['2026-05-30T06:00:00Z', '2026-05-31T06:00:00Z', '2026-06-02T06:00:00Z'])
			expect((await send(db(), given, {}, new Date(day))).status).toBe(200);
	});

	it('leaves the database as it was and logs nothing.', async () => {
		await publishExample(db());
		const said = (['log', 'info', 'warn', 'error'] as const).map((name) =>
			vi.spyOn(console, name).mockImplementation(() => undefined),
		);
		const before = await everything(db());
		expect(before.get('statement')).toContain('trees');
		expect((await send(db(), given)).status).toBe(200);
		expect((await send(db(), { ...given, answers: { 'marked-7f3a': { stance: 3 } } })).status).toBe(400);
		expect((await send(db(), { ...given, election: 'marked-7f3a' })).status).toBe(404);
		const after = await everything(db());
		expect(after).toEqual(before);
		expect([...after.values()].join('\n')).not.toContain('marked-7f3a');
		for (const one of said) expect(one).not.toHaveBeenCalled();
	});
});
