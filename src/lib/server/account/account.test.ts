import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import * as account from './account.ts';
import * as link from './link.ts';
import {
	addKey,
	actions,
	hours,
	now,
	openFor,
	secretOf,
	signIn,
	somebody,
} from '../../../../tests/support/accounts.ts';
import * as table from '../store/schema.ts';
import * as session from './session.ts';
import type { Database } from '../store/database.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';

onBothDatabases('An account', (current) => {
	it('An account is made once per address, and the transaction can go on.', async () => {
		const anna = await somebody(current());
		const second = await current().transaction(async (tx) => {
			const again = account.make(tx, { email: 'anna@example.org', language: 'en', password: null }, now);
			await expect(again).rejects.toThrow(account.AddressTaken);
			return account.make(tx, { email: 'boris@example.org', language: 'ru', password: null }, now);
		});
		expect(await account.byEmail(current(), 'anna@example.org')).toEqual({ id: anna, hasPassword: true });
		expect(await account.byEmail(current(), 'boris@example.org')).toEqual({ id: second, hasPassword: false });
		expect(await account.byEmail(current(), 'ANNA@example.org')).toBeNull();
		expect(await actions(current())).toEqual(['account.made', 'account.made']);
	});

	it('No readable password is stored.', async () => {
		await somebody(current());
		const [row] = await current().select().from(table.account);
		expect(row?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	});

	it('An account signs in with its password, however the address is written.', async () => {
		const id = await somebody(current());
		const outcome = await signIn(current(), { email: ' Anna@Example.org ' });
		expect(outcome).toMatchObject({ kind: 'open', needsSecondFactor: false });
		expect((await session.recognise(current(), secretOf(outcome), now))?.actor?.account).toBe(id);
		expect(await actions(current())).toContain('account.signed_in');
	});

	it('An account with a second factor is asked for it.', async () => {
		const id = await somebody(current());
		await addKey(current(), id);
		const outcome = await signIn(current(), {});
		expect(outcome).toMatchObject({ kind: 'open', needsSecondFactor: true });
		expect((await session.recognise(current(), secretOf(outcome), now))?.actor).toBeNull();
	});

	it('Only failed attempts count against a network address that many people share.', async () => {
		await somebody(current());
		await signIn(current(), { password: 'wrong' });
		for (let count = 0; count < 3; count++) await signIn(current(), {});
		const counted = await current().select({ points: table.limit.points }).from(table.limit);
		expect(counted).toEqual([{ points: 1 }]);
	});

	it('An account sees its open sessions and can end one, the others or all.', async () => {
		const id = await somebody(current());
		const phone =
			'Mozilla/5.0 (Linux; Android 13; SM-A042F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/106.0.0.0 Mobile Safari/537.36';
		const here = await openFor(current(), id, phone);
		const old = await openFor(current(), id, '', hours(-30));
		const odd = await openFor(current(), id, '<script>', hours(-20));
		const over = await openFor(current(), id, '', hours(-10));
		const past = new Date(Date.now() - 1000);
		await current().update(table.session).set({ expiresAt: past }).where(eq(table.session.id, over.id));
		const boris = await somebody(current(), 'boris@example.org');
		const foreign = await openFor(current(), boris);

		expect(await account.sessions(current(), id, here.id)).toMatchObject([
			{ id: here.id, browser: 'Chrome 106', system: 'Android 13', isThis: true, openedAt: now, seenAt: now },
			{ id: odd.id, isThis: false },
			{ id: old.id, browser: '', system: '', isThis: false },
		]);
		await account.endSession(current(), id, foreign.id, now);
		await account.endSession(current(), id, old.id, now);
		expect((await account.sessions(current(), id, here.id)).map((one) => one.id)).toEqual([here.id, odd.id]);
		await account.endOthers(current(), id, here.id, now);
		expect((await account.sessions(current(), id, here.id)).map((one) => one.id)).toEqual([here.id]);
		await account.endAll(current(), id, now);
		expect(await account.sessions(current(), id, here.id)).toEqual([]);
		expect(await account.sessions(current(), boris, '')).toHaveLength(1);
		const ends = (await actions(current())).filter((action) => action.includes('ended'));
		expect(ends).toEqual(['account.session_ended', 'account.other_sessions_ended', 'account.sessions_ended']);
	});

	it('An account chooses the language of its letters.', async () => {
		const id = await somebody(current());
		await account.setLanguage(current(), id, 'en');
		const [row] = await current().select().from(table.account);
		expect(row?.language).toBe('en');
	});

	it('Everything that has expired is removed.', async () => {
		const id = await somebody(current());
		await openFor(current(), id);
		await link.make(current(), id, 'reset', now);
		await link.make(current(), id, 'sign_in', now);
		await signIn(current(), { password: 'wrong' });
		await account.sweep(current(), hours(1));
		expect(await counts(current())).toEqual({ sessions: 1, links: 2, limits: 2 });
		await account.sweep(current(), hours(3));
		expect(await counts(current())).toEqual({ sessions: 1, links: 1, limits: 2 });
		const past = new Date(Date.now() - 1000);
		await current().update(table.session).set({ expiresAt: past });
		await current().update(table.limit).set({ expire: past });
		await account.sweep(current(), hours(25));
		expect(await counts(current())).toEqual({ sessions: 0, links: 0, limits: 0 });
	});
});

async function counts(db: Database): Promise<Record<string, number>> {
	return {
		sessions: await db.$count(table.session),
		links: await db.$count(table.link),
		limits: await db.$count(table.limit),
	};
}
