import { expect, it } from 'vitest';
import * as account from './account.ts';
import * as editor from './editor.ts';
import * as table from '../store/schema.ts';
import * as session from './session.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';

const now = new Date('2026-11-21T09:00:00Z');
const asked = { email: 'editor@example.org', language: 'ru', forgets: false };

onBothDatabases('An editor', (current) => {
	it('An editor gets an account and a link that signs in once.', async () => {
		const made = await editor.make(current(), asked, now);
		expect(made).toMatchObject({ kind: 'made', isNew: true });
		const signedIn = await account.signInByLink(current(), { token: tokenOf(made), agent: '' }, now);
		const [, secret = ''] = /=([^;]+)/.exec(signedIn?.cookie ?? '') ?? [];
		const found = await session.recognise(current(), secret, now);
		expect(found?.actor).toMatchObject({
			email: 'editor@example.org',
			language: 'ru',
			memberships: [{ role: 'editor', contender: null, party: null, bloc: null }],
			isEditor: false,
		});
		const actions = await current().select().from(table.audit).orderBy(table.audit.id);
		expect(actions.map(({ action, actor }) => [action, actor])).toEqual([
			['account.made', found?.account],
			['editor.made', null],
			['editor.link_made', null],
			['account.signed_in_by_link', found?.account],
		]);
	});

	it('An editor who is made again stays an editor, and only the newest link works.', async () => {
		const first = await editor.make(current(), asked, now);
		const second = await editor.make(current(), asked, now);
		expect(second).toMatchObject({ kind: 'made', isNew: false });
		expect(await current().$count(table.membership)).toBe(1);
		expect(await account.linkIsOpen(current(), tokenOf(first), 'sign_in', now)).toBe(false);
		expect(await account.linkIsOpen(current(), tokenOf(second), 'sign_in', now)).toBe(true);
	});

	it('No one who speaks for a contender, a party or a bloc can become an editor before that has ended.', async () => {
		const { email, language } = asked;
		const id = await account.make(current(), { email, language, password: null }, now);
		for (const role of ['candidate', 'party_agent', 'bloc_coordinator'] as const) {
			await current().insert(table.membership).values({ account: id, role, grantedAt: now });
			expect(await editor.make(current(), asked, now)).toEqual({ kind: 'speaks' });
			await current().update(table.membership).set({ endedAt: now });
		}
		expect(await editor.make(current(), asked, now)).toMatchObject({ kind: 'made', isNew: true });
	});

	it('An editor who lost the second factor gets in without it, and every session ends.', async () => {
		await editor.make(current(), asked, now);
		const { id = 0 } = (await account.byEmail(current(), asked.email)) ?? {};
		const key = { publicKey: new Uint8Array(1), counter: 0, transports: [], name: 'x', addedAt: now };
		await current()
			.insert(table.passkey)
			.values({ id: 'key', account: id, ...key });
		await current().insert(table.totp).values({ account: id, secret: 'A', madeAt: now, confirmedAt: now });
		await session.open(current(), id, { agent: '', hasSecondFactor: true }, now);

		const made = await editor.make(current(), { ...asked, forgets: true }, now);
		expect(made).toMatchObject({ kind: 'made', isNew: false });
		expect(await session.asksForSecondFactor(current(), id)).toBe(false);
		expect(await current().$count(table.session)).toBe(0);
		expect(await current().select().from(table.letter)).toMatchObject([
			{ kind: 'factor_changed', language: 'ru' },
		]);
	});

	it('Only that editor’s second factor is removed, and no one else’s.', async () => {
		const forgets = { ...asked, forgets: true };
		expect(await editor.make(current(), forgets, now)).toEqual({ kind: 'unknown' });
		expect(await account.byEmail(current(), asked.email)).toBeNull();
		const { email, language } = asked;
		const id = await account.make(current(), { email, language, password: null }, now);
		await current().insert(table.totp).values({ account: id, secret: 'A', madeAt: now, confirmedAt: now });
		expect(await editor.make(current(), forgets, now)).toEqual({ kind: 'unknown' });
		await current()
			.insert(table.membership)
			.values({ account: id, role: 'editor', grantedAt: now, endedAt: now });
		expect(await editor.make(current(), forgets, now)).toEqual({ kind: 'unknown' });
		expect(await session.asksForSecondFactor(current(), id)).toBe(true);
	});
});

function tokenOf(made: editor.Made): string {
	return made.kind === 'made' ? made.token : '';
}
