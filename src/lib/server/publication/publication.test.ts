import { eq, sql } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { exampleFiles, withMoreAnswers } from '../../../../tests/support/pack.ts';
import { write } from '../../pack/write.ts';
import { parse } from '../../pack/read.ts';
import type { Pack } from '../../pack/pack.ts';
import { asked } from '../../election/snapshot.ts';
import type { Database } from '../store/database.ts';
import * as pack from '../pack/load.ts';
import * as elections from '../election/election.ts';
import * as content from './content.ts';
import * as publication from './publication.ts';
import * as table from '../store/schema.ts';
import * as schema from '../store/schema.ts';
import { build } from './snapshot.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';

const now = new Date('2026-04-10T10:00:00Z');
const later = new Date('2026-04-11T10:00:00Z');

function example(): Pack {
	const result = parse(exampleFiles());
	if ('faults' in result) throw new Error('The example is damaged.');
	return result.pack;
}

async function publishExample(db: Database): Promise<string> {
	await pack.load(db, example(), now);
	return (await publication.publish(db, 'example', now)).hash;
}

/** A wish of another kind each time: what the database says when it refuses. */
async function refusal(attempt: PromiseLike<unknown>): Promise<string> {
	try {
		await attempt;
		return 'not refused';
	} catch (fault) {
		return fault instanceof Error && fault.cause instanceof Error ? fault.cause.message : String(fault);
	}
}

