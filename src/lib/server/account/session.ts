import type { Cookies } from '@sveltejs/kit';
import { and, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import { Lucia, TimeSpan, type Adapter, type DatabaseSession } from 'lucia';
import { perDatabase } from '../store/cache.ts';
import type { Database } from '../store/database.ts';
import { sha256 } from '../store/hash.ts';
import type { Actor } from './permission.ts';
import * as table from '../store/schema.ts';

// Sessions with Lucia 3, a small finished library that is no longer developed; the product's owner asked for it by name.
// Only this module uses it. Our adapter stores only the SHA-256 of a session's id.

export const cookieName = '__Host-session';

/** The session that a request carries. */
export interface Recognised {
	/** SHA-256 of its id, in hex: its row. */
	id: string;
	account: number;
	openedAt: Date;
	/** When the person last proved who they are, by password or link; initially the time when it was opened. */
	provenAt: Date;
	hasSecondFactor: boolean;
	/** Who is signed in; null while the account needs a second factor that this session has not shown. */
	actor: Actor | null;
	/** A Set-Cookie header that prolongs the session, if it is due. */
	cookie: string | null;
}

/**
 * Opens a session. It is half open, for `/portal/second-factor` only, as long as the account has a second factor that was
 * not shown.
 *
 * @param agent the browser's user agent; it is shortened
 * @returns the Set-Cookie header of the session
 */
export async function open(
	db: Database,
	accountId: number,
	{ agent, hasSecondFactor }: { agent: string; hasSecondFactor: boolean },
	now: Date,
): Promise<{ id: string; cookie: string }> {
	const attributes = {
		openedAt: now,
		provenAt: now,
		agent: agent.slice(0, 300),
		secondFactorAt: hasSecondFactor ? now : null,
	};
	const created = await lucia(db).createSession(accountId, attributes);
	return { id: hashOf(created.id), cookie: lucia(db).createSessionCookie(created.id).serialize() };
}

/** The session of this cookie, or null if it has none that is still open. */
export async function recognise(db: Database, cookie: string, now: Date): Promise<Recognised | null> {
	const { session: found, user } = await lucia(db).validateSession(cookie);
	if (!found) return null;
	const id = hashOf(cookie);
	await db
		.update(table.session)
		.set({ seenAt: now })
		.where(and(eq(table.session.id, id), lt(table.session.seenAt, new Date(now.getTime() - minute))));
	const memberships = await db
		.select({
			id: table.membership.id,
			role: table.membership.role,
			contender: table.membership.contender,
			party: table.membership.party,
			bloc: table.membership.bloc,
		})
		.from(table.membership)
		.where(and(eq(table.membership.account, user.id), isNull(table.membership.endedAt)));
	const hasSecondFactor = found.secondFactorAt !== null;
	const isWhole = hasSecondFactor || !(await asksForSecondFactor(db, user.id));
	const isEditor = hasSecondFactor && memberships.some(({ role }) => role === 'editor');
	const { email, language } = user;
	return {
		id,
		account: user.id,
		openedAt: found.openedAt,
		provenAt: found.provenAt,
		hasSecondFactor,
		actor: isWhole ? { account: user.id, email, language, memberships, isEditor } : null,
		cookie: found.fresh ? lucia(db).createSessionCookie(cookie).serialize() : null,
	};
}

/** Whether the account has set up a passkey or an authenticator app. */
export async function asksForSecondFactor(db: Database, accountId: number): Promise<boolean> {
	const keys = await db.$count(table.passkey, eq(table.passkey.account, accountId));
	const apps = await db.$count(
		table.totp,
		and(eq(table.totp.account, accountId), isNotNull(table.totp.confirmedAt)),
	);
	return Number(keys) + Number(apps) > 0;
}

/**
 * Whether the person has proved who they are in the last 15 minutes. Second factors can only be changed then, so that an
 * unattended device or a stolen cookie is not enough. `account.prove` makes a session fresh again.
 */
export function isFresh({ provenAt }: { provenAt: Date }, now: Date): boolean {
	// In both directions, because the clock of another process may be a little ahead.
	return Math.abs(now.getTime() - provenAt.getTime()) <= freshMinutes * minute;
}

const freshMinutes = 15;

/** Whether the account has this session. */
export async function isOf(db: Database, id: string, accountId: number): Promise<boolean> {
	return (
		(await db.$count(table.session, and(eq(table.session.id, id), eq(table.session.account, accountId)))) > 0
	);
}

/** Whether the session has shown every factor that its account needs. */
export async function isWhole(db: Database, id: string, accountId: number): Promise<boolean> {
	const [row] = await db
		.select({ secondFactorAt: table.session.secondFactorAt })
		.from(table.session)
		.where(and(eq(table.session.id, id), eq(table.session.account, accountId)));
	return row !== undefined && (row.secondFactorAt !== null || !(await asksForSecondFactor(db, accountId)));
}

/** Whether second factors may be added and removed in the session: it is fresh and has shown every factor it needs. */
export async function mayChangeFactors(
	db: Database,
	id: string,
	accountId: number,
	now: Date,
): Promise<boolean> {
	const [row] = await db
		.select({ provenAt: table.session.provenAt })
		.from(table.session)
		.where(eq(table.session.id, id));
	return row !== undefined && isFresh(row, now) && isWhole(db, id, accountId);
}

/** Records that the session has shown the second factor. @returns false if it has ended meanwhile */
export async function showSecondFactor(
	tx: Database,
	id: string,
	accountId: number,
	now: Date,
): Promise<boolean> {
	const shown = await tx
		.update(table.session)
		.set({ secondFactorAt: now })
		.where(and(eq(table.session.id, id), eq(table.session.account, accountId)))
		.returning({ id: table.session.id });
	return shown.length > 0;
}

/**
 * Adds a Set-Cookie header made here, of an opened session or the blank one, to the response of an action. It is not set as
 * a header because SvelteKit's responses to actions take cookies from `event.cookies` alone.
 */
export function carry(cookies: Pick<Cookies, 'set'>, header: string): void {
	const [pair = '', ...attributes] = header.split('; ');
	const maxAge = attributes.map((attribute) => /^max-age=(\d+)$/i.exec(attribute)?.[1]).find(Boolean);
	cookies.set(cookieName, pair.slice(cookieName.length + 1), {
		httpOnly: true,
		secure: true,
		sameSite: 'lax',
		path: '/',
		maxAge: Number(maxAge ?? 0),
	});
}

/** Ends all sessions of an account. */
export async function endAll(db: Database, accountId: number): Promise<void> {
	await lucia(db).invalidateUserSessions(accountId);
}

/** Removes expired sessions. */
export async function sweep(db: Database): Promise<void> {
	await lucia(db).deleteExpiredSessions();
}

/** The Set-Cookie header that removes the session's cookie. */
export function blankCookie(db: Database): string {
	return lucia(db).createBlankSessionCookie().serialize();
}

const minute = 60_000;
const lucia = perDatabase(create);

function create(db: Database) {
	return new Lucia(adapter(db), {
		sessionExpiresIn: new TimeSpan(30, 'd'),
		// The prefix makes browsers refuse the cookie unless it is Secure and of this host alone (RFC 6265bis §4.1.3).
		sessionCookie: { name: cookieName, attributes: { sameSite: 'lax', secure: true, path: '/' } },
		getSessionAttributes: ({ openedAt, provenAt, secondFactorAt }) => ({
			openedAt,
			provenAt,
			secondFactorAt,
		}),
		getUserAttributes: ({ email, language }) => ({ email, language }),
	});
}

declare module 'lucia' {
	interface Register {
		Lucia: ReturnType<typeof create>;
		UserId: number;
		DatabaseSessionAttributes: {
			openedAt: Date;
			provenAt: Date;
			agent: string;
			secondFactorAt: Date | null;
		};
		DatabaseUserAttributes: { email: string; language: string };
	}
}

function hashOf(sessionId: string): string {
	return sha256(sessionId);
}

/** Lucia's adapter interface on our tables. Ids are hashed before they are stored and cannot be read back. */
function adapter(db: Database): Adapter {
	return {
		async getSessionAndUser(sessionId) {
			const [row] = await db
				.select({ session: table.session, account: table.account })
				.from(table.session)
				.innerJoin(table.account, eq(table.account.id, table.session.account))
				.where(eq(table.session.id, hashOf(sessionId)));
			if (!row) return [null, null];
			const { id, email, language } = row.account;
			return [
				{ ...sessionOf(row.session), id: sessionId },
				{ id, attributes: { email, language } },
			];
		},
		async getUserSessions(accountId) {
			return (await db.select().from(table.session).where(eq(table.session.account, accountId))).map(
				sessionOf,
			);
		},
		async setSession({ id, userId, expiresAt, attributes: { openedAt, provenAt, agent, secondFactorAt } }) {
			await db.insert(table.session).values({
				id: hashOf(id),
				account: userId,
				openedAt,
				provenAt,
				seenAt: openedAt,
				expiresAt,
				agent,
				secondFactorAt,
			});
		},
		async updateSessionExpiration(sessionId, expiresAt) {
			await db
				.update(table.session)
				.set({ expiresAt })
				.where(eq(table.session.id, hashOf(sessionId)));
		},
		async deleteSession(sessionId) {
			await db.delete(table.session).where(eq(table.session.id, hashOf(sessionId)));
		},
		async deleteUserSessions(accountId) {
			await db.delete(table.session).where(eq(table.session.account, accountId));
		},
		async deleteExpiredSessions() {
			await db.delete(table.session).where(lt(table.session.expiresAt, new Date()));
		},
	};
}

function sessionOf(row: typeof table.session.$inferSelect): DatabaseSession {
	const { id, account, expiresAt, openedAt, provenAt, agent, secondFactorAt } = row;
	return { id, userId: account, expiresAt, attributes: { openedAt, provenAt, agent, secondFactorAt } };
}
