import bowser from 'bowser';
import { and, desc, eq, gt, inArray, isNull, lt, ne, type SQL } from 'drizzle-orm';
import * as audit from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import * as mailboxes from '../letter/mailbox.ts';
import * as letter from '../letter/queue.ts';
import * as link from './link.ts';
import * as limits from './limits.ts';
import * as password from './password.ts';
import type { Weakness } from './password.ts';
import * as table from '../store/schema.ts';
import * as session from './session.ts';

/** There is an account with this address already. */
export class AddressTaken extends Error {}

/**
 * Makes an account. The password must have passed `password.judge`; null until one is chosen.
 *
 * @param email as `mailbox.normalise` returns it
 * @returns its id
 * @throws {AddressTaken} if there is one with this address; the transaction can go on
 */
export async function make(
	tx: Database,
	{ email, language, password: chosen }: { email: string; language: string; password: string | null },
	now: Date,
): Promise<number> {
	const passwordHash = chosen === null ? null : await password.hash(chosen);
	const [made] = await tx
		.insert(table.account)
		.values({ email, language, passwordHash, madeAt: now })
		.onConflictDoNothing()
		.returning({ id: table.account.id });
	if (!made) throw new AddressTaken('There is an account with this address already.');
	await note(tx, made.id, 'account.made', now);
	return made.id;
}

/** The account with this address, or null. Never reveal to a visitor which. */
export async function byEmail(
	db: Database,
	email: string,
): Promise<{ id: number; hasPassword: boolean } | null> {
	const [row] = await db
		.select({ id: table.account.id, passwordHash: table.account.passwordHash })
		.from(table.account)
		.where(eq(table.account.email, email));
	return row ? { id: row.id, hasPassword: row.passwordHash !== null } : null;
}

export type SignedIn =
	| { kind: 'open'; cookie: string; needsSecondFactor: boolean }
	| { kind: 'refused' }
	| { kind: 'limited'; waitSeconds: number };

/**
 * Signs in with address and password. A wrong password and an unknown address get the same answer after the same work:
 * the same queries and one Argon2 run each.
 *
 * @param address the network address of the request
 * @param agent the browser's user agent
 */
export async function signIn(
	db: Database,
	{
		email,
		password: given,
		address,
		agent,
	}: { email: string; password: string; address: string; agent: string },
	now: Date,
): Promise<SignedIn> {
	const mailbox = mailboxes.normalise(email) ?? '';
	const limited = await limits.spend(db, 'sign_in', [`address:${address}`, `email:${mailbox}`]);
	if (limited) return { kind: 'limited', ...limited };
	const [found] = await db
		.select({ id: table.account.id, passwordHash: table.account.passwordHash })
		.from(table.account)
		.where(eq(table.account.email, mailbox));
	const isIt = await password.verify(found?.passwordHash ?? null, given);
	if (!found?.passwordHash || !isIt) return { kind: 'refused' };
	const { id, passwordHash } = found;
	const signedIn = await db.transaction(async (tx) =>
		(await holdsPassword(tx, id, passwordHash)) ? enter(tx, id, agent, 'account.signed_in', now) : null,
	);
	if (!signedIn) return { kind: 'refused' };
	await limits.forgive(db, 'sign_in', `email:${mailbox}`);
	await limits.refund(db, 'sign_in', `address:${address}`);
	return { kind: 'open', ...signedIn };
}

/**
 * Asks for a link to choose a new password. A chore looks up later whether the address has an account, so that neither the
 * answer nor the time it takes reveals it.
 *
 * @param language of the letter
 * @param origin of the link, unless the environment names the product's public address
 * @returns null if the request was accepted, else how long to wait
 */
export async function askReset(
	db: Database,
	{ email, language, address, origin }: { email: string; language: string; address: string; origin: string },
	now: Date,
): Promise<{ waitSeconds: number } | null> {
	const mailbox = mailboxes.normalise(email);
	if (mailbox === null) return null;
	const limited = await limits.spend(db, 'reset', [`address:${address}`, `email:${mailbox}`]);
	if (limited) return limited;
	await db.insert(table.resetRequest).values({ email: mailbox, language, origin, askedAt: now });
	return null;
}

/** Writes the letters requested with `askReset`; several processes may do so. @returns how many requests it handled */
export async function answerResets(
	db: Database,
	env: { ORIGIN?: string | undefined },
	now: Date,
): Promise<number> {
	return db.transaction(async (tx) => {
		const waiting = tx
			.select({ id: table.resetRequest.id })
			.from(table.resetRequest)
			.limit(50)
			.for('update', { skipLocked: true });
		const requests = await tx
			.delete(table.resetRequest)
			.where(inArray(table.resetRequest.id, waiting))
			.returning();
		for (const { email, language, origin } of requests) {
			const found = await byEmail(tx, email);
			if (!found) continue;
			const secret = await link.make(tx, found.id, 'reset', now);
			// Anyone can choose the Host header of a request, so the environment comes first.
			const address = `${env.ORIGIN ?? origin}/portal/reset/${secret}`;
			const message = { kind: 'reset', link: address, hours: link.hours.reset } as const;
			await letter.enqueue(tx, { to: email, language }, message, {}, now);
			await note(tx, found.id, 'account.reset_asked', now);
		}
		return requests.length;
	});
}

