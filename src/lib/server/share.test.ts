import { PGlite } from '@electric-sql/pglite';
import { getTableConfig } from 'drizzle-orm/pg-core';
import { eq, sql } from 'drizzle-orm';
import { execFileSync } from 'node:child_process';
import sharp from 'sharp';
import { expect, it, test } from 'vitest';
import { exampleFiles } from '../../../tests/support/pack.ts';
import { parse } from '../pack/read.ts';
import type { Pack } from '../pack/pack.ts';
import { usualShareDays, type ShareAnswer } from '../election/share-request.ts';
import type { PublicShare } from '../election/share.ts';
import type { Database } from './store/database.ts';
import * as pack from './pack/load.ts';
import * as publications from './publication/publication.ts';
import * as table from './store/schema.ts';
import * as share from './share.ts';
import { onBothDatabases } from '../../../tests/support/databases.ts';

const now = new Date('2026-04-10T10:00:00Z');
const day = 24 * 60 * 60 * 1000;
const silence = new Date('2026-05-30T10:00:00+05:00');
const voting = new Date('2026-05-31T10:00:00+05:00');
const origin = 'https://tandau.example';

function example(): Pack {
	const result = parse(exampleFiles());
	if ('faults' in result) throw new Error('The example is damaged.');
	return result.pack;
}

async function publishExample(db: Database): Promise<string> {
	await pack.load(db, example(), now);
	return (await publications.publish(db, 'example', now)).hash;
}

/** A share with everything that one can contain. */
function everything(snapshot: string): PublicShare {
	return {
		snapshot,
		districts: { council: 2 },
		tiers: [
			{ contest: 'lists', district: 1, lowest: 70, highest: 70, answered: 2, contenders: ['oak-list'] },
			{
				...{ contest: 'council', district: 2, lowest: 82, highest: 84, answered: 4 },
				contenders: ['calm-lake', 'sunny-day'],
			},
		],
		topics: [
			{ topic: 'reform', place: 30, answered: 2 },
			{ topic: 'law', place: -60, answered: 1 },
		],
	};
}

const neutral = (snapshot: string): PublicShare => ({ snapshot, districts: {}, tiers: [], topics: [] });

function make(
	db: Database,
	content: unknown,
	{ address = '192.0.2.1', at = now, days = usualShareDays, election = 'example' } = {},
): Promise<ShareAnswer> {
	return share.make(db, { election, language: 'kk', days, content }, address, origin, at);
}

async function made(db: Database, content: unknown, address?: string) {
	const answer = await make(db, content, address ? { address } : {});
	if (answer.kind !== 'made') throw new Error(`The share was not made: ${answer.kind}`);
	return answer;
}

