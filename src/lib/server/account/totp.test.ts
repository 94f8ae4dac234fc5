import { TOTP } from 'otpauth';
import { expect, it } from 'vitest';
import * as account from './account.ts';
import type { Database } from '../store/database.ts';
import * as recovery from './recovery.ts';
import * as table from '../store/schema.ts';
import * as session from './session.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';
import * as totp from './totp.ts';

const now = new Date('2026-11-21T09:00:00Z');
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
/** The time on the phone, in steps of 30 seconds. The clock of a test election may differ. */
const phone = (steps: number) => new Date(Date.UTC(2030, 0, 1) + steps * 30_000 + 12_345);

onBothDatabases('An authenticator app', (current) => {
	it('An app is set up with a first code, which shows the second factor in that session.', async () => {
		const { id, row, secret } = await somebody(current());
		const setting = await totp.begin(current(), row, id, 'Tandau', now);
		expect(setting?.uri).toMatch(
			/^otpauth:\/\/totp\/Tandau:anna%40example\.org\?issuer=Tandau&secret=[A-Z2-7]{32}&/,
		);
		expect(setting?.uri).toContain(`secret=${setting?.secret}&algorithm=SHA1&digits=6&period=30`);
		expect(await totp.pending(current(), row, id, 'Tandau', now)).toEqual(setting);
		expect(await totp.isSet(current(), id)).toBe(false);
		expect(await session.asksForSecondFactor(current(), id)).toBe(false);

		const confirm = (code: string) => totp.confirm(current(), row, id, code, now, phone(0));
		expect(await confirm('000000')).toBe(false);
		expect(await confirm(codeAt(setting?.secret, 0))).toBe(true);
		expect(await totp.isSet(current(), id)).toBe(true);
		expect(await totp.pending(current(), row, id, 'Tandau', now)).toBeNull();
		expect(await session.recognise(current(), secret, now)).toMatchObject({ hasSecondFactor: true });
		expect(await written(current())).toEqual({ letters: ['factor_changed'], actions: ['totp.added'] });
	});

	it('The current code or a neighbouring one opens a session, however people write it.', async () => {
		const { id, key } = await somebodyWithApp(current());
		const { row } = await openFor(current(), id);
		const check = (code: string, at: number) => totp.check(current(), row, id, code, now, phone(at));
		expect(await session.isWhole(current(), row, id)).toBe(false);
		for (const wrong of ['', '12345', '1234567', 'abcdef', '１２３４５６', codeAt(key, 8), codeAt(key, 12)]) {
			expect(await check(wrong, 10), wrong).toBe(false);
		}
		expect(await session.isWhole(current(), row, id)).toBe(false);
		expect(await check(codeAt(key, 9), 10)).toBe(true);
		expect(await session.isWhole(current(), row, id)).toBe(true);
		expect(await check(codeAt(key, 11).replace(/(...)/, ' $1 '), 10)).toBe(true);
	});

	it('A code that was used before, or an older one, opens nothing.', async () => {
		const { id, key, row } = await somebodyWithApp(current());
		const check = (code: number, at: number) =>
			totp.check(current(), row, id, codeAt(key, code), now, phone(at));
		// The code with which the app was set up.
		expect(await check(0, 0)).toBe(false);
		expect(await check(5, 5)).toBe(true);
		expect(await check(5, 5)).toBe(false);
		expect(await check(5, 6)).toBe(false);
		expect(await check(4, 5)).toBe(false);
		const outcomes = await Promise.all([check(7, 7), check(7, 7), check(7, 8)]);
		expect(outcomes.sort()).toEqual([false, false, true]);
	});

	it('An app works for no other account.', async () => {
		const { key } = await somebodyWithApp(current());
		const boris = await somebodyWithApp(current(), 'boris@example.org');
		const code = codeAt(key, 5);
		expect(await totp.check(current(), boris.row, boris.id, code, now, phone(5))).toBe(false);
		const third = await somebody(current(), 'no@example.org');
		expect(await totp.check(current(), third.row, third.id, code, now, phone(5))).toBe(false);
		expect(await totp.check(current(), third.row, boris.id, codeAt(boris.key, 5), now, phone(5))).toBe(false);
		expect(await session.recognise(current(), third.secret, now)).toMatchObject({ hasSecondFactor: false });
	});

	it('Setting up an app can start again any number of times, and only the last secret counts.', async () => {
		const { id, row } = await somebody(current());
		const first = await totp.begin(current(), row, id, 'Tandau', now);
		const second = await totp.begin(current(), row, id, 'Tandau', now);
		const confirm = (secret: string | undefined, at: Date) =>
			totp.confirm(current(), row, id, codeAt(secret, 0), at, phone(0));
		expect(await confirm(first?.secret, now)).toBe(false);
		expect(await confirm(second?.secret, minutes(15))).toBe(false);
		expect(await confirm(second?.secret, minutes(14))).toBe(true);
		expect(await totp.begin(current(), row, id, 'Tandau', now)).toBeNull();
		expect(await totp.check(current(), row, id, codeAt(second?.secret, 1), now, phone(1))).toBe(true);
	});

	it('An app can only be set up in a fresh session that has shown every factor it needs.', async () => {
		const { id, row } = await somebody(current());
		expect(await totp.begin(current(), row, id, 'Tandau', minutes(16))).toBeNull();
		const setting = await totp.begin(current(), row, id, 'Tandau', minutes(10));
		expect(await totp.pending(current(), row, id, 'Tandau', minutes(16))).toBeNull();
		const code = codeAt(setting?.secret, 0);
		expect(await totp.confirm(current(), row, id, code, minutes(16), phone(0))).toBe(false);
		const key = { publicKey: new Uint8Array(1), counter: 0, transports: [], name: 'x', addedAt: now };
		await current()
			.insert(table.passkey)
			.values({ id: 'key', account: id, ...key });
		expect(await totp.confirm(current(), row, id, code, minutes(11), phone(0))).toBe(false);
		expect(await totp.begin(current(), row, id, 'Tandau', minutes(11))).toBeNull();
		expect(await totp.isSet(current(), id)).toBe(false);
	});

	it('An app is removed in a fresh session, unless it is an editor’s only factor.', async () => {
		const { id, row } = await somebodyWithApp(current());
		const remove = (at = now) => totp.remove(current(), { account: id, session: row }, at);
		expect(await remove(minutes(16))).toBe('stale');
		await current().insert(table.membership).values({ account: id, role: 'editor', grantedAt: now });
		expect(await remove()).toBe('last_of_editor');
		expect(await totp.isSet(current(), id)).toBe(true);
		await current().update(table.membership).set({ endedAt: now });
		await recovery.make(current(), row, id, now);
		expect(await remove()).toBe('removed');
		expect(await current().$count(table.totp)).toBe(0);
		expect(await recovery.left(current(), id)).toBe(0);
		expect(await remove()).toBe('removed');
		const { letters, actions } = await written(current());
		expect(letters).toEqual(['factor_changed', 'factor_changed']);
		expect(actions).toEqual(['totp.added', 'recovery.made', 'totp.removed']);
	});

	it('An editor can remove an app only if a passkey is left.', async () => {
		const { id, row } = await somebodyWithApp(current());
		await current().insert(table.membership).values({ account: id, role: 'editor', grantedAt: now });
		const key = { publicKey: new Uint8Array(1), counter: 0, transports: [], name: 'x', addedAt: now };
		await current()
			.insert(table.passkey)
			.values({ id: 'key', account: id, ...key });
		expect(await totp.remove(current(), { account: id, session: row }, now)).toBe('removed');
	});
});

