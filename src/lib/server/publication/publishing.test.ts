import { isNotNull, sql } from 'drizzle-orm';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, expect, it, test, vi } from 'vitest';
import { basisPartName } from '../../election/part.ts';
import { exampleFiles } from '../../../../tests/support/pack.ts';
import { parse } from '../../pack/read.ts';
import type { Pack } from '../../pack/pack.ts';
import type { Database } from '../store/database.ts';
import * as pack from '../pack/load.ts';
import { canonical, sha256 } from '../store/hash.ts';
import * as publication from './publication.ts';
import * as publishing from './publishing.ts';
import * as changed from '../election/changed.ts';
import { restSeconds } from './publishing.ts';
import * as table from '../store/schema.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';

const now = new Date('2026-04-10T10:00:00Z');
const later = new Date('2026-04-11T10:00:00Z');

afterEach(() => vi.restoreAllMocks());

function example(): Pack {
	const result = parse(exampleFiles());
	if ('faults' in result) throw new Error('The example is damaged.');
	return result.pack;
}

async function publishExample(db: Database): Promise<number> {
	await pack.load(db, example(), now);
	await publication.publish(db, 'example', now);
	return (await found(db)).id;
}

async function found(db: Database) {
	const [row] = await db.select().from(table.election);
	if (!row) throw new Error('There is no election.');
	return row;
}

let changes = 0;
/** Makes voters' content another one and asks for it to be published, as a submission does. */
async function change(db: Database): Promise<number> {
	const next = 2 + (changes++ % 2);
	await db.transaction(async (tx) => {
		// The only position of the example that has a source: that of oak-list on courts.
		await tx.update(table.position).set({ stance: next }).where(isNotNull(table.position.source));
		await changed.mark(tx, (await found(tx)).id);
	});
	return next;
}

const stanceOf = async (db: Database) => {
	const newest = await publication.latest(db, 'example');
	return newest?.core.lists[0]?.positions[1];
};

/** Makes the newest snapshot one of the form before: with a prior and without the part for the basis. Returns its hash. */
async function asOlderVersion(db: Database): Promise<string> {
	const newest = await publication.latest(db, 'example');
	if (!newest) throw new Error('Nothing is published.');
	const { [basisPartName]: _, ...parts } = newest.core.parts;
	const method = { name: 'city-block', version: 1, prior: { agreement: 61, strength: 17 } };
	const text = canonical({ ...newest.core, method, parts });
	const hash = sha256(text);
	const bytes = new TextEncoder().encode(text);
	await db
		.insert(table.publicationContent)
		.values({ sha256: hash, identity: bytes, brotli: brotliCompressSync(bytes), gzip: gzipSync(bytes) });
	await db
		.insert(table.publicationPart)
		.values([
			{ hash, name: 'core', sha256: hash },
			...Object.entries(parts).map(([name, sha256]) => ({ hash, name, sha256 })),
		]);
	const { id } = await found(db);
	await db.insert(table.publication).values({ election: id, hash, publishedAt: now });
	await db.update(table.election).set({ changedAt: null, restsUntil: null });
	return hash;
}

/** As if the pause after the last publication were over. */
async function passTime(db: Database): Promise<void> {
	await db.update(table.election).set({ restsUntil: sql`clock_timestamp() - interval '1 millisecond'` });
}

test.each([0, 0.2, 1, 2, 5, 10, 15, 20, 25])(
	'With publications of %d seconds, a change waits less than a minute and the server is mostly free.',
	(cost) => {
		const ticksSeconds = 2;
		expect(cost + restSeconds(cost) + ticksSeconds + cost).toBeLessThan(60);
		if (cost <= 5) expect(cost / (cost + restSeconds(cost))).toBeLessThanOrEqual(0.2 + 1e-9);
	},
);

