import type { Database } from '../../src/lib/server/store/database.ts';
import * as account from '../../src/lib/server/account/account.ts';
import * as table from '../../src/lib/server/store/schema.ts';
import * as session from '../../src/lib/server/account/session.ts';

// Anna, who has an account, and what she does with it.

export const now = new Date('2026-11-21T09:00:00Z');

/** That many hours after `now`. */
export const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);

/** Her password, and another one that she may choose. */
export const good = 'correct horse staple';
export const better = 'wide river, slow boat';

/** Her request for a letter to choose a new password. */
export const asking = {
	email: 'anna@example.org',
	language: 'ru',
	address: '192.0.2.1',
	origin: 'https://asked.example',
};

/** Makes her account, or another person's. Returns its id. */
export function somebody(db: Database, email = 'anna@example.org'): Promise<number> {
	return account.make(db, { email, language: 'kk', password: good }, now);
}

/** Signs in, by default as her. */
export function signIn(
	db: Database,
	{
		email = 'anna@example.org',
		password = good,
		address = '192.0.2.1',
	}: Partial<Record<'email' | 'password' | 'address', string>>,
) {
	return account.signIn(db, { email, password, address, agent: 'Test' }, now);
}

/** Changes the password in one of the account’s sessions. */
export function change(
	db: Database,
	accountId: number,
	sessionId: string,
	{ current = good, next = better }: { current?: string; next?: string },
	at = now,
) {
	return account.changePassword(db, { account: accountId, session: sessionId, current, next }, at);
}

/** Opens a session without a password. */
export function openFor(db: Database, accountId: number, agent = 'Test', at = now) {
	return session.open(db, accountId, { agent, hasSecondFactor: false }, at);
}

/** Gives the account a second factor. */
export async function addKey(db: Database, accountId: number): Promise<void> {
	const key = { publicKey: new Uint8Array(1), counter: 0, transports: [], name: 'phone', addedAt: now };
	await db.insert(table.passkey).values({ id: `key of ${accountId}`, account: accountId, ...key });
}

/** The secret in the cookie of a new session. */
export function secretOf(outcome: object | null | undefined): string {
	const cookie = outcome && 'cookie' in outcome ? String(outcome.cookie) : '';
	return /^__Host-session=([^;]+)/.exec(cookie)?.[1] ?? '';
}

/** The actions in the audit trail, the oldest first. */
export async function actions(db: Database): Promise<string[]> {
	return (await db.select().from(table.audit).orderBy(table.audit.id)).map(({ action }) => action);
}

/** The kinds of the letters in the outbox, the oldest first. */
export async function kindsOfLetters(db: Database): Promise<string[]> {
	return (await db.select().from(table.letter).orderBy(table.letter.id)).map(({ kind }) => kind);
}