/** Whether the link with this token can still be used. */
export async function linkIsOpen(
	db: Database,
	secret: string,
	kind: link.LinkKind,
	now: Date,
): Promise<boolean> {
	return (await link.owner(db, secret, kind, now)) !== null;
}

/** Sets a new password by the link in a letter. All sessions end; none is opened, since the second factor is still needed. */
export async function reset(
	db: Database,
	{ token: secret, password: next }: { token: string; password: string },
	now: Date,
): Promise<{ kind: 'done' } | { kind: 'gone' } | { kind: 'weak'; why: Weakness }> {
	const owner = await link.owner(db, secret, 'reset', now);
	if (!owner) return { kind: 'gone' };
	const why = password.judge(next, owner.email);
	if (why) return { kind: 'weak', why };
	const passwordHash = await password.hash(next);
	const isDone = await db.transaction(async (tx) => {
		const accountId = await link.use(tx, secret, 'reset', now);
		if (accountId === null) return false;
		await setPassword(tx, accountId, passwordHash, 'account.password_reset', now);
		await endAll(tx, accountId, now);
		return true;
	});
	if (!isDone) return { kind: 'gone' };
	// Failed guesses at the old password must not keep the owner from using the new one.
	await limits.forgive(db, 'sign_in', `email:${owner.email}`);
	return { kind: 'done' };
}

/** Opens a session by a link that an operator printed. For POST only: mail scanners open links. */
export async function signInByLink(
	db: Database,
	{ token: secret, agent }: { token: string; agent: string },
	now: Date,
): Promise<{ cookie: string; needsSecondFactor: boolean } | null> {
	return db.transaction(async (tx) => {
		const accountId = await link.use(tx, secret, 'sign_in', now);
		return accountId === null ? null : enter(tx, accountId, agent, 'account.signed_in_by_link', now);
	});
}

/**
 * Confirms with the password who is using a session, for what only a fresh session may do (`session.isFresh`).
 */
export async function prove(
	db: Database,
	{
		account: accountId,
		session: sessionId,
		password: given,
	}: { account: number; session: string; password: string },
	now: Date,
): Promise<{ kind: 'proven' } | { kind: 'wrong' } | { kind: 'limited'; waitSeconds: number }> {
	const checked = await checkPassword(db, await holder(db, accountId), given);
	if (checked.kind !== 'right') return checked;
	const proven = await db
		.update(table.session)
		.set({ provenAt: now })
		.where(and(eq(table.session.id, sessionId), eq(table.session.account, accountId)))
		.returning({ id: table.session.id });
	return { kind: proven.length > 0 ? 'proven' : 'wrong' };
}

/**
 * Changes the password and ends other sessions. An account without a password needs a fresh session (`stale` if it is not)
 * instead of the current password.
 *
 * @param session the row of the session that stays
 * @param current ignored if the account has no password yet
 */
export async function changePassword(
	db: Database,
	{
		account: accountId,
		session: sessionId,
		current,
		next,
	}: { account: number; session: string; current: string; next: string },
	now: Date,
): Promise<
	| { kind: 'changed' }
	| { kind: 'wrong' }
	| { kind: 'stale' }
	| { kind: 'weak'; why: Weakness }
	| { kind: 'limited'; waitSeconds: number }
> {
	const owner = await holder(db, accountId);
	if (owner.passwordHash !== null) {
		const checked = await checkPassword(db, owner, current);
		if (checked.kind !== 'right') return checked;
	} else if (!(await session.mayChangeFactors(db, sessionId, accountId, now))) {
		return { kind: 'stale' };
	}
	const why = password.judge(next, owner.email);
	if (why) return { kind: 'weak', why };
	const passwordHash = await password.hash(next);
	return db.transaction(async (tx) => {
		// A reset may have ended this session meanwhile; it must not change anything then.
		const isStill =
			(await holdsPassword(tx, accountId, owner.passwordHash)) &&
			(await session.isWhole(tx, sessionId, accountId));
		if (!isStill) return { kind: 'wrong' };
		await setPassword(tx, accountId, passwordHash, 'account.password_changed', now);
		await endOthers(tx, accountId, sessionId, now);
		return { kind: 'changed' };
	});
}

/** The language of letters to the account: kk, ru or en. */
export async function setLanguage(db: Database, accountId: number, language: string): Promise<void> {
	await db.update(table.account).set({ language }).where(eq(table.account.id, accountId));
}

export interface OpenSession {
	/** The id of its row, which cannot open the session. */
	id: string;
	openedAt: Date;
	seenAt: Date;
	/** `Chrome 106`; empty when unknown. */
	browser: string;
	/** `Android 13`; empty when unknown. */
	system: string;
	isThis: boolean;
}