onBothDatabases('A publication that was requested', (db) => {
	it('publishes again what an older version published without the basis of the matching, and reads it until then.', async () => {
		await publishExample(db());
		await publishing.requestOutdated(db());
		expect((await found(db())).changedAt).toBeNull();

		const old = await asOlderVersion(db());
		const before = await publication.at(db(), 'example', old);
		expect(before?.core.method).toMatchObject({ version: 1 });
		expect((await before?.basis())?.prior).toEqual({ agreement: 61, strength: 17 });
		await publishing.requestOutdated(db());
		await publishing.publishWaiting(db(), later);
		const newest = await publication.latest(db(), 'example');
		expect(newest?.core.method).toEqual({ name: 'city-block', version: 2, seed: 'example' });
		expect((await publication.at(db(), 'example', old))?.hash).toBe(old);
	});

	it('is made once, and only where a change waits.', async () => {
		await publishExample(db());
		await publishing.publishWaiting(db(), later);
		expect(await db().$count(table.publication)).toBe(1);
		const next = await change(db());
		await publishing.publishWaiting(db(), later);
		expect(await stanceOf(db())).toBe(String(next));
		expect((await publication.latest(db(), 'example'))?.publishedAt).toBe(later.toISOString());
		expect((await found(db())).changedAt).toBeNull();
		await passTime(db());
		await publishing.publishWaiting(db(), later);
		expect(await db().$count(table.publication)).toBe(2);
	});

	it('is forgotten when the transaction that requested it fails.', async () => {
		const id = await publishExample(db());
		await expect(
			db().transaction(async (tx) => {
				await changed.mark(tx, id);
				throw new Error('It breaks.');
			}),
		).rejects.toThrow('It breaks.');
		expect((await found(db())).changedAt).toBeNull();
	});

	it('gathers the changes of a few seconds.', async () => {
		await publishExample(db());
		await change(db());
		await publishing.publishWaiting(db(), later);
		for (let times = 0; times < 4; times++) {
			await change(db());
			await publishing.publishWaiting(db(), later);
		}
		expect(await db().$count(table.publication)).toBe(2);
		const next = await change(db());
		const { restsUntil } = await found(db());
		expect(Number(restsUntil) - Date.now()).toBeLessThan(10_000);
		await passTime(db());
		await publishing.publishWaiting(db(), later);
		expect(await db().$count(table.publication)).toBe(3);
		expect(await stanceOf(db())).toBe(String(next));
	});

	it('is not lost when the request comes while another one is being made.', async () => {
		await publishExample(db());
		await change(db());
		let next = 0;
		// Somebody submits after the content was read and before the publication is over.
		await publishing.publishWaiting(db(), later, async (...asked) => {
			const made = await publication.publish(...asked);
			next = await change(db());
			return made;
		});
		expect(await stanceOf(db())).not.toBe(String(next));
		await passTime(db());
		await publishing.publishWaiting(db(), later);
		expect(await stanceOf(db())).toBe(String(next));
		expect((await found(db())).changedAt).toBeNull();
	});

	it('is not confused with another request of the same millisecond.', async () => {
		const id = await publishExample(db());
		const times = new Set<number>();
		await db().transaction(async (tx) => {
			for (let asked = 0; asked < 20; asked++) {
				await changed.mark(tx, id);
				times.add(Number((await found(tx)).changedAt));
			}
		});
		expect(times.size).toBe(20);
	});

	it('is logged and tried again when it fails.', async () => {
		await publishExample(db());
		const next = await change(db());
		const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
		const fail = () => Promise.reject(new Error('The disk is full.'));
		await publishing.publishWaiting(db(), later, fail);
		expect(String(logged.mock.calls[0])).toContain('example failed');
		// Not at once, but soon.
		const { changedAt, restsUntil } = await found(db());
		expect(changedAt).not.toBeNull();
		expect(Number(restsUntil) - Date.now()).toBeGreaterThan(5000);
		expect(Number(restsUntil) - Date.now()).toBeLessThan(30_000);
		await passTime(db());
		await publishing.publishWaiting(db(), later);
		expect(await stanceOf(db())).toBe(String(next));
	});

	it('does not delay that of another election.', async () => {
		await publishExample(db());
		const another = example();
		await pack.load(db(), { ...another, election: { ...another.election, slug: 'another' } }, now);
		await db().update(table.election).set({ changedAt: now });
		vi.spyOn(console, 'error').mockImplementation(() => {});
		await publishing.publishWaiting(db(), later, (db, slug, at) =>
			slug === 'example' ? Promise.reject(new Error('broken')) : publication.publish(db, slug, at),
		);
		expect((await publication.latest(db(), 'another'))?.publishedAt).toBe(later.toISOString());
	});

	it('is made by one of several processes, and by another when that one was killed.', async () => {
		await publishExample(db());
		await change(db());
		const taken: string[] = [];
		const publish: typeof publication.publish = async (db, slug, at) => {
			taken.push(slug);
			return publication.publish(db, slug, at);
		};
		await Promise.all(Array.from({ length: 5 }, () => publishing.publishWaiting(db(), later, publish)));
		expect(taken).toEqual(['example']);

		const next = await change(db());
		await passTime(db());
		// This one never comes back.
		void publishing.publishWaiting(db(), later, () => new Promise(() => {}));
		await vi.waitFor(async () => expect(Number((await found(db())).restsUntil)).toBeGreaterThan(Date.now()));
		await publishing.publishWaiting(db(), later, publish);
		expect(taken).toHaveLength(1);
		expect(Number((await found(db())).restsUntil) - Date.now()).toBeLessThan(65_000);
		await passTime(db());
		await publishing.publishWaiting(db(), later, publish);
		expect(await stanceOf(db())).toBe(String(next));
	});

	it('waits by the clock of the database, at whatever time the product is set.', async () => {
		await publishExample(db());
		for (const set of [new Date('2001-01-01T00:00:00Z'), new Date('2099-01-01T00:00:00Z')]) {
			const next = await change(db());
			await passTime(db());
			await publishing.publishWaiting(db(), set);
			expect(await stanceOf(db())).toBe(String(next));
			expect((await publication.latest(db(), 'example'))?.publishedAt).toBe(set.toISOString());
			expect(Math.abs(Number((await found(db())).restsUntil) - Date.now())).toBeLessThan(60_000);
		}
	});
});

onBothDatabases('Publications of an election', (db) => {
	it('never go back to older content when several are made at once.', async () => {
		await publishExample(db());
		for (let round = 0; round < 8; round++) {
			const made = publication.publish(db(), 'example', later);
			const next = await change(db());
			await Promise.all([made, publication.publish(db(), 'example', later)]);
			expect(await stanceOf(db())).toBe(String(next));
		}
	});
});
