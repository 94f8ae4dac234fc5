import { expect, it } from 'vitest';
import * as account from './account.ts';
import type { Database } from '../store/database.ts';
import * as recovery from './recovery.ts';
import * as table from '../store/schema.ts';
import * as session from './session.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';

const now = new Date('2026-11-21T09:00:00Z');
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);

onBothDatabases('Recovery codes', (current) => {
	it('There are ten recovery codes, shown once and stored as hashes.', async () => {
		const { id, row } = await somebodyWithKey(current());
		const codes = (await recovery.make(current(), row, id, now)) ?? [];
		expect(new Set(codes).size).toBe(10);
		for (const code of codes) expect(code).toMatch(/^([2-9a-hjkmnp-z]{4}-){3}[2-9a-hjkmnp-z]{4}$/);
		const kept = JSON.stringify(await current().select().from(table.recoveryCode));
		for (const code of codes) {
			expect(kept).not.toContain(code);
			expect(kept).not.toContain(code.replaceAll('-', ''));
		}
		expect(await recovery.left(current(), id)).toBe(10);
	});

	it('Each recovery code opens one session, even if it is sent twice at the same time.', async () => {
		const { id, row } = await somebodyWithKey(current());
		const [first = '', second = ''] = (await recovery.make(current(), row, id, now)) ?? [];
		const { row: half } = await openFor(current(), id);
		const use = (code: string) => recovery.use(current(), half, id, code, now);
		expect(await use('')).toBe(false);
		expect(await use('aaaa-aaaa-aaaa-aaaa')).toBe(false);
		const [kept] = await current().select().from(table.recoveryCode);
		expect(await use(kept?.hash ?? '')).toBe(false);
		expect(await session.isWhole(current(), half, id)).toBe(false);
		expect((await Promise.all([use(first), use(first), use(first)])).sort()).toEqual([false, false, true]);
		expect(await session.isWhole(current(), half, id)).toBe(true);
		expect(await use(first)).toBe(false);
		expect(await use(` ${second.toUpperCase().replaceAll('-', ' ')} `)).toBe(true);
		expect(await recovery.left(current(), id)).toBe(8);
		const actions = await current().select().from(table.audit).orderBy(table.audit.id);
		expect(actions.map(({ action }) => action)).toEqual([
			'account.made',
			'recovery.made',
			'recovery.used',
			'recovery.used',
		]);
	});

	it('New recovery codes replace the account’s old ones, and no one else’s.', async () => {
		const { id, row } = await somebodyWithKey(current());
		const boris = await somebodyWithKey(current(), 'boris@example.org');
		const [old = ''] = (await recovery.make(current(), row, id, now)) ?? [];
		const [fresh = ''] = (await recovery.make(current(), row, id, now)) ?? [];
		expect(await recovery.use(current(), row, id, old, now)).toBe(false);
		expect(await recovery.use(current(), boris.row, boris.id, fresh, now)).toBe(false);
		expect(await recovery.use(current(), row, id, fresh, now)).toBe(true);
		expect(await recovery.left(current(), boris.id)).toBe(0);
	});

	it('Recovery codes are only made for an account with a second factor, in a fresh session that has shown it.', async () => {
		const nobody = await somebody(current());
		expect(await recovery.make(current(), nobody.row, nobody.id, now)).toBeNull();
		const { id, row } = await somebodyWithKey(current(), 'boris@example.org');
		const half = await openFor(current(), id);
		expect(await recovery.make(current(), half.row, id, now)).toBeNull();
		expect(await recovery.make(current(), row, id, minutes(16))).toBeNull();
		expect(await recovery.left(current(), id)).toBe(0);
	});

	it('A session that has ended does not use up a recovery code.', async () => {
		const { id, row } = await somebodyWithKey(current());
		const [code = ''] = (await recovery.make(current(), row, id, now)) ?? [];
		expect(await recovery.use(current(), 'no session', id, code, now)).toBe(false);
		expect(await recovery.left(current(), id)).toBe(10);
	});
});

async function somebody(db: Database, email = 'anna@example.org'): Promise<{ id: number; row: string }> {
	const id = await account.make(db, { email, language: 'kk', password: null }, now);
	return { id, ...(await openFor(db, id)) };
}

/** An account with a session that has shown the second factor. */
async function somebodyWithKey(db: Database, email = 'anna@example.org') {
	const one = await somebody(db, email);
	const key = { publicKey: new Uint8Array(1), counter: 0, transports: [], name: 'phone', addedAt: now };
	await db.insert(table.passkey).values({ id: `key of ${email}`, account: one.id, ...key });
	await session.showSecondFactor(db, one.row, one.id, now);
	return one;
}

async function openFor(db: Database, accountId: number): Promise<{ row: string }> {
	const { id } = await session.open(db, accountId, { agent: '', hasSecondFactor: false }, now);
	return { row: id };
}
