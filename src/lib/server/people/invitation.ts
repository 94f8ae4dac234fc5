import { and, eq, isNull } from 'drizzle-orm';
import { allows } from '../../election/calendar.ts';
import * as accounts from '../account/account.ts';
import * as mailbox from '../letter/mailbox.ts';
import type { Database } from '../store/database.ts';
import { end, expiryOf, isEditor, linkTo, lock, record, write, type Hand } from './invitation/write.ts';
import { unanswered } from './invitation/open.ts';
import * as targets from '../account/target.ts';
import { findRepresented, type Represented } from './represented.ts';
import type { Target } from '../account/target.ts';
import * as changed from '../election/changed.ts';
import * as table from '../store/schema.ts';
import * as tokens from '../store/token.ts';

// People are asked to speak for a contender, a party or a bloc by a link that works once. The person who accepts it becomes
// a member; there is no other way into portal and desk. Here: what editors do with one invitation. The files in
// `invitation/` invite many at once, handle the answers, and show everybody when a contender was asked.

/** Why no invitation was made. */
export type Refusal =
	/** There is no such contender, party, bloc or invitation, or a list was named instead of its party. */
	| 'not_there'
	/** It is not on the ballot, or not any more. */
	| 'not_standing'
	/** The election no longer takes answers. */
	| 'over'
	| 'not_an_address'
	/** The address belongs to an editor, who must not speak for anyone. */
	| 'edits'
	/** The address already speaks for it. */
	| 'member';

/**
 * Sends an invitation by letter. It replaces earlier ones for the same target to the same address; those to other addresses
 * stay open.
 *
 * @param email as it was typed
 * @param language of the letter: kk, ru or en
 */
export async function invite(
	db: Database,
	{ target, email, language, ...hand }: Hand & { target: Target; email: string; language: string },
	now: Date,
): Promise<{ kind: 'invited'; id: number } | { kind: Refusal }> {
	const to = mailbox.normalise(email);
	if (to === null) return { kind: 'not_an_address' };
	return db.transaction(async (tx) => {
		const represented = await prepare(tx, target, now);
		if ('kind' in represented) return represented;
		const refusal = await refusalOf(tx, target, to);
		if (refusal) return { kind: refusal };
		const id = await writeOne(tx, represented, { to, language }, hand, now);
		await record(tx, 'invitation.sent', represented, hand.editor, now);
		return { kind: 'invited', id };
	});
}

/** Makes an invitation to hand over on paper, replacing an earlier one on paper. The link is shown only this once. */
export async function onPaper(
	db: Database,
	{ target, language, ...hand }: Hand & { target: Target; language: string },
	now: Date,
): Promise<{ kind: 'made'; id: number; link: string; expiresAt: Date } | { kind: Refusal }> {
	return db.transaction(async (tx) => {
		const represented = await prepare(tx, target, now);
		if ('kind' in represented) return represented;
		return { kind: 'made', ...(await writePaper(tx, represented, language, hand, now)) };
	});
}

/**
 * Replaces an invitation that nobody has accepted: same address, or again on paper, but a new link.
 *
 * @returns the link only if it is on paper
 */
export async function renew(
	db: Database,
	{ id, ...hand }: Hand & { id: number },
	now: Date,
): Promise<{ kind: 'renewed'; id: number; link: string | null; expiresAt: Date } | { kind: Refusal }> {
	return db.transaction(async (tx) => {
		const [earlier] = await tx.select().from(table.invitation).where(eq(table.invitation.id, id));
		const target = earlier && targets.targetOf(earlier);
		if (!earlier || !target || earlier.acceptedAt) return { kind: 'not_there' };
		const represented = await prepare(tx, target, now);
		if ('kind' in represented) return represented;
		const { email, language } = earlier;
		if (email === null)
			return { kind: 'renewed', ...(await writePaper(tx, represented, language, hand, now)) };
		const refusal = await refusalOf(tx, target, email);
		if (refusal) return { kind: refusal };
		const renewed = await writeOne(tx, represented, { to: email, language }, hand, now);
		await record(tx, 'invitation.renewed', represented, hand.editor, now);
		return { kind: 'renewed', id: renewed, link: null, expiresAt: expiryOf(now) };
	});
}

