import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import * as audit from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import * as letter from '../letter/queue.ts';
import { account, membership, passkey, recoveryCode, totp } from '../store/schema/people.ts';
import * as session from './session.ts';

// What passkeys and authenticator apps have in common.

/** `stale`: the session is not fresh (`session.mayChangeFactors`). */
export type Removed = 'removed' | 'last_of_editor' | 'stale';

/**
 * Writes down that a second factor was added or taken away, and writes to its owner about it.
 *
 * @param by whose deed it is: the account's own, or null for an operator's
 */
export async function changed(
	tx: Database,
	accountId: number,
	action: string,
	now: Date,
	by: number | null = accountId,
): Promise<void> {
	const [owner] = await tx.select().from(account).where(eq(account.id, accountId));
	if (!owner) return;
	const { email, language } = owner;
	await letter.enqueue(tx, { to: email, language }, { kind: 'factor_changed', at: now }, {}, now);
	await audit.record(tx, { actor: by, action, subject: `account/${accountId}` }, now);
	// Recovery codes stand in for a second factor: without one they are of no use to anybody but a finder.
	if (!(await session.asksForSecondFactor(tx, accountId))) {
		await tx.delete(recoveryCode).where(eq(recoveryCode.account, accountId));
	}
}

/**
 * Why a factor may not be taken away, or null. Holds the account's row until the transaction ends, so that of two
 * factors that are taken away at once an editor keeps one.
 */
export async function refuseRemoval(
	tx: Database,
	accountId: number,
	sessionId: string,
	removed: { passkey?: string; totp?: true },
	now: Date,
): Promise<Exclude<Removed, 'removed'> | null> {
	await tx.select({ id: account.id }).from(account).where(eq(account.id, accountId)).for('update');
	if (!(await session.mayChangeFactors(tx, sessionId, accountId, now))) return 'stale';
	const otherKeys = await tx.$count(
		passkey,
		and(eq(passkey.account, accountId), removed.passkey ? ne(passkey.id, removed.passkey) : undefined),
	);
	const isApp = and(eq(totp.account, accountId), isNotNull(totp.confirmedAt));
	const otherApps = removed.totp ? 0 : await tx.$count(totp, isApp);
	if (otherKeys + otherApps > 0) return null;
	const isEditor = and(
		eq(membership.account, accountId),
		eq(membership.role, 'editor'),
		isNull(membership.endedAt),
	);
	return (await tx.$count(membership, isEditor)) > 0 ? 'last_of_editor' : null;
}

/** Takes all second factors of an account away and ends its sessions, as an operator does for an editor who lost them. */
export async function forget(tx: Database, accountId: number, now: Date): Promise<void> {
	await tx.delete(passkey).where(eq(passkey.account, accountId));
	await tx.delete(totp).where(eq(totp.account, accountId));
	await session.endAll(tx, accountId);
	await changed(tx, accountId, 'editor.second_factor_forgotten', now, null);
}
