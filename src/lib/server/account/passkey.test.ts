import { isoCBOR } from '@simplewebauthn/server/helpers';
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { expect, it } from 'vitest';
import * as account from './account.ts';
import type { Database } from '../store/database.ts';
import * as passkey from './passkey.ts';
import * as recovery from './recovery.ts';
import * as table from '../store/schema.ts';
import * as session from './session.ts';
import { onBothDatabases } from '../../../../tests/support/databases.ts';

const url = new URL('https://tandau.example/portal/account');
const now = new Date('2026-11-21T09:00:00Z');
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);

onBothDatabases('A passkey', (current) => {
	it('After a passkey was made for our host and shown to it, the session has shown the second factor.', async () => {
		const { id, row, secret } = await somebody(current());
		const key = new Authenticator();
		const offered = await passkey.offer(current(), row, id, url, now);
		expect(offered).toMatchObject({
			rp: { id: 'tandau.example', name: 'Tandau' },
			user: { name: 'anna@example.org' },
			excludeCredentials: [],
		});
		const answer = key.make(challengeOf(offered));
		expect(await passkey.add(current(), row, id, url, answer, ' my phone ', now)).toBe(true);
		expect(await passkey.list(current(), id)).toEqual([
			{ id: key.id, name: 'my phone', addedAt: now, usedAt: null },
		]);
		expect(await session.recognise(current(), secret, now)).toMatchObject({ hasSecondFactor: true });
		expect(await written(current())).toEqual({ letters: ['factor_changed'], actions: ['passkey.added'] });

		const next = await openFor(current(), id);
		expect((await session.recognise(current(), next.secret, now))?.actor).toBeNull();
		const asked = await passkey.ask(current(), next.row, id, url, now);
		expect(asked).toMatchObject({ rpId: 'tandau.example', allowCredentials: [{ id: key.id }] });
		const shown = key.show(challengeOf(asked));
		expect(await passkey.check(current(), next.row, id, url, shown, minutes(1))).toBe(true);
		expect((await session.recognise(current(), next.secret, now))?.actor).toMatchObject({ account: id });
		expect(await passkey.list(current(), id)).toMatchObject([{ usedAt: minutes(1) }]);
		const again = await passkey.offer(current(), next.row, id, url, now);
		expect(again?.excludeCredentials).toMatchObject([{ id: key.id }]);
	});

	it('A challenge can be answered once, within five minutes, in the session that asked.', async () => {
		const { id, row, key } = await personWithKey(current());
		const shown = key.show(challengeOf(await passkey.ask(current(), row, id, url, now)));
		const check = (at = now, sessionId = row, answer = shown) =>
			passkey.check(current(), sessionId, id, url, answer, at);
		expect((await Promise.all([check(), check(), check()])).sort()).toEqual([false, false, true]);
		expect(await check()).toBe(false);

		const late = key.show(challengeOf(await passkey.ask(current(), row, id, url, now)));
		expect(await check(minutes(5), row, late)).toBe(false);
		expect(await check(minutes(1), row, late)).toBe(false);

		const here = key.show(challengeOf(await passkey.ask(current(), row, id, url, now)));
		const other = await openFor(current(), id);
		expect(await check(now, other.row, here)).toBe(false);
		await passkey.ask(current(), other.row, id, url, now);
		expect(await check(now, other.row, here)).toBe(false);
		expect(await check(now, row, here)).toBe(true);
	});

	it('A wrong answer uses up the challenge, too.', async () => {
		const { id, row, key } = await personWithKey(current());
		const shown = key.show(challengeOf(await passkey.ask(current(), row, id, url, now)));
		expect(await passkey.check(current(), row, id, url, { nonsense: true }, now)).toBe(false);
		expect(await passkey.check(current(), row, id, url, shown, now)).toBe(false);
	});

	it('Anything but the right answer is refused.', async () => {
		const { id, row, key } = await personWithKey(current());
		const stranger = new Authenticator();
		const cases: Record<string, (challenge: string) => unknown> = {
			'another key': (challenge) => stranger.show(challenge),
			'another key under this name': (challenge) => ({
				...stranger.show(challenge),
				id: key.id,
				rawId: key.id,
			}),
			'another site': (challenge) => key.show(challenge, { origin: 'https://evil.example' }),
			'another host’s key': (challenge) => key.show(challenge, { host: 'evil.example' }),
			'another challenge': () => key.show('AAAA'),
			'a registration': (challenge) => key.make(challenge),
			'a registration’s type': (challenge) => key.show(challenge, { type: 'webauthn.create' }),
			'an older count': (challenge) => key.show(challenge, { counter: 0 }),
			'no user present': (challenge) => key.show(challenge, { flags: 0 }),
			'no answer': () => null,
			words: () => 'yes',
			'a list': () => [],
			'an endless id': (challenge) => ({ ...key.show(challenge), id: 'A'.repeat(1_000_000) }),
		};
		await current().update(table.passkey).set({ counter: 5 });
		const fresh = await openFor(current(), id);
		for (const [what, answer] of Object.entries(cases)) {
			const challenge = challengeOf(await passkey.ask(current(), fresh.row, id, url, now));
			expect(await passkey.check(current(), fresh.row, id, url, answer(challenge), now), what).toBe(false);
		}
		expect(await session.isWhole(current(), fresh.row, id)).toBe(false);
		expect(await session.isWhole(current(), row, id)).toBe(true);
		const challenge = challengeOf(await passkey.ask(current(), fresh.row, id, url, now));
		const shown = key.show(challenge, { counter: 6 });
		expect(await passkey.check(current(), fresh.row, id, url, shown, now)).toBe(true);
	});

	it('A passkey and its copy, shown at the same moment with the same count, open one session.', async () => {
		const { id, key } = await personWithKey(current());
		await current().update(table.passkey).set({ counter: 5 });
		const rows = (await Promise.all([1, 2, 3].map(() => openFor(current(), id)))).map(({ row }) => row);
		const shown = [];
		for (const row of rows) {
			const challenge = challengeOf(await passkey.ask(current(), row, id, url, now));
			shown.push({ row, answer: key.show(challenge, { counter: 6 }) });
		}
		const checks = shown.map(({ row, answer }) => passkey.check(current(), row, id, url, answer, now));
		expect((await Promise.all(checks)).sort()).toEqual([false, false, true]);
	});

	it('Another person’s passkey opens nothing.', async () => {
		const { key } = await personWithKey(current());
		const boris = await somebody(current(), 'boris@example.org');
		const asked = await passkey.ask(current(), boris.row, boris.id, url, now);
		expect(asked.allowCredentials).toEqual([]);
		const shown = key.show(challengeOf(asked));
		expect(await passkey.check(current(), boris.row, boris.id, url, shown, now)).toBe(false);
	});

	it('A passkey cannot be added twice, nor to a second account.', async () => {
		const { id, row, key } = await personWithKey(current());
		const boris = await somebody(current(), 'boris@example.org');
		for (const one of [{ id, row }, boris]) {
			const offered = await passkey.offer(current(), one.row, one.id, url, now);
			const answer = key.make(challengeOf(offered));
			expect(await passkey.add(current(), one.row, one.id, url, answer, 'again', now)).toBe(false);
		}
		expect(await session.recognise(current(), boris.secret, now)).toMatchObject({ hasSecondFactor: false });
	});

	it('A passkey can only be added in a fresh session that has shown every factor it needs.', async () => {
		const { id, row } = await personWithKey(current());
		const half = await openFor(current(), id);
		expect(await passkey.offer(current(), half.row, id, url, now)).toBeNull();
		expect(await passkey.offer(current(), row, id, url, minutes(16))).toBeNull();
		expect(await passkey.offer(current(), row, id, url, minutes(14))).not.toBeNull();
		// A challenge for showing a key, as a half-open session gets it, cannot be used to add one.
		const asked = await passkey.ask(current(), half.row, id, url, now);
		const answer = new Authenticator().make(challengeOf(asked));
		expect(await passkey.add(current(), half.row, id, url, answer, 'thief', now)).toBe(false);
		// Nor can one that a session gets when it is no longer fresh.
		const late = await passkey.ask(current(), row, id, url, minutes(16));
		const lateAnswer = new Authenticator().make(challengeOf(late));
		expect(await passkey.add(current(), row, id, url, lateAnswer, 'thief', minutes(16))).toBe(false);
		expect(await passkey.list(current(), id)).toHaveLength(1);
	});

	it('A passkey for another site is not added.', async () => {
		const { id, row } = await somebody(current());
		for (const wrong of [
			{ origin: 'https://evil.example' },
			{ host: 'evil.example' },
			{ type: 'webauthn.get' },
		]) {
			const offered = await passkey.offer(current(), row, id, url, now);
			const answer = new Authenticator().make(challengeOf(offered), wrong);
			expect(await passkey.add(current(), row, id, url, answer, 'x', now)).toBe(false);
		}
	});

	it('A count of more than 31 bits is stored.', async () => {
		const { id, row, key } = await personWithKey(current());
		const shown = key.show(challengeOf(await passkey.ask(current(), row, id, url, now)), {
			counter: 2 ** 32 - 1,
		});
		expect(await passkey.check(current(), row, id, url, shown, now)).toBe(true);
		const [kept] = await current().select().from(table.passkey);
		expect(kept?.counter).toBe(2 ** 32 - 1);
	});

	it('A passkey is removed in a fresh session, along with the recovery codes if it was the last factor.', async () => {
		const { id, row, key } = await personWithKey(current());
		await recovery.make(current(), row, id, now);
		const remove = (at: Date, sessionId = row) =>
			passkey.remove(current(), { account: id, session: sessionId, id: key.id }, at);
		const half = await openFor(current(), id);
		expect(await remove(now, half.row)).toBe('stale');
		expect(await remove(minutes(16))).toBe('stale');
		expect(await passkey.list(current(), id)).toHaveLength(1);
		expect(await recovery.left(current(), id)).toBe(10);
		expect(await remove(now)).toBe('removed');
		expect(await passkey.list(current(), id)).toEqual([]);
		expect(await recovery.left(current(), id)).toBe(0);
		const { letters, actions } = await written(current());
		expect(letters).toEqual(['factor_changed', 'factor_changed']);
		expect(actions).toEqual(['passkey.added', 'recovery.made', 'passkey.removed']);
	});

	it('No one but its owner can remove a passkey.', async () => {
		const { id, key } = await personWithKey(current());
		const boris = await personWithKey(current(), 'boris@example.org');
		const foreign = { account: boris.id, session: boris.row, id: key.id };
		expect(await passkey.remove(current(), foreign, now)).toBe('removed');
		expect(await passkey.list(current(), id)).toHaveLength(1);
		expect(await passkey.list(current(), boris.id)).toHaveLength(1);
	});

	it('An editor keeps the last passkey, even when both of two are removed at once.', async () => {
		const { id, row, key } = await personWithKey(current());
		await current().insert(table.membership).values({ account: id, role: 'editor', grantedAt: now });
		const remove = (keyId: string) =>
			passkey.remove(current(), { account: id, session: row, id: keyId }, now);
		expect(await remove(key.id)).toBe('last_of_editor');
		const second = await addTo(current(), id, row);
		const outcomes = await Promise.all([remove(key.id), remove(second.id)]);
		expect(outcomes.sort()).toEqual(['last_of_editor', 'removed']);
		expect(await passkey.list(current(), id)).toHaveLength(1);
	});
});