/** Revokes an invitation. Returns false if it was already accepted, declined or revoked. */
export async function revoke(
	db: Database,
	{ id, editor }: { id: number; editor: number },
	now: Date,
): Promise<boolean> {
	return db.transaction(async (tx) => {
		const [revoked] = await tx
			.update(table.invitation)
			.set({ revokedAt: now, revokedBy: editor })
			.where(and(eq(table.invitation.id, id), unanswered()))
			.returning();
		const target = revoked && targets.targetOf(revoked);
		const represented = target && (await findRepresented(tx, target));
		if (!represented) return false;
		await record(tx, 'invitation.revoked', represented, editor, now);
		await changed.mark(tx, represented.election.id);
		return true;
	});
}

/**
 * Revokes invitations that went to an address that turned out to be wrong, in the transaction that corrects the address.
 * A list's invitations are those of its party.
 */
export async function revokeSentTo(
	tx: Database,
	{ contender: id, email, editor }: { contender: number; email: string; editor: number },
	now: Date,
): Promise<void> {
	const [of] = await tx
		.select({ kind: table.contender.kind, party: table.contender.party })
		.from(table.contender)
		.where(eq(table.contender.id, id));
	const isIts =
		of?.kind === 'list' ? eq(table.invitation.party, of.party ?? 0) : eq(table.invitation.contender, id);
	await tx
		.update(table.invitation)
		.set({ revokedAt: now, revokedBy: editor })
		.where(and(isIts, eq(table.invitation.email, email), unanswered()));
}

/** Finds who is to be invited and takes the lock, or says why nobody can be invited. */
async function prepare(
	tx: Database,
	target: Target,
	now: Date,
): Promise<Represented | { kind: 'not_there' | 'not_standing' | 'over' }> {
	const represented = await findRepresented(tx, target);
	if (!represented) return { kind: 'not_there' };
	await lock(tx, represented.election);
	if (!represented.isStanding) return { kind: 'not_standing' };
	return allows(represented.election, 'invite', now) ? represented : { kind: 'over' };
}

async function refusalOf(tx: Database, target: Target, email: string): Promise<'edits' | 'member' | null> {
	const found = await accounts.byEmail(tx, email);
	if (!found) return null;
	if (await isEditor(tx, found.id)) return 'edits';
	const own = and(eq(table.membership.account, found.id), targets.naming(table.membership, target));
	return (await tx.$count(table.membership, and(own, isNull(table.membership.endedAt)))) > 0
		? 'member'
		: null;
}

async function writeOne(
	tx: Database,
	represented: Represented,
	{ to, language }: { to: string; language: string },
	hand: Hand,
	now: Date,
): Promise<number> {
	const former = await tx
		.select({ id: table.invitation.id })
		.from(table.invitation)
		.where(
			and(targets.naming(table.invitation, represented.target), eq(table.invitation.email, to), unanswered()),
		);
	const row = { ...represented, to, language, former: former.map(({ id }) => id) };
	const [id] = await write(tx, represented.election, [row], 'invitation', hand, now);
	if (id === undefined) throw new Error('The invitation was not stored.');
	return id;
}

async function writePaper(
	tx: Database,
	represented: Represented,
	language: string,
	{ editor, origin }: Hand,
	now: Date,
): Promise<{ id: number; link: string; expiresAt: Date }> {
	const { target, election } = represented;
	const former = await tx
		.select({ id: table.invitation.id })
		.from(table.invitation)
		.where(and(targets.naming(table.invitation, target), eq(table.invitation.way, 'paper'), unanswered()));
	await end(
		tx,
		former.map(({ id }) => id),
		editor,
		now,
	);
	const { token, hash } = tokens.make();
	const expiresAt = expiryOf(now);
	const [stored] = await tx
		.insert(table.invitation)
		.values({
			...targets.columnsOf(target),
			...{ election: election.id, way: 'paper', tokenHash: hash, email: null, language },
			...{ invitedBy: editor, madeAt: now, expiresAt },
		})
		.returning({ id: table.invitation.id });
	if (!stored) throw new Error('The invitation was not stored.');
	await record(tx, 'invitation.made_on_paper', represented, editor, now);
	await changed.mark(tx, election.id);
	return { id: stored.id, link: linkTo(origin, token), expiresAt };
}
