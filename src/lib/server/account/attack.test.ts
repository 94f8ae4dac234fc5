import { PGlite } from '@electric-sql/pglite';
import * as argon2 from '@node-rs/argon2';
import pg from 'pg';
import { afterEach, expect, it, vi } from 'vitest';
import * as account from './account.ts';
import * as link from './link.ts';
import {
	asking,
	better,
	change,
	actions,
	good,
	now,
	openFor,
	signIn,
	somebody,
} from '../../../../tests/support/accounts.ts';
import * as table from '../store/schema.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';

// Counts the calls of the real functions.
vi.mock('@node-rs/argon2', async (load) => {
	const real = await load<typeof argon2>();
	return { ...real, hash: vi.fn(real.hash), verify: vi.fn(real.verify) };
});

onBothDatabases('An account under attack', (current) => {
	afterEach(() => vi.restoreAllMocks());

	it('A failed sign-in takes the same work whether the account exists or not.', async () => {
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
		expect(await current().$count(table.session)).toBe(0);
	});

	it('Ten guesses are allowed in all, whatever their source; a right one resets the count.', async () => {
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

	it('An account that does not exist is limited like one that does.', async () => {
		const nobody = { email: 'nobody@example.org' };
		for (let count = 0; count < 10; count++) {
			expect(await signIn(current(), nobody)).toEqual({ kind: 'refused' });
		}
		expect(await signIn(current(), nobody)).toMatchObject({ kind: 'limited' });
	});

	it('A password that is changed while it is checked opens no session.', async () => {
		const id = await somebody(current());
		const token = await link.make(current(), id, 'reset', now);
		const reset = () => account.reset(current(), { token, password: better }, now);
		const { verify } = await vi.importActual<typeof argon2>('@node-rs/argon2');
		vi.mocked(argon2.verify).mockImplementationOnce(async (...given) => {
			expect(await reset()).toEqual({ kind: 'done' });
			return verify(...given);
		});
		expect(await signIn(current(), {})).toEqual({ kind: 'refused' });
		expect(await current().$count(table.session)).toBe(0);
		expect(await signIn(current(), { password: better })).toMatchObject({ kind: 'open' });
	});

	it('Only an existing account gets a letter about a new password, and no one can tell the difference.', async () => {
		await somebody(current());
		const ask = (email: string) => account.askReset(current(), { ...asking, email }, now);
		const known = await work(() => ask('Anna@example.org'));
		expect(known.outcome).toBeNull();
		expect(await work(() => ask('nobody@example.org'))).toEqual(known);
		expect(await ask('not an address')).toBeNull();
		expect(await current().$count(table.letter)).toBe(0);

		expect(await account.answerResets(current(), {}, now)).toBe(2);
		expect(await current().$count(table.resetRequest)).toBe(0);
		const letters = await current().select().from(table.letter);
		expect(letters).toMatchObject([{ kind: 'reset', to: 'anna@example.org', language: 'ru' }]);
		expect(letters[0]?.text).toMatch(/https:\/\/asked\.example\/portal\/reset\/[\w-]{43}\s/);
		expect(await actions(current())).toContain('account.reset_asked');
	});

	it('A thief’s session cannot change the password while the owner resets it.', async () => {
		const id = await somebody(current());
		const { id: thief } = await openFor(current(), id);
		const token = await link.make(current(), id, 'reset', now);
		const { verify } = await vi.importActual<typeof argon2>('@node-rs/argon2');
		vi.mocked(argon2.verify).mockImplementationOnce(async (...given) => {
			await account.reset(current(), { token, password: better }, now);
			return verify(...given);
		});
		expect(await change(current(), id, thief, { next: 'the thief’s own words' })).toEqual({ kind: 'wrong' });
		expect(await signIn(current(), { password: better })).toMatchObject({ kind: 'open' });
	});

	it('Guesses from a stolen session are limited.', async () => {
		const id = await somebody(current());
		const { id: row } = await openFor(current(), id);
		for (let count = 0; count < 10; count++) await change(current(), id, row, { current: 'wrong' });
		expect(await change(current(), id, row, {})).toMatchObject({ kind: 'limited' });
		const proof = { account: id, session: row, password: good };
		expect(await account.prove(current(), proof, now)).toMatchObject({ kind: 'limited' });
		await current().delete(table.limit);
		expect(await account.prove(current(), proof, now)).toEqual({ kind: 'proven' });
	});

	it('An account gets at most three letters an hour.', async () => {
		for (let count = 0; count < 3; count++) expect(await account.askReset(current(), asking, now)).toBeNull();
		const limited = await account.askReset(current(), { ...asking, address: '192.0.2.9' }, now);
		expect(limited?.waitSeconds).toBeGreaterThan(3500);
		expect(await current().$count(table.resetRequest)).toBe(3);
	});

	it('Links lead to the product’s own address, whatever the Host header says.', async () => {
		await somebody(current());
		await account.askReset(current(), { ...asking, origin: 'https://evil.example' }, now);
		await account.answerResets(current(), { ORIGIN: 'https://tandau.example' }, now);
		const [sent] = await current().select().from(table.letter);
		expect(sent?.text).toContain('https://tandau.example/portal/reset/');
		expect(sent?.text).not.toContain('evil');
	});
});

/** What a visitor's request costs: the Argon2 runs and the database queries, in order. */
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