async function somebody(db: Database, email = 'anna@example.org') {
	const id = await account.make(db, { email, language: 'kk', password: null }, now);
	return { id, ...(await openFor(db, id)) };
}

async function personWithKey(db: Database, email = 'anna@example.org') {
	const one = await somebody(db, email);
	return { ...one, key: await addTo(db, one.id, one.row) };
}

async function addTo(db: Database, id: number, row: string): Promise<Authenticator> {
	const key = new Authenticator();
	const offered = await passkey.offer(db, row, id, url, now);
	expect(await passkey.add(db, row, id, url, key.make(challengeOf(offered)), 'key', now)).toBe(true);
	return key;
}

async function openFor(db: Database, accountId: number): Promise<{ row: string; secret: string }> {
	const { id, cookie } = await session.open(db, accountId, { agent: '', hasSecondFactor: false }, now);
	return { row: id, secret: /=([^;]+)/.exec(cookie)?.[1] ?? '' };
}

async function written(db: Database): Promise<{ letters: string[]; actions: string[] }> {
	const letters = await db.select({ kind: table.letter.kind }).from(table.letter).orderBy(table.letter.id);
	const actions = await db.select({ action: table.audit.action }).from(table.audit).orderBy(table.audit.id);
	return {
		letters: letters.map(({ kind }) => kind),
		actions: actions.map(({ action }) => action).filter((action) => action !== 'account.made'),
	};
}