async function somebody(db: Database, email = 'anna@example.org') {
	const id = await account.make(db, { email, language: 'kk', password: null }, now);
	return { id, ...(await openFor(db, id)) };
}

async function somebodyWithApp(db: Database, email = 'anna@example.org') {
	const one = await somebody(db, email);
	const key = (await totp.begin(db, one.row, one.id, 'Tandau', now))?.secret ?? '';
	expect(await totp.confirm(db, one.row, one.id, codeAt(key, 0), now, phone(0))).toBe(true);
	return { ...one, key };
}

async function openFor(db: Database, accountId: number): Promise<{ row: string; secret: string }> {
	const { id, cookie } = await session.open(db, accountId, { agent: '', hasSecondFactor: false }, now);
	return { row: id, secret: /=([^;]+)/.exec(cookie)?.[1] ?? '' };
}

function codeAt(secret: string | undefined, steps: number): string {
	return new TOTP({ secret: secret ?? '' }).generate({ timestamp: phone(steps).getTime() });
}

async function written(db: Database): Promise<{ letters: string[]; actions: string[] }> {
	const letters = await db.select({ kind: table.letter.kind }).from(table.letter).orderBy(table.letter.id);
	const actions = await db.select({ action: table.audit.action }).from(table.audit).orderBy(table.audit.id);
	return {
		letters: letters.map(({ kind }) => kind),
		actions: actions.map(({ action }) => action).filter((action) => action !== 'account.made'),
	};
}
