import { and, eq, isNull, ne, or } from 'drizzle-orm';
import { randomInt } from 'node:crypto';
import { allows } from '../../../election/calendar.ts';
import type { Text } from '../../../election/text.ts';
import * as accounts from '../../account/account.ts';
import * as mailbox from '../../letter/mailbox.ts';
import type { Election } from '../../election/election.ts';
import type { Database } from '../../store/database.ts';
import type { Invitation } from '../progress.ts';
import * as targets from '../../account/target.ts';
import { findRepresented, portalPath, type Represented } from '../represented.ts';
import type { Target } from '../../account/target.ts';
import * as letters from '../../letter/queue.ts';
import * as limits from '../../account/limits.ts';
import * as members from '../membership.ts';
import * as passwords from '../../account/password.ts';
import * as changed from '../../election/changed.ts';
import * as table from '../../store/schema.ts';
import * as session from '../../account/session.ts';
import * as tokens from '../../store/token.ts';
import { isOpen, unanswered } from './open.ts';
import { isEditor, record } from './write.ts';

// What the person who follows the link of an invitation can do.

/** What an open invitation shows to the person who follows its link. */
export interface Invited {
	target: Target;
	/** The name of the contender, party or bloc. */
	name: Text;
	slug: string;
	election: Omit<Election, 'imprint'>;
	/** The ballot of a contender. */
	place: Represented['place'];
	/** Who sends the invitation and how to reach them, from the election's imprint. */
	inviter: Text | string | null;
	contact: Text | string | null;
	/** The address that it went to; null on paper. */
	email: string | null;
	/** Whether that address has an account, so that it has to sign in to accept. */
	hasAccount: boolean;
	language: string;
	expiresAt: Date;
	/** The portal page to go to once it is accepted. */
	path: string;
}

/**
 * The invitation of this token, or null if it is unknown, expired, used, declined, revoked, or for a contender that is no
 * longer on the ballot. Records when it was first opened; mail scanners open links too, so nothing depends on that.
 */
export async function open(db: Database, token: string, now: Date): Promise<Invited | null> {
	const found = await findOpen(db, token, now);
	if (!found) return null;
	const { row, represented } = found;
	if (!row.openedAt) {
		await db
			.update(table.invitation)
			.set({ openedAt: now })
			.where(and(eq(table.invitation.id, row.id), isNull(table.invitation.openedAt)));
	}
	const { target, name, slug, place } = represented;
	const { imprint, ...election } = represented.election;
	return {
		...{ target, name, slug, place, election },
		inviter: imprint['publisher'] ?? null,
		contact: imprint['contact'] ?? null,
		email: row.email,
		hasAccount: row.email !== null && (await accounts.byEmail(db, row.email)) !== null,
		language: row.language,
		expiresAt: row.expiresAt,
		path: portalPath(represented),
	};
}

const codeHours = 24;

/**
 * Sends a code to the address that a new person typed while holding an invitation on paper, because the paper does not prove
 * whose the address is. The answer is the same whether or not the address has an account. An earlier code becomes void.
 *
 * @param email as it was typed
 * @param address network address of the request, for the limits
 */
export async function sendCode(
	db: Database,
	token: string,
	{ email: typed, language, address }: { email: string; language: string; address: string },
	now: Date,
): Promise<
	| { kind: 'sent'; email: string }
	/** As when `open` returns null; also if it is not on paper. */
	| { kind: 'gone' }
	| { kind: 'not_an_address' }
	| { kind: 'limited'; waitSeconds: number }
> {
	const found = await findOpen(db, token, now);
	if (found?.row.way !== 'paper') return { kind: 'gone' };
	const email = mailbox.normalise(typed);
	if (email === null) return { kind: 'not_an_address' };
	const limited = await limits.spend(db, 'code', [`address:${address}`, `email:${email}`]);
	if (limited) return { kind: 'limited', ...limited };
	const code = String(randomInt(100_000_000)).padStart(8, '0');
	await db.transaction(async (tx) => {
		await tx
			.update(table.invitation)
			.set({ codeHash: hashOf(email, code), codeMadeAt: now })
			.where(eq(table.invitation.id, found.row.id));
		const { contender } = found.represented;
		const message = { kind: 'address_code' as const, code: `${code.slice(0, 4)} ${code.slice(4)}` };
		await letters.enqueue(tx, { to: email, language }, message, contender === null ? {} : { contender }, now);
	});
	return { kind: 'sent', email };
}

/** Who accepts: a signed-in person or a new one. A paper invitation names no address, so a new person has to prove one. */
export type Accepting = { account: number } | Newcomer;

interface Newcomer {
	/** As it was typed; only used if the invitation is on paper. */
	email?: string | undefined;
	/** The code that `sendCode` sent to that address; only used if the invitation is on paper. */
	code?: string | undefined;
	password: string;
	language: string;
}

export type Accepted =
	/** `cookie` is the Set-Cookie header for a new account. */
	| { kind: 'accepted'; cookie: string | null; path: string }
	/** As when `open` returns null. */
	| { kind: 'gone' }
	| Unproven
	| { kind: 'weak'; why: passwords.Weakness }
	/** The address has an account: it must sign in to accept. */
	| { kind: 'taken' }
	/** The account belongs to an editor, who must not speak for anyone. */
	| { kind: 'edits' };