/** The account's open sessions, most recently seen first. */
export async function sessions(db: Database, accountId: number, current: string): Promise<OpenSession[]> {
	const rows = await db
		.select()
		.from(table.session)
		// Lucia uses the real clock to end sessions.
		.where(and(eq(table.session.account, accountId), gt(table.session.expiresAt, new Date())))
		.orderBy(desc(table.session.seenAt), table.session.id);
	return rows.map(({ id, openedAt, seenAt, agent }) => ({
		id,
		openedAt,
		seenAt,
		...described(agent),
		isThis: id === current,
	}));
}

/** Ends one of the account's sessions. */
export async function endSession(
	db: Database,
	accountId: number,
	id: string,
	now = new Date(),
): Promise<void> {
	await end(db, accountId, eq(table.session.id, id), 'account.session_ended', now);
}

/** Ends all of the account's sessions but one. */
export async function endOthers(
	db: Database,
	accountId: number,
	keep: string,
	now = new Date(),
): Promise<void> {
	await end(db, accountId, ne(table.session.id, keep), 'account.other_sessions_ended', now);
}

/** Signs out everywhere. */
export async function endAll(db: Database, accountId: number, now = new Date()): Promise<void> {
	await end(db, accountId, undefined, 'account.sessions_ended', now);
}

/** Removes what has expired: sessions, links, counted attempts. */
export async function sweep(db: Database, now: Date): Promise<void> {
	// Lucia and the limits use the real clock; links use the one that they were made with.
	await session.sweep(db);
	await db.delete(table.limit).where(lt(table.limit.expire, new Date()));
	await link.sweep(db, now);
}

/**
 * Whether the password that was just checked is still the account's. The row is locked until the transaction ends, so that
 * the old password cannot open a session after a change that ended them all.
 */
async function holdsPassword(tx: Database, accountId: number, passwordHash: string | null): Promise<boolean> {
	const isSame =
		passwordHash === null ? isNull(table.account.passwordHash) : eq(table.account.passwordHash, passwordHash);
	const rows = await tx
		.select({ id: table.account.id })
		.from(table.account)
		.where(and(eq(table.account.id, accountId), isSame))
		.for('update');
	return rows.length > 0;
}

async function enter(
	tx: Database,
	accountId: number,
	agent: string,
	action: string,
	now: Date,
): Promise<{ cookie: string; needsSecondFactor: boolean }> {
	const { cookie } = await session.open(tx, accountId, { agent, hasSecondFactor: false }, now);
	await note(tx, accountId, action, now);
	return { cookie, needsSecondFactor: await session.asksForSecondFactor(tx, accountId) };
}

type Holder = Pick<typeof table.account.$inferSelect, 'id' | 'email' | 'passwordHash'>;

async function holder(db: Database, accountId: number): Promise<Holder> {
	const [row] = await db.select().from(table.account).where(eq(table.account.id, accountId));
	if (!row) throw new Error(`There is no account ${accountId}.`);
	return row;
}

/**
 * Attempts are limited because a session may be stolen. They are counted apart from those at the sign-in page, where
 * strangers could otherwise lock the owner out.
 */
async function checkPassword(
	db: Database,
	{ id, passwordHash }: Holder,
	given: string,
): Promise<{ kind: 'right' } | { kind: 'wrong' } | { kind: 'limited'; waitSeconds: number }> {
	const key = `account:${id}`;
	const limited = await limits.spend(db, 'sign_in', [key]);
	if (limited) return { kind: 'limited', ...limited };
	if (!(await password.verify(passwordHash, given))) return { kind: 'wrong' };
	await limits.forgive(db, 'sign_in', key);
	return { kind: 'right' };
}

/** Stores a password. Unused links in older letters stop working. */
async function setPassword(
	tx: Database,
	accountId: number,
	passwordHash: string,
	action: string,
	now: Date,
): Promise<void> {
	await link.revoke(tx, accountId);
	const changed = await tx
		.update(table.account)
		.set({ passwordHash })
		.where(eq(table.account.id, accountId))
		.returning();
	for (const { email, language } of changed) {
		await letter.enqueue(tx, { to: email, language }, { kind: 'password_changed', at: now }, {}, now);
	}
	await note(tx, accountId, action, now);
}

async function end(db: Database, accountId: number, which: SQL | undefined, action: string, now: Date) {
	await db.transaction(async (tx) => {
		const ended = await tx
			.delete(table.session)
			.where(and(eq(table.session.account, accountId), which))
			.returning({ id: table.session.id });
		if (ended.length > 0) await note(tx, accountId, action, now, { sessions: ended.length });
	});
}

function described(agent: string): { browser: string; system: string } {
	if (!agent) return { browser: '', system: '' };
	const { browser, os } = bowser.parse(agent);
	return { browser: named(browser.name, browser.version), system: named(os.name, os.version) };
}

function named(name: string | undefined, version: string | undefined): string {
	const [major = ''] = (version ?? '').split('.');
	return [name, major].filter(Boolean).join(' ');
}

async function note(
	tx: Database,
	accountId: number,
	action: string,
	now: Date,
	details: audit.Action['details'] = {},
): Promise<void> {
	await audit.record(tx, { actor: accountId, action, subject: `account/${accountId}`, details }, now);
}
