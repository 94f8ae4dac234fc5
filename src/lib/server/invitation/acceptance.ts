import { and, eq, isNull, ne, or } from 'drizzle-orm';
import { allows } from '../../election/calendar.ts';
import type { Text } from '../../election/text.ts';
import * as accounts from '../account.ts';
import type { ElectionOf } from '../candidacy.ts';
import type { Database } from '../database.ts';
import type { Invitation } from '../funnel.ts';
import * as invitees from '../invitee.ts';
import type { Invitee, Target } from '../invitee.ts';
import * as passwords from '../password.ts';
import * as publishing from '../publishing.ts';
import { invitation, membership } from '../schema/people.ts';
import * as session from '../session.ts';
import * as tokens from '../token.ts';
import { isEditor, isOpenAt, record, unanswered } from './write.ts';

// The side of whoever follows the link of an invitation.

/** What an open invitation says to whoever follows its link. */
export interface Invited {
	target: Target;
	/** Of the contender, party or bloc. */
	name: Text;
	slug: string;
	election: ElectionOf;
	/** Where a candidacy stands. */
	place: Invitee['place'];
	/** Who invites, and how to reach them, from the election's imprint. */
	inviter: Text | string | null;
	contact: Text | string | null;
	/** To which address it went; null on paper. */
	email: string | null;
	/** Whether that address has an account, so that it has to sign in to accept. */
	hasAccount: boolean;
	language: string;
	expiresAt: Date;
	/** Where the work begins once it is accepted. */
	path: string;
}

/**
 * What the invitation of this token asks, or null: unknown, too old, used, declined, taken back, or for somebody who is
 * no longer on the ballot. Notes when it was first opened; mail scanners open links too, so this decides nothing.
 */
export async function open(db: Database, token: string, now: Date): Promise<Invited | null> {
	const found = await findOpen(db, token, now);
	if (!found) return null;
	const { row, invitee } = found;
	if (!row.openedAt) {
		await db
			.update(invitation)
			.set({ openedAt: now })
			.where(and(eq(invitation.id, row.id), isNull(invitation.openedAt)));
	}
	const { target, name, slug, place } = invitee;
	const { imprint, ...election } = invitee.election;
	return {
		...{ target, name, slug, place, election },
		inviter: imprint['publisher'] ?? null,
		contact: imprint['contact'] ?? null,
		email: row.email,
		hasAccount: row.email !== null && (await accounts.byEmail(db, row.email)) !== null,
		language: row.language,
		expiresAt: row.expiresAt,
		path: invitees.pathOf(invitee),
	};
}

/** Who accepts: somebody signed in, or somebody new. On paper there is no address, so a new one must be given. */
export type Accepting = { account: number } | Newcomer;

interface Newcomer {
	/** As it was typed; only used where the invitation is on paper. */
	email?: string | undefined;
	password: string;
	language: string;
}

export type Accepted =
	/** `cookie` is the Set-Cookie header of somebody new. */
	| { kind: 'accepted'; cookie: string | null; path: string }
	/** Like `open`'s null. */
	| { kind: 'gone' }
	| { kind: 'not_an_address' }
	| { kind: 'weak'; why: passwords.Weakness }
	/** The address has an account: it must sign in to accept. */
	| { kind: 'taken' }
	/** The account belongs to an editor, who may speak for nobody. */
	| { kind: 'edits' };

/**
 * Accepts the invitation of this token: makes the account of somebody new, the membership, and opens a session. Of two at
 * the same moment one wins, and the other is told what everybody with a used link is told.
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
	const path = invitees.pathOf(found.invitee);
	if ('account' in who) {
		const done = await db.transaction((tx) => take(tx, token, () => Promise.resolve(who.account), now));
		return done.kind === 'taken_by' ? { kind: 'accepted', cookie: null, path } : done;
	}
	const { password, language } = who;
	const email = found.row.email ?? accounts.normalise(who.email ?? '');
	if (email === null) return { kind: 'not_an_address' };
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

/** Writes down that the invited will not take part. False like `open`'s null. */
export async function decline(db: Database, token: string, now: Date): Promise<boolean> {
	return db.transaction(async (tx) => {
		const found = await findOpen(tx, token, now, 'update');
		if (!found) return false;
		await tx.update(invitation).set({ declinedAt: now }).where(eq(invitation.id, found.row.id));
		await record(tx, 'invitation.declined', found.invitee, null, now);
		await publishing.request(tx, found.invitee.election.id);
		return true;
	});
}

/** The invitation of this token with its invitee, if it can be answered now. */
async function findOpen(
	db: Database,
	token: string,
	now: Date,
	locked?: 'update',
): Promise<{ row: Invitation; invitee: Invitee } | null> {
	const query = db
		.select()
		.from(invitation)
		.where(and(eq(invitation.tokenHash, tokens.hash(token)), isOpenAt(now)));
	const [row] = await (locked ? query.for(locked) : query);
	const target = row && invitees.targetOf(row);
	const invitee = target && (await invitees.find(db, target));
	if (!row || !invitee?.isStanding || !allows(invitee.election, 'invite', now)) return null;
	return { row, invitee };
}

/** Takes the invitation for an account. Whoever comes second waits here and finds it taken. */
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
	const { row, invitee } = found;
	await tx
		.update(invitation)
		.set({ acceptedAt: now, acceptedBy: accountId })
		.where(eq(invitation.id, row.id));
	await tx
		.insert(membership)
		.values({
			...invitees.columnsOf(invitee.target),
			...{ account: accountId, grantedAt: now, grantedBy: row.invitedBy },
		})
		.onConflictDoNothing();
	// Whoever finds the paper later, or an older letter in the same mailbox, opens nothing with it.
	const others = or(isNull(invitation.email), eq(invitation.email, row.email ?? ''));
	await tx
		.update(invitation)
		.set({ revokedAt: now, revokedBy: accountId })
		.where(and(ne(invitation.id, row.id), invitees.naming(invitation, invitee.target), others, unanswered()));
	await record(tx, 'invitation.accepted', invitee, accountId, now);
	await publishing.request(tx, invitee.election.id);
	return { kind: 'taken_by', account: accountId };
}
