import { expect, it } from 'vitest';
import * as account from './account.ts';
import * as link from './link.ts';
import {
	addKey,
	asking,
	better,
	change,
	actions,
	good,
	hours,
	kindsOfLetters,
	now,
	openFor,
	secretOf,
	signIn,
	somebody,
} from '../../../../tests/support/accounts.ts';
import * as table from '../store/schema.ts';
import * as session from './session.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';

onBothDatabases('The password of an account', (current) => {
	it('Each letter is written once, even if two processes write letters at the same time.', async () => {
		await somebody(current());
		await account.askReset(current(), asking, now);
		const answer = () => account.answerResets(current(), {}, now);
		const counts = await Promise.all([answer(), answer(), answer()]);
		expect(counts.sort()).toEqual([0, 0, 1]);
		expect(await current().$count(table.letter)).toBe(1);
	});

	it('A link sets a new password, ends all sessions and opens none.', async () => {
		const id = await somebody(current());
		await addKey(current(), id);
		await signIn(current(), {});
		const token = await link.make(current(), id, 'reset', now);
		expect(await account.linkIsOpen(current(), token, 'reset', now)).toBe(true);

		expect(await account.reset(current(), { token, password: better }, now)).toEqual({ kind: 'done' });
		expect(await current().$count(table.session)).toBe(0);
		expect(await account.linkIsOpen(current(), token, 'reset', now)).toBe(false);
		expect(await signIn(current(), {})).toEqual({ kind: 'refused' });
		const again = await signIn(current(), { password: better });
		expect(again).toMatchObject({ kind: 'open', needsSecondFactor: true });
		expect(await kindsOfLetters(current())).toEqual(['password_changed']);
		expect(await actions(current())).toContain('account.password_reset');
	});

	it('After a reset the owner can sign in, however often strangers guessed before.', async () => {
		const id = await somebody(current());
		for (let count = 0; count < 10; count++) await signIn(current(), { password: 'wrong' });
		const token = await link.make(current(), id, 'reset', now);
		expect(await signIn(current(), {})).toMatchObject({ kind: 'limited' });
		await account.reset(current(), { token, password: better }, now);
		expect(await signIn(current(), { password: better })).toMatchObject({ kind: 'open' });
	});

	it('A weak new password is refused; the old one stays and the link still works.', async () => {
		const id = await somebody(current());
		const token = await link.make(current(), id, 'reset', now);
		const weak = { token, password: 'anna@example.org' };
		expect(await account.reset(current(), weak, now)).toEqual({ kind: 'weak', why: 'like_address' });
		expect(await signIn(current(), {})).toMatchObject({ kind: 'open' });
		expect(await account.linkIsOpen(current(), token, 'reset', now)).toBe(true);
	});

	it('A link that is foreign, used, old, replaced or of another kind does not work.', async () => {
		const id = await somebody(current());
		const gone = async (token: string, at = now) => {
			expect(await account.linkIsOpen(current(), token, 'reset', at)).toBe(false);
			expect(await account.reset(current(), { token, password: better }, at)).toEqual({ kind: 'gone' });
		};
		for (const foreign of ['', 'x', 'x'.repeat(43), 'ж'.repeat(100_000)]) await gone(foreign);
		const replaced = await link.make(current(), id, 'reset', now);
		const token = await link.make(current(), id, 'reset', now);
		await gone(replaced);
		await gone(token, hours(2));
		const [row] = await current().select().from(table.link);
		await gone(row?.hash ?? '');
		await gone(await link.make(current(), id, 'sign_in', now));
		expect(await account.signInByLink(current(), { token, agent: '' }, now)).toBeNull();

		expect(await account.reset(current(), { token, password: better }, hours(1.9))).toEqual({ kind: 'done' });
		await gone(token);
		expect(await signIn(current(), { password: better })).toMatchObject({ kind: 'open' });
	});

	it('If one link is used for two passwords at the same time, one of them is set.', async () => {
		const id = await somebody(current());
		const token = await link.make(current(), id, 'reset', now);
		const choose = (password: string) => account.reset(current(), { token, password }, now);
		const outcomes = await Promise.all([
			choose(better),
			choose('another good one'),
			choose('a third good one'),
		]);
		expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'gone', 'gone']);
		expect(await kindsOfLetters(current())).toEqual(['password_changed']);
	});

	it('A sign-in link opens one session, even if it is used twice at the same time.', async () => {
		const id = await somebody(current());
		const token = await link.make(current(), id, 'sign_in', now);
		expect(await account.linkIsOpen(current(), token, 'sign_in', now)).toBe(true);
		const use = () => account.signInByLink(current(), { token, agent: 'Test' }, hours(23));
		const [signedIn, ...others] = (await Promise.all([use(), use(), use()])).filter((one) => one !== null);
		expect(others).toEqual([]);
		expect(signedIn).toMatchObject({ needsSecondFactor: false });
		expect(await session.recognise(current(), secretOf(signedIn), now)).toMatchObject({ account: id });
		expect(await use()).toBeNull();
		expect(await account.linkIsOpen(current(), token, 'sign_in', now)).toBe(false);

		const late = await link.make(current(), id, 'sign_in', now);
		expect(await account.signInByLink(current(), { token: late, agent: '' }, hours(24))).toBeNull();
	});

	it('The second factor is needed after a sign-in link, too.', async () => {
		const id = await somebody(current());
		await addKey(current(), id);
		const token = await link.make(current(), id, 'sign_in', now);
		const signedIn = await account.signInByLink(current(), { token, agent: '' }, now);
		expect(signedIn).toMatchObject({ needsSecondFactor: true });
		expect((await session.recognise(current(), secretOf(signedIn), now))?.actor).toBeNull();
	});

	it('Changing the password needs the current one and ends other sessions and old links.', async () => {
		const id = await somebody(current());
		const token = await link.make(current(), id, 'reset', now);
		const here = await openFor(current(), id);
		await signIn(current(), {});
		const boris = await somebody(current(), 'boris@example.org');
		const foreign = await openFor(current(), boris);

		expect(await change(current(), id, here.id, {})).toEqual({ kind: 'changed' });
		const left = await current().select({ id: table.session.id }).from(table.session);
		expect(left.map((row) => row.id).sort()).toEqual([here.id, foreign.id].sort());
		expect(await account.linkIsOpen(current(), token, 'reset', now)).toBe(false);
		expect(await signIn(current(), {})).toEqual({ kind: 'refused' });
		expect(await signIn(current(), { password: better })).toMatchObject({ kind: 'open' });
		expect(await kindsOfLetters(current())).toEqual(['password_changed']);
		expect(await actions(current())).toContain('account.password_changed');
	});

	it('The password stays if the current one is wrong, the new one is weak or the second factor was not shown.', async () => {
		const id = await somebody(current());
		const { id: row } = await openFor(current(), id);
		expect(await change(current(), id, row, { current: better })).toEqual({ kind: 'wrong' });
		expect(await change(current(), id, row, { next: 'short' })).toEqual({ kind: 'weak', why: 'short' });
		expect(await change(current(), id, 'no session', {})).toEqual({ kind: 'wrong' });
		await addKey(current(), id);
		expect(await change(current(), id, row, {})).toEqual({ kind: 'wrong' });
		expect(await signIn(current(), {})).toMatchObject({ kind: 'open' });
		expect(await kindsOfLetters(current())).toEqual([]);
	});

	it('The first password can only be chosen in a fresh session.', async () => {
		const id = await account.make(current(), { email: 'e@example.org', language: 'kk', password: null }, now);
		const { id: row } = await openFor(current(), id);
		expect(await change(current(), id, row, { current: '' }, hours(1))).toEqual({ kind: 'stale' });
		expect(await change(current(), id, row, { current: '' })).toEqual({ kind: 'changed' });
		expect(await change(current(), id, row, { current: '' })).toEqual({ kind: 'wrong' });
		expect(await signIn(current(), { email: 'e@example.org', password: better })).toMatchObject({
			kind: 'open',
		});
	});

	it('Entering the password makes a session fresh again.', async () => {
		const id = await somebody(current());
		const { id: row } = await openFor(current(), id);
		const prove = (password: string, sessionId = row) =>
			account.prove(current(), { account: id, session: sessionId, password }, hours(5));
		const isFresh = () => session.mayChangeFactors(current(), row, id, hours(5));
		expect(await isFresh()).toBe(false);
		expect(await prove('wrong')).toEqual({ kind: 'wrong' });
		expect(await prove(good, 'no session')).toEqual({ kind: 'wrong' });
		expect(await isFresh()).toBe(false);
		expect(await prove(good)).toEqual({ kind: 'proven' });
		expect(await isFresh()).toBe(true);
		const [{ openedAt } = { openedAt: null }] = await account.sessions(current(), id, row);
		expect(openedAt).toEqual(now);
	});
});