onBothDatabases('Elections and their publications', (db) => {
	it('give back the election that was loaded.', async () => {
		await pack.load(db(), example(), now);
		const found = await content.read(db(), 'example');
		const { contenders, positions, ...rest } = example();
		expect(found).toMatchObject(rest);
		expect(found?.contenders).toEqual(contenders);
		expect(found?.positions).toHaveLength(positions.length);
		expect(found?.positions).toEqual(expect.arrayContaining(positions));
		expect(await content.read(db(), 'another')).toBeNull();
		expect(await elections.slugs(db())).toEqual(['example']);
	});

	it('have the same hash when read from files, from the database and from an export.', async () => {
		const fromFiles = build(example()).hash;
		expect(await publishExample(db())).toBe(fromFiles);
		const read = await content.read(db(), 'example');
		const exported = read && parse(write(read));
		expect(exported && 'pack' in exported && build(exported.pack).hash).toBe(fromFiles);
	});

	it('replace an election that is loaded again, but not what was published of it.', async () => {
		const first = await publishExample(db());
		const { contenders, blocs, ...rest } = example();
		const fewer = {
			...rest,
			contenders: contenders.slice(0, 2),
			blocs: blocs.map(({ confirmed: _, ...bloc }) => bloc),
			positions: [],
			profiles: [],
		};
		await pack.load(db(), fewer, later);
		expect((await content.read(db(), 'example'))?.contenders).toHaveLength(2);
		expect(await publication.part(db(), first, 'core', 'identity')).not.toBeNull();
		const second = await publication.publish(db(), 'example', later);
		expect(second).toEqual({ hash: expect.not.stringMatching(first), isNew: true });
		expect(await publication.point(db(), 'example')).toEqual({
			hash: second.hash,
			publishedAt: later.toISOString(),
		});
	});

	it('load all of an election or nothing.', async () => {
		const broken = example();
		const foreign = {
			contender: 'nobody',
			statement: 'trees',
			stance: 1,
			reason: {},
			source: null,
			at: null,
		};
		await expect(pack.load(db(), { ...broken, positions: [foreign] }, now)).rejects.toThrow();
		expect(await elections.slugs(db())).toEqual([]);
	});

	it('publish the same content once.', async () => {
		const hash = await publishExample(db());
		expect(await publication.publish(db(), 'example', later)).toEqual({ hash, isNew: false });
		expect((await publication.latest(db(), 'example'))?.publishedAt).toBe(now.toISOString());
	});

	it('publish the same content once, even when two processes do so at the same time.', async () => {
		await pack.load(db(), example(), now);
		const asked = Array.from({ length: 4 }, () => publication.publish(db(), 'example', now));
		const made = await Promise.all(asked);
		expect(made.filter(({ isNew }) => isNew)).toHaveLength(1);
		expect(new Set(made.map(({ hash }) => hash)).size).toBe(1);
	});

	it('publish content again that was the newest before.', async () => {
		const first = await publishExample(db());
		await pack.load(db(), { ...example(), positions: [] }, now);
		await publication.publish(db(), 'example', now);
		await pack.load(db(), example(), later);
		expect(await publication.publish(db(), 'example', later)).toEqual({ hash: first, isNew: true });
		expect((await publication.latest(db(), 'example'))?.publishedAt).toBe(later.toISOString());
	});

	it('refuse to publish an election whose imprint does not say who runs it, and say what to do.', async () => {
		const { election, ...rest } = example();
		await pack.load(db(), { ...rest, election: { ...election, imprint: {} } }, now);
		await expect(publication.publish(db(), 'example', now)).rejects.toThrow(
			'Election example was not published: write "publisher" and "contact" in the imprint',
		);
		expect((await publication.latest(db(), 'example'))?.core.election.imprint).not.toEqual({});
	});

	it('publish a template, in which nobody has answered, and no longer once somebody has.', async () => {
		const { election, ...rest } = example();
		const template = { ...election, imprint: {}, template: true } as const;
		await pack.load(db(), { ...rest, election: template, positions: [] }, now);
		await publication.publish(db(), 'example', now);
		const published = await publication.latest(db(), 'example');
		expect(published?.core.election.template).toBe(true);
		expect(await published?.isAnswered()).toBe(false);
		await pack.load(db(), { ...rest, election: template }, now);
		await expect(publication.publish(db(), 'example', now)).rejects.toThrow('remove "template"');
		await publishExample(db());
		const later = await publication.latest(db(), 'example');
		expect(later?.core.election).not.toHaveProperty('template');
		expect(await later?.isAnswered()).toBe(true);
	});

	it('refuse to publish what does not exist.', async () => {
		await expect(publication.publish(db(), 'nothing', now)).rejects.toThrow('There is no election "nothing"');
		expect(await publication.latest(db(), 'nothing')).toBeNull();
	});

	it('show the ballots in their order.', async () => {
		await publishExample(db());
		const found = await publication.latest(db(), 'example');
		expect(found?.core.lists.map(({ slug, positions }) => [slug, positions])).toEqual([
			['oak-list', '51'],
			['elm-list', '..'],
		]);
		// By name in Kazakh; the columns are trees, courts, tram and hall.
		const district = await found?.district('council', 2);
		expect(district?.contenders.map(({ slug, positions }) => [slug, positions])).toEqual([
			['calm-lake', '-32.'],
			['high-wind', '....'],
			['sunny-day', '...4'],
		]);
		expect((await found?.district('lists', 1))?.contenders).toEqual(found?.core.lists);
		expect((await found?.district('council', 77))?.contenders).toEqual([]);
		expect(await found?.contender('calm-lake')).toEqual(district?.contenders[0]);
		expect((await found?.contender('elm-list'))?.contest).toBe('lists');
		expect(await found?.contender('constructor')).toBeNull();
		expect(
			found?.core.districts.map(({ number, contenders, selfNominated }) => [
				number,
				contenders,
				selfNominated,
			]),
		).toEqual([
			[1, 2, 0],
			[1, 1, 1],
			[2, 2, 1],
		]);
	});

	it('are the same whether ballots are read together or one by one.', async () => {
		await publishExample(db());
		const found = await publication.latest(db(), 'example');
		const districts = found?.core.districts.values();
		const slugs: string[] = [];
		for await (const ballot of found?.ballots() ?? []) {
			const { contest = '', number = 0 } = districts?.next().value ?? {};
			expect(ballot).toEqual(await found?.district(contest, number));
			slugs.push(...ballot.contenders.map(({ slug }) => slug));
		}
		expect(districts?.next().done).toBe(true);
		expect([...((await found?.contenders()) ?? [])]).toEqual(slugs);
		expect(slugs.slice(0, 2)).toEqual(['oak-list', 'elm-list']);
	});

	it('keep the statements in plain words in a part of their own.', async () => {
		await publishExample(db());
		const found = await publication.latest(db(), 'example');
		expect(await found?.plain()).toEqual({ statements: { tram: { kk: 'Tram (kk)', en: 'Tram (en)' } } });
		expect(found?.core.parts).toHaveProperty('plain');
		expect(JSON.stringify(found?.core.statements)).not.toContain('plain');
		expect(found?.core.statements.map(({ asOf }) => asOf ?? null)).toEqual([null, null, null, '2026-03']);
	});

	it('have the order in which voters of a district are asked, once somebody has answered.', async () => {
		await publishExample(db());
		const found = await publication.latest(db(), 'example');
		const councils = found?.core.districts.filter(({ contest }) => contest === 'council') ?? [];
		expect(councils.length).toBeGreaterThan(1);
		for (const { number } of councils) {
			const { order = [], contenders = [] } = (await found?.district('council', number)) ?? {};
			if (contenders.length === 0) continue;
			const slugs = asked(found?.core.statements ?? [], 'council', number).map(({ slug }) => slug);
			expect([...order].sort()).toEqual([...slugs].sort());
			// The first is the same everywhere: pages show it before they know the district.
			expect(order[0]).toBe('trees');
		}
	});

	it('have no order of statements before anybody has answered.', async () => {
		await pack.load(db(), { ...example(), positions: [] }, now);
		await publication.publish(db(), 'example', now);
		const found = await publication.latest(db(), 'example');
		expect(await found?.district('council', 1)).not.toHaveProperty('order');
	});

	it('store reasons, sources and dates beside the positions.', async () => {
		await publishExample(db());
		const found = await publication.latest(db(), 'example');
		expect(await found?.reasons('lists', 1)).toEqual({
			contest: 'lists',
			district: 1,
			at: { 'oak-list': '2026-03-10T07:00:00.000Z' },
			reasons: {
				'oak-list': {
					trees: {
						text: { kk: 'Ағаш керек, "өте" керек', en: 'Trees,\nmany of them' },
						source: null,
						at: '2026-03-10T07:00:00.000Z',
					},
					courts: { text: {}, source: 'https://example.org/oak', at: '2026-03-10T07:00:00.000Z' },
				},
			},
		});
		const { at, reasons } = (await found?.reasons('council', 2)) ?? {};
		expect(at).toEqual({ 'calm-lake': '2026-03-11T12:00:00.000Z' });
		expect(Object.keys(reasons?.['calm-lake'] ?? {})).toEqual(['courts']);
		expect(await found?.reasons('council', 1)).toEqual({
			contest: 'council',
			district: 1,
			at: {},
			reasons: {},
		});
	});

	it('show the newest status of a contender.', async () => {
		await publishExample(db());
		const [rose] = await db()
			.select({ id: table.contender.id })
			.from(table.contender)
			.where(eq(table.contender.slug, 'red-rose'));
		await db()
			.insert(table.contenderStatus)
			.values({ contender: rose?.id ?? 0, status: 'refused', at: later });
		await publication.publish(db(), 'example', later);
		const found = await publication.latest(db(), 'example');
		expect((await found?.district('council', 1))?.contenders[0]?.status).toBe('refused');
		expect(found?.core.districts[1]?.contenders).toBe(0);
	});

	it('name every part by the hash of its bytes, which are the same in each encoding.', async () => {
		const hash = await publishExample(db());
		const found = await publication.latest(db(), 'example');
		for (const [name, sha256] of [['core', hash], ...Object.entries(found?.core.parts ?? {})]) {
			const [identity, br, gzip] = await Promise.all(
				(['identity', 'br', 'gzip'] as const).map((encoding) =>
					publication.part(db(), hash, name ?? '', encoding),
				),
			);
			const bytes = Buffer.from(identity?.bytes ?? []);
			expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
			expect(brotliDecompressSync(br?.bytes ?? bytes).equals(bytes)).toBe(true);
			expect(gunzipSync(gzip?.bytes ?? bytes).equals(bytes)).toBe(true);
		}
		expect(await publication.part(db(), hash, 'district.council.77', 'br')).toBeNull();
		expect(await publication.part(db(), 'f'.repeat(64), 'core', 'br')).toBeNull();
	});

	it('store a part that did not change once.', async () => {
		await publishExample(db());
		const before = await db().$count(table.publicationContent);
		const { positions, ...rest } = example();
		await pack.load(
			db(),
			{ ...rest, positions: positions.filter(({ contender }) => contender !== 'oak-list') },
			now,
		);
		await publication.publish(db(), 'example', later);
		// New are the core, the basis and a district whose order this changes, and the lists' reasons are gone; the other districts are as they were.
		expect(await db().$count(table.publicationContent)).toBe(before + 3);
		expect(await db().$count(table.publicationPart)).toBeGreaterThan(before + 1);
	});

	it('have the plane of all positions once enough have answered, and the same one whatever the order.', async () => {
		await publishExample(db());
		expect(await (await publication.latest(db(), 'example'))?.components()).toBeNull();
		const more = withMoreAnswers(example());
		await pack.load(db(), more, now);
		const { hash } = await publication.publish(db(), 'example', later);
		const plane = await (await publication.latest(db(), 'example'))?.components();
		expect(plane?.statements).toEqual([
			...['trees', 'courts'],
			...['one', 'two', 'three', 'four', 'five', 'six'],
		]);
		expect([plane?.mean.length, ...(plane?.axes ?? []).map((axis) => axis.length)]).toEqual([8, 8, 8]);
		expect(build({ ...more, contenders: [...more.contenders].reverse() }).hash).toBe(hash);
	});

	it('include the newest of each election.', async () => {
		await publishExample(db());
		const another = example();
		await pack.load(db(), { ...another, election: { ...another.election, slug: 'another' } }, now);
		await publication.publish(db(), 'another', now);
		const found = await publication.all(db());
		expect(found.map(({ core }) => core.election.slug)).toEqual(['example', 'another']);
	});

	it('are found by their hash, with the time at which it was first published.', async () => {
		const first = await publishExample(db());
		await pack.load(db(), { ...example(), positions: [] }, now);
		const { hash: second } = await publication.publish(db(), 'example', later);
		await pack.load(db(), example(), later);
		await publication.publish(db(), 'example', later);
		const found = await publication.at(db(), 'example', first);
		expect([found?.hash, found?.publishedAt]).toEqual([first, now.toISOString()]);
		expect((await publication.at(db(), 'example', second))?.core.lists[0]?.positions).toBe('..');
		expect(await publication.at(db(), 'another', first)).toBeNull();
		expect(await publication.at(db(), 'example', 'f'.repeat(64))).toBeNull();
	});

	it('are all listed, newest first.', async () => {
		const first = await publishExample(db());
		await pack.load(db(), { ...example(), positions: [] }, now);
		const { hash: second } = await publication.publish(db(), 'example', later);
		const all = await publication.acts(db(), 'example', 10);
		expect(all.map(({ hash, publishedAt }) => [hash, publishedAt])).toEqual([
			[second, later.toISOString()],
			[first, now.toISOString()],
		]);
		expect(await publication.acts(db(), 'example', 1)).toEqual(all.slice(0, 1));
		expect(await publication.acts(db(), 'example', 10, all[0]?.id)).toEqual(all.slice(1));
		expect(await publication.acts(db(), 'another', 10)).toEqual([]);
	});

	it.each(['publication', 'publicationPart', 'publicationContent'] as const)(
		'cannot be rewritten in the table %s.',
		async (name) => {
			await publishExample(db());
			const one = schema[name];
			const before = await db().$count(one);
			const column = name === 'publicationContent' ? sql`sha256` : sql`hash`;
			expect(await refusal(db().execute(sql`update ${one} set ${column} = 'forged'`))).toMatch(
				/insert-only: UPDATE/,
			);
			expect(await refusal(db().execute(sql`delete from ${one}`))).toMatch(/insert-only: DELETE/);
			expect(await refusal(db().execute(sql`truncate ${one} cascade`))).toMatch(/insert-only: TRUNCATE/);
			expect(await db().$count(one)).toBe(before);
		},
	);

	it('cannot be deleted with their election.', async () => {
		await publishExample(db());
		expect(await refusal(db().delete(schema.election))).toMatch(/foreign key/);
	});

	it('have one position for each contender and statement.', async () => {
		await pack.load(db(), example(), now);
		const [row] = await db().select().from(table.position).limit(1);
		expect(row && (await refusal(db().insert(table.position).values(row)))).toMatch(/duplicate key/);
	});
});