/**
 * Accepts the invitation of this token: creates the membership, the account of a new person, and a session. If two people
 * accept at the same moment, the second gets the answer for a used link.
 *
 * @param agent what the browser calls itself
 */
export async function accept(
	db: Database,
	token: string,
	who: Accepting,
	agent: string,
	now: Date,
): Promise<Accepted> {
	const found = await findOpen(db, token, now);
	if (!found) return { kind: 'gone' };
	const path = portalPath(found.represented);
	if ('account' in who) {
		const done = await db.transaction((tx) => take(tx, token, () => Promise.resolve(who.account), now));
		return done.kind === 'taken_by' ? { kind: 'accepted', cookie: null, path } : done;
	}
	const { password, language } = who;
	const email = found.row.email ?? (await provenAddress(db, found.row, who, now));
	if (typeof email !== 'string') return email;
	const why = passwords.judge(password, email);
	if (why) return { kind: 'weak', why };
	if (await accounts.byEmail(db, email)) return { kind: 'taken' };
	try {
		const done = await db.transaction((tx) =>
			take(tx, token, () => accounts.make(tx, { email, language, password }, now), now),
		);
		if (done.kind !== 'taken_by') return done;
		const { cookie } = await session.open(db, done.account, { agent, hasSecondFactor: false }, now);
		return { kind: 'accepted', cookie, path };
	} catch (fault) {
		if (fault instanceof accounts.AddressTaken) return { kind: 'taken' };
		throw fault;
	}
}

/** Why an address given with an invitation on paper is not accepted. */
type Unproven =
	| { kind: 'not_an_address' }
	/** Not the newest code sent to that address, or too old. */
	| { kind: 'wrong_code' }
	| { kind: 'limited'; waitSeconds: number };

/** The address that `sendCode` sent its code to, if it was typed with that code. */
async function provenAddress(
	db: Database,
	{ codeHash, codeMadeAt }: Invitation,
	{ email: typed = '', code = '' }: Newcomer,
	now: Date,
): Promise<string | Unproven> {
	const email = mailbox.normalise(typed);
	if (email === null) return { kind: 'not_an_address' };
	// Limited like the codes of second factors, which are just as short.
	const limited = await limits.spend(db, 'second_factor', [`email:${email}`]);
	if (limited) return { kind: 'limited', ...limited };
	const isFresh = codeMadeAt !== null && now.getTime() - codeMadeAt.getTime() < codeHours * 3_600_000;
	if (!isFresh || codeHash !== hashOf(email, code)) return { kind: 'wrong_code' };
	await limits.forgive(db, 'second_factor', `email:${email}`);
	return email;
}

/** Ignores blanks and dashes in the code. */
function hashOf(email: string, code: string): string {
	return tokens.hash(`${email} ${code.replaceAll(/\D/g, '')}`);
}

/** Records that the invited person will not take part. Returns false when `open` would return null. */
export async function decline(db: Database, token: string, now: Date): Promise<boolean> {
	return db.transaction(async (tx) => {
		const found = await findOpen(tx, token, now, 'update');
		if (!found) return false;
		await tx.update(table.invitation).set({ declinedAt: now }).where(eq(table.invitation.id, found.row.id));
		await record(tx, 'invitation.declined', found.represented, null, now);
		await changed.mark(tx, found.represented.election.id);
		return true;
	});
}

/** The invitation of this token and what it is for, if it can still be answered. */
async function findOpen(
	db: Database,
	token: string,
	now: Date,
	locked?: 'update',
): Promise<{ row: Invitation; represented: Represented } | null> {
	const query = db
		.select()
		.from(table.invitation)
		.where(and(eq(table.invitation.tokenHash, tokens.hash(token)), isOpen(now)));
	const [row] = await (locked ? query.for(locked) : query);
	const target = row && targets.targetOf(row);
	const represented = target && (await findRepresented(db, target));
	if (!row || !represented?.isStanding || !allows(represented.election, 'invite', now)) return null;
	return { row, represented };
}

/** Accepts the invitation for an account. A second person waits here for the lock and then finds the invitation used. */
async function take(
	tx: Database,
	token: string,
	accountOf: () => Promise<number>,
	now: Date,
): Promise<{ kind: 'taken_by'; account: number } | { kind: 'gone' | 'edits' }> {
	const found = await findOpen(tx, token, now, 'update');
	if (!found) return { kind: 'gone' };
	const accountId = await accountOf();
	if (await isEditor(tx, accountId)) return { kind: 'edits' };
	const { row, represented } = found;
	await tx
		.update(table.invitation)
		.set({ acceptedAt: now, acceptedBy: accountId })
		.where(eq(table.invitation.id, row.id));
	const notified = await members.grant(tx, represented, { account: accountId, by: row.invitedBy }, now);
	// Other invitations on paper, or in the same mailbox, stop working.
	const others = or(isNull(table.invitation.email), eq(table.invitation.email, row.email ?? ''));
	await tx
		.update(table.invitation)
		.set({ revokedAt: now, revokedBy: accountId })
		.where(
			and(
				ne(table.invitation.id, row.id),
				targets.naming(table.invitation, represented.target),
				others,
				unanswered(),
			),
		);
	await record(tx, 'invitation.accepted', represented, accountId, now, { way: row.way, told: notified });
	await changed.mark(tx, represented.election.id);
	return { kind: 'taken_by', account: accountId };
}
