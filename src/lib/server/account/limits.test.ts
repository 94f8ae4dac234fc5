import { lt, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import * as database from '../store/database.ts';
import type { Database } from '../store/database.ts';
import * as limits from './limits.ts';
import * as table from '../store/schema.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';

onBothDatabases('Limits', (current) => {
	it('A limit allows a number of attempts, then says how long the next one must wait.', async () => {
		for (let attempt = 0; attempt < 6; attempt++) {
			expect(await limits.spend(current(), 'second_factor', ['account:1'])).toBeNull();
		}
		const refusal = await limits.spend(current(), 'second_factor', ['account:1']);
		expect(refusal?.waitSeconds).toBeGreaterThan(890);
		expect(refusal?.waitSeconds).toBeLessThanOrEqual(900);
	});

	it('Each account, each network address and each kind of attempt is counted separately.', async () => {
		const allowed = async (what: limits.Limited, key: string) =>
			(await limits.spend(current(), what, [key])) === null;
		for (let attempt = 0; attempt < 4; attempt++) await limits.spend(current(), 'reset', ['email:a@b.kz']);
		expect(await allowed('reset', 'email:a@b.kz')).toBe(false);
		expect(await allowed('reset', 'email:c@b.kz')).toBe(true);
		expect(await allowed('reset', 'account:1')).toBe(true);
		expect(await allowed('reset', 'address:192.0.2.1')).toBe(true);
		expect(await allowed('sign_in', 'email:a@b.kz')).toBe(true);
	});

	it('An attempt that is refused for its network address does not count for the mailbox.', async () => {
		for (let attempt = 0; attempt < 20; attempt++)
			await limits.spend(current(), 'reset', ['address:192.0.2.1']);
		for (let attempt = 0; attempt < 9; attempt++) {
			const keys = ['address:192.0.2.1', 'email:a@b.kz'];
			expect(await limits.spend(current(), 'reset', keys)).not.toBeNull();
		}
		expect(await limits.spend(current(), 'reset', ['address:192.0.2.2', 'email:a@b.kz'])).toBeNull();
	});

	it('Counting starts again when the time is over.', async () => {
		const attempt = () => limits.spend(current(), 'reset', ['email:a@b.kz']);
		for (let count = 0; count < 4; count++) await attempt();
		expect(await attempt()).not.toBeNull();
		await current()
			.update(table.limit)
			.set({ expire: new Date(Date.now() - 1) });
		for (let count = 0; count < 3; count++) expect(await attempt()).toBeNull();
		expect(await attempt()).not.toBeNull();
	});

	it('A successful attempt resets one key.', async () => {
		for (let count = 0; count < 4; count++) {
			await limits.spend(current(), 'reset', ['email:a@b.kz']);
			await limits.spend(current(), 'reset', ['email:c@b.kz']);
		}
		await limits.forgive(current(), 'reset', 'email:a@b.kz');
		expect(await limits.spend(current(), 'reset', ['email:a@b.kz'])).toBeNull();
		expect(await limits.spend(current(), 'reset', ['email:c@b.kz'])).not.toBeNull();
		await limits.forgive(current(), 'reset', 'email:never@seen.kz');
	});

	it('Limits hold across two processes, even when they ask at once.', async () => {
		const other = await secondHandle(current());
		try {
			const asked = Array.from({ length: 30 }, async (_, index) => {
				const db = index % 2 === 0 ? current() : other.db;
				return limits.spend(db, 'sign_in', ['email:a@b.kz']);
			});
			const answers = await Promise.all(asked);
			expect(answers.filter((answer) => answer === null)).toHaveLength(10);
			expect(await limits.spend(current(), 'sign_in', ['email:a@b.kz'])).not.toBeNull();
			expect(await limits.spend(other.db, 'sign_in', ['email:a@b.kz'])).not.toBeNull();
			await limits.forgive(other.db, 'sign_in', 'email:a@b.kz');
			expect(await limits.spend(current(), 'sign_in', ['email:a@b.kz'])).toBeNull();
		} finally {
			await other.close();
		}
	});

	it('Limits are stored only in the database.', async () => {
		for (let count = 0; count < 4; count++) await limits.spend(current(), 'reset', ['email:a@b.kz']);
		await current().delete(table.limit);
		expect(await limits.spend(current(), 'reset', ['email:a@b.kz'])).toBeNull();
	});

	it('The addresses of one network count as one.', async () => {
		const isOneWith = async (one: string, other: string) => {
			await current().delete(table.limit);
			for (let count = 0; count < 20; count++) await limits.spend(current(), 'reset', [`address:${one}`]);
			return (await limits.spend(current(), 'reset', [`address:${other}`])) !== null;
		};
		expect(await isOneWith('2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff')).toBe(true);
		expect(await isOneWith('2001:db8::1', '2001:0DB8:0:0:5:6:7:8')).toBe(true);
		expect(await isOneWith('::1', '::2')).toBe(true);
		expect(await isOneWith('192.0.2.1', '::ffff:192.0.2.1')).toBe(true);
		expect(await isOneWith('2001:db8:1:2::1', '2001:db8:1:3::1')).toBe(false);
		expect(await isOneWith('2001:db8::1', '2001:db8:0:1::1')).toBe(false);
		expect(await isOneWith('192.0.2.1', '192.0.2.2')).toBe(false);
		expect(await isOneWith('::ffff:192.0.2.1', '::ffff:192.0.2.2')).toBe(false);
	});

	it('Neither mailboxes nor network addresses are stored.', async () => {
		const keys = ['address:192.0.2.1', 'email:anna@example.org', 'account:77'];
		await limits.spend(current(), 'claim', keys);
		const kept = JSON.stringify(await current().select().from(table.limit));
		expect(kept).not.toMatch(/192\.0|anna|77"/);
		expect(await current().$count(table.limit, lt(table.limit.points, 2))).toBe(3);
	});

	it('An unknown kind of key is refused.', async () => {
		await expect(limits.spend(current(), 'claim', ['192.0.2.1'])).rejects.toThrow('address:…');
	});
});

/** The same database as another process sees it. The embedded one has a single process, so it is returned unchanged. */
async function secondHandle(db: Database): Promise<{ db: Database; close(): Promise<void> }> {
	const [server] = await db
		.select({
			version: sql<string>`version()`,
			name: sql<string>`current_database()`,
			folder: sql<string>`current_setting('unix_socket_directories')`,
		})
		.from(sql`(select 1) as one`);
	if (!server || /emcc|wasm|emscripten/i.test(server.version)) return { db, close: async () => {} };
	const url = new URL(
		process.env['TEST_DATABASE_URL'] ??
			`postgres://test@localhost/postgres?host=${encodeURIComponent(server.folder)}`,
	);
	url.pathname = server.name;
	url.searchParams.set('application_name', 'second');
	const other = await database.open({ DATABASE_URL: url.href });
	return { db: other, close: () => database.close(other) };
}
