import { PGlite } from '@electric-sql/pglite';
import * as argon2 from '@node-rs/argon2';
import { eq } from 'drizzle-orm';
import pg from 'pg';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as account from './account.ts';
import type { Database } from './database.ts';
import {
	account as accountTable,
	audit,
	letter,
	limit,
	link,
	passkey,
	resetRequest,
	session as sessionTable,
} from './schema/people.ts';
import * as session from './session.ts';
import { onBothDatabases } from './testing.ts';

// Counts the runs of the real thing.
vi.mock('@node-rs/argon2', async (load) => {
	const real = await load<typeof argon2>();
	return { ...real, hash: vi.fn(real.hash), verify: vi.fn(real.verify) };
});

const now = new Date('2026-11-21T09:00:00Z');
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);

const good = 'correct horse staple';
const better = 'wide river, slow boat';

describe('an address', () => {
	it.each([
		['Anna@Example.ORG', 'anna@example.org'],
		['  anna@example.org\n', 'anna@example.org'],
		[`${'a'.repeat(60)}@example.org`, `${'a'.repeat(60)}@example.org`],
		['', null],
		['anna', null],
		['anna@', null],
		['anna@example.org, boris@example.org', null],
		['anna@example.org\r\nBcc: all@example.org', null],
		['<anna@example.org>', null],
		[`anna@${'a.'.repeat(150)}org`, null],
	])('%j is %j', (given, expected) => {
		expect(account.normalise(given)).toBe(expected);
	});
});

