import { eq, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import * as account from './account.ts';
import type { Database } from '../store/database.ts';
import * as table from '../store/schema.ts';
import * as session from './session.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';

const now = new Date('2026-11-21T09:00:00Z');
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const day = 86_400_000;

onBothDatabases('A session', (current) => {
	it('Browsers send a session’s cookie only to this host, from this site and over https.', async () => {
		const { cookie } = await openFor(current(), await somebody(current()));
		expect(cookie).toMatch(/^__Host-session=[a-z2-7]{40}; /);
		const attributes = cookie.split('; ').slice(1).sort();
		expect(attributes).toEqual(['HttpOnly', 'Max-Age=2592000', 'Path=/', 'SameSite=Lax', 'Secure']);
		expect(session.blankCookie(current())).toMatch(/^__Host-session=; .*Max-Age=0/);
	});

	it('A session identifies its person, with the memberships that have not ended.', async () => {
		const id = await somebody(current());
		const open = { account: id, role: 'party_agent', party: null, grantedAt: now } as const;
		await current().insert(table.membership).values(open);
		await current()
			.insert(table.membership)
			.values({ account: id, role: 'candidate', grantedAt: now, endedAt: now });
		const { secret, id: row } = await openFor(current(), id);
		const found = await session.recognise(current(), secret, now);
		expect(found).toMatchObject({ id: row, account: id, openedAt: now, provenAt: now, cookie: null });
		expect(found?.actor).toMatchObject({ account: id, email: 'anna@example.org', isEditor: false });
		expect(found?.actor?.memberships.map(({ role }) => role)).toEqual(['party_agent']);
	});

	it('Nothing stored in the database can open a session.', async () => {
		const id = await somebody(current());
		const { id: row, secret } = await openFor(current(), id);
		const dump = await everyValue(current());
		expect(dump).toContain(row);
		expect([...dump].filter((value) => value.includes(secret))).toEqual([]);
		for (const value of dump) {
			expect(await session.recognise(current(), value, now)).toBeNull();
		}
	});

	it('Only its own cookie opens a session.', async () => {
		const { secret, id } = await openFor(current(), await somebody(current()));
		expect(await session.recognise(current(), secret, now)).not.toBeNull();
		for (const wrong of ['', id, secret.toUpperCase(), `${secret}a`, secret.slice(1), 'x'.repeat(5000)]) {
			expect(await session.recognise(current(), wrong, now)).toBeNull();
		}
	});

	it('A session lasts as long as it is used, and no longer.', async () => {
		const { secret, id } = await openFor(current(), await somebody(current()));
		const endsIn = async (days: number) =>
			current()
				.update(table.session)
				.set({ expiresAt: new Date(Date.now() + days * day) })
				.where(eq(table.session.id, id));

		await endsIn(16);
		expect((await session.recognise(current(), secret, now))?.cookie).toBeNull();

		await endsIn(14);
		const prolonged = await session.recognise(current(), secret, now);
		expect(prolonged?.cookie).toContain(`__Host-session=${secret}; `);
		const [row] = await current().select().from(table.session);
		expect(row?.expiresAt.getTime()).toBeGreaterThan(Date.now() + 29 * day);

		await endsIn(-0.001);
		expect(await session.recognise(current(), secret, now)).toBeNull();
		expect(await current().$count(table.session)).toBe(0);
	});

	it('A session remembers to the minute when it was last seen.', async () => {
		const { secret } = await openFor(current(), await somebody(current()));
		const seen = async (at: Date) => {
			await session.recognise(current(), secret, at);
			const [row] = await current().select().from(table.session);
			return row?.seenAt;
		};
		expect(await seen(minutes(0.5))).toEqual(now);
		expect(await seen(minutes(2))).toEqual(minutes(2));
		expect(await seen(minutes(1))).toEqual(minutes(2));
	});

	it('A session does not count as signed in until it has shown the second factor that the account needs.', async () => {
		const id = await somebody(current());
		const { secret, id: row } = await openFor(current(), id);
		expect(await session.isWhole(current(), row, id)).toBe(true);
		await addKey(current(), id);
		const half = await session.recognise(current(), secret, now);
		expect(half).toMatchObject({ account: id, hasSecondFactor: false, actor: null });
		expect(await session.isWhole(current(), row, id)).toBe(false);
		expect(await session.mayChangeFactors(current(), row, id, now)).toBe(false);

		expect(await session.showSecondFactor(current(), row, id, now)).toBe(true);
		const whole = await session.recognise(current(), secret, now);
		expect(whole).toMatchObject({ hasSecondFactor: true, actor: { account: id } });
		expect(await session.mayChangeFactors(current(), row, id, now)).toBe(true);
	});

	it('A session is an editor’s only after the second factor, even if none is set up.', async () => {
		const id = await somebody(current());
		await current().insert(table.membership).values({ account: id, role: 'editor', grantedAt: now });
		const { secret, id: row } = await openFor(current(), id);
		const without = await session.recognise(current(), secret, now);
		expect(without?.actor).toMatchObject({ isEditor: false, memberships: [{ role: 'editor' }] });
		await session.showSecondFactor(current(), row, id, now);
		expect((await session.recognise(current(), secret, now))?.actor?.isEditor).toBe(true);

		await current().update(table.membership).set({ endedAt: now });
		expect((await session.recognise(current(), secret, now))?.actor?.isEditor).toBe(false);
	});

	it('A second factor does not count for another account’s session.', async () => {
		const anna = await somebody(current());
		const boris = await somebody(current(), 'boris@example.org');
		const { id } = await openFor(current(), anna);
		expect(await session.showSecondFactor(current(), id, boris, now)).toBe(false);
		expect(await session.isWhole(current(), id, boris)).toBe(false);
		expect(await session.mayChangeFactors(current(), id, boris, now)).toBe(false);
		const [row] = await current().select().from(table.session);
		expect(row?.secondFactorAt).toBeNull();
	});

	it('A session is fresh for a quarter of an hour, whichever clock is ahead.', async () => {
		const id = await somebody(current());
		const { id: row } = await openFor(current(), id);
		const isFresh = (at: Date) => session.mayChangeFactors(current(), row, id, at);
		expect(await isFresh(minutes(15))).toBe(true);
		expect(await isFresh(minutes(15.1))).toBe(false);
		expect(await isFresh(minutes(-1))).toBe(true);
		expect(await isFresh(minutes(-60 * 24))).toBe(false);
	});

	it('All sessions of an account end together, and no one else’s do.', async () => {
		const anna = await somebody(current());
		const boris = await somebody(current(), 'boris@example.org');
		await openFor(current(), anna);
		await openFor(current(), anna);
		const { secret } = await openFor(current(), boris);
		await session.endAll(current(), anna);
		expect(await current().$count(table.session)).toBe(1);
		expect(await session.recognise(current(), secret, now)).not.toBeNull();
	});

	it('An expired session is removed by the real clock.', async () => {
		const id = await somebody(current());
		await openFor(current(), id);
		const { id: old } = await openFor(current(), id);
		await current()
			.update(table.session)
			.set({ expiresAt: new Date(Date.now() - 1000) })
			.where(eq(table.session.id, old));
		await session.sweep(current());
		const rows = await current().select().from(table.session);
		expect(rows.map(({ id }) => id)).not.toContain(old);
		expect(rows).toHaveLength(1);
	});
});

async function somebody(db: Database, email = 'anna@example.org'): Promise<number> {
	return account.make(db, { email, language: 'kk', password: null }, now);
}

async function openFor(
	db: Database,
	accountId: number,
): Promise<{ secret: string; id: string; cookie: string }> {
	const created = await session.open(db, accountId, { agent: 'Test', hasSecondFactor: false }, now);
	const [, secret = ''] = /^__Host-session=([^;]+)/.exec(created.cookie) ?? [];
	return { ...created, secret };
}

async function addKey(db: Database, accountId: number): Promise<void> {
	const key = { publicKey: new Uint8Array(1), counter: 0, transports: [], name: 'phone', addedAt: now };
	await db.insert(table.passkey).values({ id: 'key', account: accountId, ...key });
}

/** Everything that a reader of all tables would find: each value, and each row as text. */
async function everyValue(db: Database): Promise<Set<string>> {
	const tables = await db
		.select({ name: sql<string>`tablename` })
		.from(sql`pg_tables`)
		.where(sql`schemaname = 'public'`);
	const values = new Set<string>();
	for (const { name } of tables) {
		const rows = await db
			.select({ key: sql<string>`pair.key`, value: sql<string | null>`pair.value` })
			.from(sql`${sql.identifier(name)} as one, jsonb_each_text(to_jsonb(one)) as pair`);
		for (const { value } of rows) if (value) values.add(value);
	}
	return values;
}