function challengeOf(options: { challenge: string } | null): string {
	return options?.challenge ?? '';
}

interface Circumstances {
	origin?: string;
	host?: string;
	type?: string;
	counter?: number;
	flags?: number;
}

/** A phone's key as WebAuthn sees it: one ES256 key and a count (WebAuthn §6). */
class Authenticator {
	readonly id = randomBytes(16).toString('base64url');
	readonly #private: KeyObject;
	readonly #public: Map<number, number | Uint8Array>;
	#count = 0;

	constructor() {
		const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
		const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
		this.#private = privateKey;
		this.#public = new Map<number, number | Uint8Array>([
			[1, 2],
			[3, -7],
			[-1, 1],
			[-2, new Uint8Array(Buffer.from(x, 'base64url'))],
			[-3, new Uint8Array(Buffer.from(y, 'base64url'))],
		]);
	}

	make(challenge: string, circumstances: Circumstances = {}) {
		const id = Buffer.from(this.id, 'base64url');
		const length = Buffer.from([0, id.length]);
		const key = isoCBOR.encode(this.#public);
		const authData = Buffer.concat([
			this.#facts({ flags: 0x41, ...circumstances }),
			Buffer.alloc(16),
			length,
			id,
			key,
		]);
		const attestation = isoCBOR.encode(
			new Map<string, string | Uint8Array | Map<string, string>>([
				['fmt', 'none'],
				['attStmt', new Map<string, string>()],
				['authData', new Uint8Array(authData)],
			]),
		);
		return this.#answer({
			clientDataJSON: clientData(challenge, { type: 'webauthn.create', ...circumstances }),
			attestationObject: Buffer.from(attestation).toString('base64url'),
			transports: ['internal'],
		});
	}

	show(challenge: string, circumstances: Circumstances = {}) {
		const authData = this.#facts({ flags: 0x01, ...circumstances });
		const clientDataJSON = clientData(challenge, { type: 'webauthn.get', ...circumstances });
		const hash = createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest();
		return this.#answer({
			clientDataJSON,
			authenticatorData: authData.toString('base64url'),
			signature: sign('sha256', Buffer.concat([authData, hash]), this.#private).toString('base64url'),
			userHandle: null,
		});
	}

	#facts({ host = url.hostname, flags = 0, counter = ++this.#count }: Circumstances): Buffer {
		const count = Buffer.alloc(4);
		count.writeUInt32BE(counter);
		return Buffer.concat([createHash('sha256').update(host).digest(), Buffer.from([flags]), count]);
	}

	#answer(response: object) {
		return { id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {}, response };
	}
}

function clientData(challenge: string, { origin = url.origin, type = '' }: Circumstances): string {
	return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })).toString('base64url');
}