onBothDatabases('an account', (current) => {
	afterEach(() => vi.restoreAllMocks());

	it('is made once for an address, and the transaction goes on', async () => {
		const anna = await somebody(current());
		const second = await current().transaction(async (tx) => {
			const again = account.make(tx, { email: 'anna@example.org', language: 'en', password: null }, now);
			await expect(again).rejects.toThrow(account.AddressTaken);
			return account.make(tx, { email: 'boris@example.org', language: 'ru', password: null }, now);
		});
		expect(await account.byEmail(current(), 'anna@example.org')).toEqual({ id: anna, hasPassword: true });
		expect(await account.byEmail(current(), 'boris@example.org')).toEqual({ id: second, hasPassword: false });
		expect(await account.byEmail(current(), 'ANNA@example.org')).toBeNull();
		expect(await deeds(current())).toEqual(['account.made', 'account.made']);
	});

	it('keeps no password that could be read', async () => {
		await somebody(current());
		const [row] = await current().select().from(accountTable);
		expect(row?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	});

	it('signs in with its password, however the address is written', async () => {
		const id = await somebody(current());
		const outcome = await signIn(current(), { email: ' Anna@Example.org ' });
		expect(outcome).toMatchObject({ kind: 'open', needsSecondFactor: false });
		expect((await session.recognise(current(), secretOf(outcome), now))?.actor?.account).toBe(id);
		expect(await deeds(current())).toContain('account.signed_in');
	});

	it('is asked for its second factor', async () => {
		const id = await somebody(current());
		await addKey(current(), id);
		const outcome = await signIn(current(), {});
		expect(outcome).toMatchObject({ kind: 'open', needsSecondFactor: true });
		expect((await session.recognise(current(), secretOf(outcome), now))?.actor).toBeNull();
	});

	it('is not signed in with anything else, by the same work whether there is one or not', async () => {
		await somebody(current());
		await account.make(current(), { email: 'link@example.org', language: 'kk', password: null }, now);
		const wrong = await work(() => signIn(current(), { password: 'wrong' }));
		expect(wrong).toMatchObject({ outcome: { kind: 'refused' }, verifications: 1, hashes: 0 });
		expect(wrong.questions.length).toBeGreaterThan(2);
		for (const attempt of [
			{ email: 'nobody@example.org' },
			{ email: 'nobody@example.org', password: '' },
			{ email: 'not an address' },
			{ email: '' },
			{ email: 'link@example.org' },
			{ email: 'link@example.org', password: 'xxxxxxxxxxxxxx' },
		]) {
			expect(await work(() => signIn(current(), attempt))).toEqual(wrong);
		}
		expect(await current().$count(sessionTable)).toBe(0);
	});

	it('is guessed at ten times, also by its owner and from everywhere; a right guess forgets the wrong ones', async () => {
		await somebody(current());
		for (let count = 0; count < 9; count++) await signIn(current(), { password: 'wrong' });
		expect(await signIn(current(), {})).toMatchObject({ kind: 'open' });
		for (let count = 0; count < 10; count++) {
			expect(await signIn(current(), { password: 'wrong', address: `192.0.2.${count}` })).toEqual({
				kind: 'refused',
			});
		}
		const verifications = vi.mocked(argon2.verify).mock.calls.length;
		expect(await signIn(current(), {})).toMatchObject({ kind: 'limited' });
		expect(vi.mocked(argon2.verify).mock.calls.length).toBe(verifications);
	});

	it('signs in from an address that many share: only attempts that failed count for it', async () => {
		await somebody(current());
		await signIn(current(), { password: 'wrong' });
		for (let count = 0; count < 3; count++) await signIn(current(), {});
		const counted = await current().select({ points: limit.points }).from(limit);
		expect(counted).toEqual([{ points: 1 }]);
	});

	it('that does not exist is limited like one that does', async () => {
		const nobody = { email: 'nobody@example.org' };
		for (let count = 0; count < 10; count++) {
			expect(await signIn(current(), nobody)).toEqual({ kind: 'refused' });
		}
		expect(await signIn(current(), nobody)).toMatchObject({ kind: 'limited' });
	});

	it('opens no session with a password that was changed while it was checked', async () => {
		const id = await somebody(current());
		const token = await account.makeLink(current(), id, 'reset', now);
		const reset = () => account.reset(current(), { token, password: better }, now);
		const { verify } = await vi.importActual<typeof argon2>('@node-rs/argon2');
		vi.mocked(argon2.verify).mockImplementationOnce(async (...given) => {
			expect(await reset()).toEqual({ kind: 'done' });
			return verify(...given);
		});
		expect(await signIn(current(), {})).toEqual({ kind: 'refused' });
		expect(await current().$count(sessionTable)).toBe(0);
		expect(await signIn(current(), { password: better })).toMatchObject({ kind: 'open' });
	});

	it('is written to about a new password only if it exists, and nobody can tell', async () => {
		await somebody(current());
		const ask = (email: string) => account.askReset(current(), { ...asking, email }, now);
		const known = await work(() => ask('Anna@example.org'));
		expect(known.outcome).toBeNull();
		expect(await work(() => ask('nobody@example.org'))).toEqual(known);
		expect(await ask('not an address')).toBeNull();
		expect(await current().$count(letter)).toBe(0);

		expect(await account.answerResets(current(), {}, now)).toBe(2);
		expect(await current().$count(resetRequest)).toBe(0);
		const letters = await current().select().from(letter);
		expect(letters).toMatchObject([{ kind: 'reset', to: 'anna@example.org', language: 'ru' }]);
		expect(letters[0]?.text).toMatch(/https:\/\/asked\.example\/portal\/reset\/[\w-]{43}\s/);
		expect(await deeds(current())).toContain('account.reset_asked');
	});

	it('is led to the product’s own address, whatever a request says it is', async () => {
		await somebody(current());
		await account.askReset(current(), { ...asking, origin: 'https://evil.example' }, now);
		await account.answerResets(current(), { ORIGIN: 'https://tandau.example' }, now);
		const [sent] = await current().select().from(letter);
		expect(sent?.text).toContain('https://tandau.example/portal/reset/');
		expect(sent?.text).not.toContain('evil');
	});

	it('is written to three times an hour and no more', async () => {
		for (let count = 0; count < 3; count++) expect(await account.askReset(current(), asking, now)).toBeNull();
		const limited = await account.askReset(current(), { ...asking, address: '192.0.2.9' }, now);
		expect(limited?.waitSeconds).toBeGreaterThan(3500);
		expect(await current().$count(resetRequest)).toBe(3);
	});

	it('gets each letter once, also where two processes write them at once', async () => {
		await somebody(current());
		await account.askReset(current(), asking, now);
		const answer = () => account.answerResets(current(), {}, now);
		const counts = await Promise.all([answer(), answer(), answer()]);
		expect(counts.sort()).toEqual([0, 0, 1]);
		expect(await current().$count(letter)).toBe(1);
	});

	it('gets a new password by a link, which ends all sessions and opens none', async () => {
		const id = await somebody(current());
		await addKey(current(), id);
		await signIn(current(), {});
		const token = await account.makeLink(current(), id, 'reset', now);
		expect(await account.linkIsOpen(current(), token, 'reset', now)).toBe(true);

		expect(await account.reset(current(), { token, password: better }, now)).toEqual({ kind: 'done' });
		expect(await current().$count(sessionTable)).toBe(0);
		expect(await account.linkIsOpen(current(), token, 'reset', now)).toBe(false);
		expect(await signIn(current(), {})).toEqual({ kind: 'refused' });
		const again = await signIn(current(), { password: better });
		expect(again).toMatchObject({ kind: 'open', needsSecondFactor: true });
		expect(await kindsOfLetters(current())).toEqual(['password_changed']);
		expect(await deeds(current())).toContain('account.password_reset');
	});

	it('keeps its old password when the new one is weak, and the link stays open', async () => {
		const id = await somebody(current());
		const token = await account.makeLink(current(), id, 'reset', now);
		const weak = { token, password: 'anna@example.org' };
		expect(await account.reset(current(), weak, now)).toEqual({ kind: 'weak', why: 'like_address' });
		expect(await signIn(current(), {})).toMatchObject({ kind: 'open' });
		expect(await account.linkIsOpen(current(), token, 'reset', now)).toBe(true);
	});

	it('opens with no link that is foreign, used, old, replaced or of another kind', async () => {
		const id = await somebody(current());
		const gone = async (token: string, at = now) => {
			expect(await account.linkIsOpen(current(), token, 'reset', at)).toBe(false);
			expect(await account.reset(current(), { token, password: better }, at)).toEqual({ kind: 'gone' });
		};
		for (const foreign of ['', 'x', 'x'.repeat(43), 'ж'.repeat(100_000)]) await gone(foreign);
		const replaced = await account.makeLink(current(), id, 'reset', now);
		const token = await account.makeLink(current(), id, 'reset', now);
		await gone(replaced);
		await gone(token, hours(2));
		const [row] = await current().select().from(link);
		await gone(row?.hash ?? '');
		await gone(await account.makeLink(current(), id, 'sign_in', now));
		expect(await account.signInByLink(current(), { token, agent: '' }, now)).toBeNull();

		expect(await account.reset(current(), { token, password: better }, hours(1.9))).toEqual({ kind: 'done' });
		await gone(token);
		expect(await signIn(current(), { password: better })).toMatchObject({ kind: 'open' });
	});

	it('gets one of two passwords that are chosen by one link at once', async () => {
		const id = await somebody(current());
		const token = await account.makeLink(current(), id, 'reset', now);
		const choose = (password: string) => account.reset(current(), { token, password }, now);
		const outcomes = await Promise.all([
			choose(better),
			choose('another good one'),
			choose('a third good one'),
		]);
		expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'gone', 'gone']);
		expect(await kindsOfLetters(current())).toEqual(['password_changed']);
	});

	it('is opened by a sign-in link once, also when it is used twice at once', async () => {
		const id = await somebody(current());
		const token = await account.makeLink(current(), id, 'sign_in', now);
		expect(await account.linkIsOpen(current(), token, 'sign_in', now)).toBe(true);
		const use = () => account.signInByLink(current(), { token, agent: 'Test' }, hours(23));
		const [opened, ...others] = (await Promise.all([use(), use(), use()])).filter((one) => one !== null);
		expect(others).toEqual([]);
		expect(opened).toMatchObject({ needsSecondFactor: false });
		expect(await session.recognise(current(), secretOf(opened), now)).toMatchObject({ account: id });
		expect(await use()).toBeNull();
		expect(await account.linkIsOpen(current(), token, 'sign_in', now)).toBe(false);

		const late = await account.makeLink(current(), id, 'sign_in', now);
		expect(await account.signInByLink(current(), { token: late, agent: '' }, hours(24))).toBeNull();
	});

	it('asks for the second factor after a sign-in link, too', async () => {
		const id = await somebody(current());
		await addKey(current(), id);
		const token = await account.makeLink(current(), id, 'sign_in', now);
		const opened = await account.signInByLink(current(), { token, agent: '' }, now);
		expect(opened).toMatchObject({ needsSecondFactor: true });
		expect((await session.recognise(current(), secretOf(opened), now))?.actor).toBeNull();
	});

	it('changes its password with the current one; other sessions and old links end', async () => {
		const id = await somebody(current());
		const token = await account.makeLink(current(), id, 'reset', now);
		const here = await openFor(current(), id);
		await signIn(current(), {});
		const boris = await somebody(current(), 'boris@example.org');
		const foreign = await openFor(current(), boris);

		expect(await change(current(), id, here.id, {})).toEqual({ kind: 'changed' });
		const left = await current().select({ id: sessionTable.id }).from(sessionTable);
		expect(left.map((row) => row.id).sort()).toEqual([here.id, foreign.id].sort());
		expect(await account.linkIsOpen(current(), token, 'reset', now)).toBe(false);
		expect(await signIn(current(), {})).toEqual({ kind: 'refused' });
		expect(await signIn(current(), { password: better })).toMatchObject({ kind: 'open' });
		expect(await kindsOfLetters(current())).toEqual(['password_changed']);
		expect(await deeds(current())).toContain('account.password_changed');
	});

	it('keeps its password when the current one is wrong, the next one weak, or the session not whole', async () => {
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

	it('is not taken back by a thief’s session while its owner resets the password', async () => {
		const id = await somebody(current());
		const { id: thief } = await openFor(current(), id);
		const token = await account.makeLink(current(), id, 'reset', now);
		const { verify } = await vi.importActual<typeof argon2>('@node-rs/argon2');
		vi.mocked(argon2.verify).mockImplementationOnce(async (...given) => {
			await account.reset(current(), { token, password: better }, now);
			return verify(...given);
		});
		expect(await change(current(), id, thief, { next: 'the thief’s own words' })).toEqual({ kind: 'wrong' });
		expect(await signIn(current(), { password: better })).toMatchObject({ kind: 'open' });
	});

	it('is not guessed at without end from a stolen session', async () => {
		const id = await somebody(current());
		const { id: row } = await openFor(current(), id);
		for (let count = 0; count < 10; count++) await change(current(), id, row, { current: 'wrong' });
		expect(await change(current(), id, row, {})).toMatchObject({ kind: 'limited' });
		const proof = { account: id, session: row, password: good };
		expect(await account.prove(current(), proof, now)).toMatchObject({ kind: 'limited' });
		await current().delete(limit);
		expect(await account.prove(current(), proof, now)).toEqual({ kind: 'proven' });
	});

	it('chooses its first password in a fresh session only', async () => {
		const id = await account.make(current(), { email: 'e@example.org', language: 'kk', password: null }, now);
		const { id: row } = await openFor(current(), id);
		expect(await change(current(), id, row, { current: '' }, hours(1))).toEqual({ kind: 'stale' });
		expect(await change(current(), id, row, { current: '' })).toEqual({ kind: 'changed' });
		expect(await change(current(), id, row, { current: '' })).toEqual({ kind: 'wrong' });
		expect(await signIn(current(), { email: 'e@example.org', password: better })).toMatchObject({
			kind: 'open',
		});
	});

	it('makes a session fresh again with the password', async () => {
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

	it('sees its open sessions, and ends one, the others or all', async () => {
		const id = await somebody(current());
		const phone =
			'Mozilla/5.0 (Linux; Android 13; SM-A042F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/106.0.0.0 Mobile Safari/537.36';
		const here = await openFor(current(), id, phone);
		const old = await openFor(current(), id, '', hours(-30));
		const odd = await openFor(current(), id, '<script>', hours(-20));
		const over = await openFor(current(), id, '', hours(-10));
		const past = new Date(Date.now() - 1000);
		await current().update(sessionTable).set({ expiresAt: past }).where(eq(sessionTable.id, over.id));
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
		const ends = (await deeds(current())).filter((deed) => deed.includes('ended'));
		expect(ends).toEqual(['account.session_ended', 'account.other_sessions_ended', 'account.sessions_ended']);
	});

	it('chooses the language of its letters', async () => {
		const id = await somebody(current());
		await account.setLanguage(current(), id, 'en');
		const [row] = await current().select().from(accountTable);
		expect(row?.language).toBe('en');
	});

	it('leaves nothing behind that has run out', async () => {
		const id = await somebody(current());
		await openFor(current(), id);
		await account.makeLink(current(), id, 'reset', now);
		await account.makeLink(current(), id, 'sign_in', now);
		await signIn(current(), { password: 'wrong' });
		await account.sweep(current(), hours(1));
		expect(await counts(current())).toEqual({ sessions: 1, links: 2, limits: 2 });
		await account.sweep(current(), hours(3));
		expect(await counts(current())).toEqual({ sessions: 1, links: 1, limits: 2 });
		const past = new Date(Date.now() - 1000);
		await current().update(sessionTable).set({ expiresAt: past });
		await current().update(limit).set({ expire: past });
		await account.sweep(current(), hours(25));
		expect(await counts(current())).toEqual({ sessions: 0, links: 0, limits: 0 });
	});
});

const asking = {
	email: 'anna@example.org',
	language: 'ru',
	address: '192.0.2.1',
	origin: 'https://asked.example',
};

function somebody(db: Database, email = 'anna@example.org'): Promise<number> {
	return account.make(db, { email, language: 'kk', password: good }, now);
}

function signIn(
	db: Database,
	{
		email = 'anna@example.org',
		password = good,
		address = '192.0.2.1',
	}: Partial<Record<'email' | 'password' | 'address', string>>,
) {
	return account.signIn(db, { email, password, address, agent: 'Test' }, now);
}

function change(
	db: Database,
	accountId: number,
	sessionId: string,
	{ current = good, next = better }: { current?: string; next?: string },
	at = now,
) {
	return account.changePassword(db, { account: accountId, session: sessionId, current, next }, at);
}

function openFor(db: Database, accountId: number, agent = 'Test', at = now) {
	return session.open(db, accountId, { agent, hasSecondFactor: false }, at);
}

async function addKey(db: Database, accountId: number): Promise<void> {
	const key = { publicKey: new Uint8Array(1), counter: 0, transports: [], name: 'phone', addedAt: now };
	await db.insert(passkey).values({ id: `key of ${accountId}`, account: accountId, ...key });
}

function secretOf(outcome: object | null | undefined): string {
	const cookie = outcome && 'cookie' in outcome ? String(outcome.cookie) : '';
	return /^__Host-session=([^;]+)/.exec(cookie)?.[1] ?? '';
}

async function deeds(db: Database): Promise<string[]> {
	return (await db.select().from(audit).orderBy(audit.id)).map(({ action }) => action);
}

async function kindsOfLetters(db: Database): Promise<string[]> {
	return (await db.select().from(letter).orderBy(letter.id)).map(({ kind }) => kind);
}

async function counts(db: Database): Promise<Record<string, number>> {
	return {
		sessions: await db.$count(sessionTable),
		links: await db.$count(link),
		limits: await db.$count(limit),
	};
}

/** What a visitor's request costs: the runs of Argon2 and the questions to the database, in order. */
async function work<Outcome>(request: () => Promise<Outcome>) {
	const questions: unknown[] = [];
	const listen = (query: unknown) => {
		if (typeof query === 'string') questions.push(query);
		if (typeof query === 'object' && query !== null && 'text' in query) questions.push(query.text);
	};
	const { query: askServer } = pg.Client.prototype;
	const { query: askEmbedded } = PGlite.prototype;
	const server = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
		this: pg.Client,
		...given
	) {
		listen(given[0]);
		return Reflect.apply(askServer, this, given);
	});
	const embedded = vi.spyOn(PGlite.prototype, 'query').mockImplementation(function (this: PGlite, ...given) {
		listen(given[0]);
		return Reflect.apply(askEmbedded, this, given);
	});
	vi.mocked(argon2.verify).mockClear();
	vi.mocked(argon2.hash).mockClear();
	const outcome = await request();
	server.mockRestore();
	embedded.mockRestore();
	const verifications = vi.mocked(argon2.verify).mock.calls.length;
	const hashes = vi.mocked(argon2.hash).mock.calls.length;
	return { outcome, questions, verifications, hashes };
}