onBothDatabases('Public shares', (db) => {
	it('A share stores what was ticked, with a picture of it.', async () => {
		const content = everything(await publishExample(db()));
		const { id, deletion, expiresAt } = await made(db(), content);
		expect(id).toMatch(/^[\w-]{22}$/);
		expect(deletion).toMatch(/^[\w-]{22}$/);
		expect(Date.parse(expiresAt)).toBe(now.getTime() + 30 * day);
		const shown = await share.open(db(), id, now);
		expect(shown).toMatchObject({ election: 'example', language: 'kk', content, isOn: true });
		const picture = await share.picture(db(), id, origin, now);
		expect(picture?.hash).toBe(shown?.pictureHash);
		expect(await sharp(picture?.bytes).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
		expect(picture?.bytes.length).toBeLessThan(150_000);
		// Cached no longer than the share lasts.
		expect(picture?.seconds).toBe((30 * day) / 1000);
	});

	it('A share contains nothing that was not ticked.', async () => {
		const content = neutral(await publishExample(db()));
		const { id } = await made(db(), content);
		const [row] = await db().select().from(table.share);
		expect(row?.content).toEqual(content);
		expect((await share.open(db(), id, now))?.content).toEqual(content);
	});

	it('Every share that is made is one of its own.', async () => {
		const content = neutral(await publishExample(db()));
		const one = await made(db(), content);
		const other = await made(db(), content);
		expect(new Set([one.id, one.deletion, other.id, other.deletion]).size).toBe(4);
	});

	it('A share is refused if it contains an answer or anything else that does not belong to it.', async () => {
		const hash = await publishExample(db());
		const sound = everything(hash);
		const [list, seat] = sound.tiers;
		const wrong: [string, unknown][] = [
			['nothing', undefined],
			['words', 'share'],
			['an empty object', {}],
			['answers', { ...sound, answers: { trees: { stance: 5, importance: 1 } } }],
			['an answer in a tier', { ...sound, tiers: [{ ...list, stance: 5 }] }],
			['words of their own', { ...sound, heading: 'Vote for me' }],
			['no snapshot', { ...sound, snapshot: 'f'.repeat(64) }],
			['a path for a snapshot', { ...sound, snapshot: '../../core' }],
			['another contest', { ...sound, districts: { mayor: 1 } }],
			['a district that is not there', { ...sound, districts: { council: 3 } }],
			['a district between others', { ...sound, districts: { council: 1.5 } }],
			['the prototype', { ...sound, districts: JSON.parse('{"constructor": 1}') }],
			['two districts in one contest', { ...sound, districts: { council: 1 } }],
			['the ballots in another order', { ...sound, tiers: [seat, list] }],
			['a ballot twice', { ...sound, tiers: [list, list] }],
			['a tier of nobody', { ...sound, tiers: [{ ...list, contenders: [] }] }],
			['nobody we know', { ...sound, tiers: [{ ...list, contenders: ['<b>nobody</b>'] }] }],
			['somebody of another ballot', { ...sound, tiers: [{ ...seat, contenders: ['red-rose'] }] }],
			['somebody who withdrew', { ...sound, tiers: [{ ...seat, contenders: ['calm-lake', 'high-wind'] }] }],
			['another order', { ...sound, tiers: [{ ...seat, contenders: ['sunny-day', 'calm-lake'] }] }],
			['somebody twice', { ...sound, tiers: [{ ...seat, contenders: ['calm-lake', 'calm-lake'] }] }],
			['more than everything', { ...sound, tiers: [{ ...seat, highest: 101 }] }],
			['a part of a percent', { ...sound, tiers: [{ ...seat, lowest: 82.5 }] }],
			['a figure that is none', { ...sound, tiers: [{ ...seat, lowest: '82' }] }],
			['the ends the wrong way round', { ...sound, tiers: [{ ...seat, lowest: 85 }] }],
			['more statements than there are', { ...sound, tiers: [{ ...seat, answered: 5 }] }],
			['a topic that is not there', { ...sound, topics: [{ topic: 'taxes', place: 0, answered: 1 }] }],
			['a place beyond the end', { ...sound, topics: [{ topic: 'reform', place: 61, answered: 1 }] }],
			['topics in another order', { ...sound, topics: [...sound.topics].reverse() }],
			['more of a topic than there is', { ...sound, topics: [{ topic: 'law', place: 0, answered: 3 }] }],
		];
		for (const [index, [what, content]] of wrong.entries()) {
			const answer = await make(db(), content, { address: `192.0.2.${index}` });
			expect([what, answer.kind]).toEqual([what, 'refused']);
		}
		expect((await make(db(), sound, { election: 'another' })).kind).toBe('refused');
		expect(await db().$count(table.share)).toBe(0);
	});

	it('A share names a snapshot of its own election, which may be an older one.', async () => {
		const first = await publishExample(db());
		const { positions: _, ...rest } = example();
		await pack.load(db(), { ...rest, positions: [] }, now);
		await publications.publish(db(), 'example', now);
		const another = { ...example(), election: { ...example().election, slug: 'another', day: '2026-06-01' } };
		await pack.load(db(), another, now);
		const foreign = (await publications.publish(db(), 'another', now)).hash;
		expect((await make(db(), neutral(first))).kind).toBe('made');
		expect((await make(db(), neutral(foreign))).kind).toBe('refused');
	});

	it('No share is made in the silence before the vote, on its day, or before the election opens.', async () => {
		const content = neutral(await publishExample(db()));
		for (const at of [silence, voting, new Date('2026-03-15T00:00:00Z')]) {
			expect(await make(db(), content, { at })).toEqual({ kind: 'off' });
		}
		expect((await make(db(), content, { at: new Date('2026-06-01T00:00:00Z') })).kind).toBe('made');
	});

	it('A share shows nothing while the calendar has switched sharing off, and the same as before afterwards.', async () => {
		const content = everything(await publishExample(db()));
		const answer = await make(db(), content, { days: 90 });
		if (answer.kind !== 'made') throw new Error(answer.kind);
		const before = await share.picture(db(), answer.id, origin, now);
		// No cache may keep it into the silence.
		expect(before?.seconds).toBe((Date.parse('2026-05-30T00:00:00+05:00') - now.getTime()) / 1000);
		for (const at of [silence, voting]) {
			expect((await share.open(db(), answer.id, at))?.isOn).toBe(false);
			const hidden = await share.picture(db(), answer.id, origin, at);
			expect(hidden?.seconds).toBe(0);
			expect(hidden?.bytes).not.toEqual(before?.bytes);
			expect(await sharp(hidden?.bytes).metadata()).toMatchObject({ width: 1200, height: 630 });
		}
		const after = new Date('2026-06-01T00:00:00Z');
		expect((await share.open(db(), answer.id, after))?.isOn).toBe(true);
		expect((await share.picture(db(), answer.id, origin, after))?.bytes).toEqual(before?.bytes);
	});

	it('A share is gone when its time is over, before and after its row is deleted.', async () => {
		const content = neutral(await publishExample(db()));
		const { id, deletion } = await made(db(), content);
		await make(db(), content, { at: new Date(now.getTime() + 1) });
		const over = new Date(now.getTime() + 30 * day);
		expect(await share.forget(db(), new Date(over.getTime() - 1))).toBe(0);
		expect(await share.open(db(), id, new Date(over.getTime() - 1))).not.toBeNull();
		expect(await share.open(db(), id, over)).toBeNull();
		expect(await share.picture(db(), id, origin, over)).toBeNull();
		expect(await share.isOwn(db(), id, deletion, over)).toBeNull();
		expect(await share.forget(db(), over)).toBe(1);
		expect(await db().$count(table.share)).toBe(1);
	});

	it('A share is deleted by the person with the deletion link and by nobody else.', async () => {
		const content = neutral(await publishExample(db()));
		const own = await made(db(), content);
		const other = await made(db(), content);
		expect(await share.isOwn(db(), own.id, other.deletion, now)).toBe(false);
		expect(await share.remove(db(), own.id, other.deletion)).toBe(false);
		expect(await share.isOwn(db(), own.id, own.deletion, now)).toBe(true);
		expect(await share.remove(db(), own.id, own.deletion)).toBe(true);
		expect(await share.remove(db(), own.id, own.deletion)).toBe(false);
		expect(await share.open(db(), own.id, now)).toBeNull();
		expect(await share.isOwn(db(), own.id, own.deletion, now)).toBeNull();
		expect(await share.open(db(), other.id, now)).not.toBeNull();
	});

	it('Reading the database does not enable anybody to delete a share.', async () => {
		const { deletion } = await made(db(), neutral(await publishExample(db())));
		expect(JSON.stringify(await db().select().from(table.share))).not.toContain(deletion);
	});

	it('Shares stay when their election is loaded again.', async () => {
		const content = everything(await publishExample(db()));
		const { id } = await made(db(), content);
		const { contenders, blocs, ...rest } = example();
		const fewer = {
			...rest,
			contenders: contenders.slice(0, 2),
			blocs: blocs.map(({ confirmed: _, ...bloc }) => bloc),
			positions: [],
			profiles: [],
		};
		await pack.load(db(), fewer, now);
		await publications.publish(db(), 'example', now);
		const shown = await share.open(db(), id, now);
		expect(shown?.content).toEqual(content);
		expect(shown?.publication.hash).toBe(content.snapshot);
		const card = shown && (await share.cardOf(shown, 'en', origin));
		const names = card?.sheets.flatMap((sheet) => (sheet.kind === 'tier' ? sheet.rows : []));
		expect(names?.map(({ name }) => name)).toEqual(['Oak', 'Calm Lake', 'Sunny Day']);
	});

	it('One network address makes at most sixty shares an hour, however often it asks.', async () => {
		const content = neutral(await publishExample(db()));
		const kinds = new Map<string, number>();
		// Each takes milliseconds on the embedded database, one after another.
		const rounds = pgliteIn(db()) ? 3 : 100;
		for (let round = 0; round < rounds; round++) {
			const asked = Array.from({ length: 100 }, () => make(db(), content));
			for (const { kind } of await Promise.all(asked)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
		}
		expect(Object.fromEntries(kinds)).toEqual({ made: 60, limited: rounds * 100 - 60 });
		expect(await db().$count(table.share)).toBe(60);
		// One row counts the address, one all addresses.
		expect(await db().$count(table.limit)).toBe(2);
		const refused = await make(db(), content);
		expect(refused.kind === 'limited' && refused.waitSeconds).toBeGreaterThan(3_000);
		expect((await make(db(), content, { address: '192.0.2.2' })).kind).toBe('made');
	}, 120_000);

	it('The shares of all network addresses together are limited.', async () => {
		const content = neutral(await publishExample(db()));
		await made(db(), content);
		await db()
			.update(table.limit)
			.set({ points: 2000 })
			.where(sql`${table.limit.key} like 'share:all%'`);
		const answer = await make(db(), content, { address: '192.0.2.2' });
		expect(answer.kind).toBe('limited');
		expect(await db().$count(table.share)).toBe(1);
	});

	it('Shares are refused when there is no room for more; they are counted once an hour.', async () => {
		const content = neutral(await publishExample(db()));
		const wish = { election: 'example', language: 'kk', days: 7, content } as const;
		const after = (days: number) => new Date(now.getTime() + days * day);
		const ask = (days: number) => share.make(db(), wish, '192.0.2.1', origin, after(days), 2);
		expect([(await ask(1)).kind, (await ask(1)).kind]).toEqual(['made', 'made']);
		expect(await ask(1)).toEqual({ kind: 'limited', waitSeconds: 3600 });
		await share.forget(db(), after(9));
		expect((await ask(9)).kind).toBe('made');
	});

	it('A backup made after a deletion contains no trace of the share.', async () => {
		const content = everything(await publishExample(db()));
		const deleted = await made(db(), content, '192.0.2.1');
		const expired = await made(db(), content, '192.0.2.2');
		const rows = await db().select().from(table.share);
		const pictures = rows.map(({ picture }) => picture);
		const before = await backup(db());
		expect(await traces(before, [deleted.id, expired.id], pictures)).toBeGreaterThan(0);
		await share.remove(db(), deleted.id, deleted.deletion);
		await db().update(table.share).set({ expiresAt: now }).where(eq(table.share.id, expired.id));
		await share.forget(db(), now);
		expect(await traces(await backup(db()), [deleted.id, expired.id], pictures)).toBe(0);
	});
});

test('A share has no column that names its maker or counts anything.', () => {
	expect(getTableConfig(table.share).columns.map(({ name }) => name)).toEqual([
		'id',
		'election',
		'language',
		'content',
		'picture',
		'pictureHash',
		'deletionHash',
		'madeAt',
		'expiresAt',
	]);
});

/** What a backup made now contains: for a server the output of pg_dump, for the embedded database its folder. */
async function backup(db: Database): Promise<Buffer> {
	const client = pgliteIn(db);
	if (client) return Buffer.from(await (await client.dumpDataDir('none')).arrayBuffer());
	const [server] = await db
		.select({
			name: sql<string>`current_database()`,
			folder: sql<string>`current_setting('unix_socket_directories')`,
		})
		.from(sql`(select 1) as one`);
	const url = new URL(process.env['TEST_DATABASE_URL'] ?? 'postgres://test@localhost/');
	if (!process.env['TEST_DATABASE_URL']) url.searchParams.set('host', server?.folder ?? '');
	url.pathname = server?.name ?? '';
	return execFileSync('pg_dump', [url.href], { maxBuffer: 1024 * 1024 * 1024 });
}

/** The embedded database; null if the database is on a server. */
function pgliteIn(db: Database): PGlite | null {
	const client: unknown = Reflect.get(db, '$client');
	return client instanceof PGlite ? client : null;
}

/** How many of these ids and pieces of pictures occur in a backup, as bytes or in hexadecimal. */
async function traces(backup: Buffer, ids: string[], pictures: Uint8Array[]): Promise<number> {
	const pieces = pictures.flatMap((picture) => {
		const middle = Math.floor(picture.length / 2);
		return [0, 16, 32].map((offset) => Buffer.from(picture.subarray(middle + offset, middle + offset + 16)));
	});
	const found = [...ids, ...pieces, ...pieces.map((piece) => piece.toString('hex'))];
	return found.filter((trace) => backup.includes(trace)).length;
}
