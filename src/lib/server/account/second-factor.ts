import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import * as audit from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import * as letter from '../letter/queue.ts';
import * as table from '../store/schema.ts';
import * as session from './session.ts';

// What passkeys and authenticator apps have in common.

/** `stale`: the session is not fresh (`session.mayChangeFactors`). */
export type Removed = 'removed' | 'last_of_editor' | 'stale';

/**
 * Records that a second factor was added or removed, and sends its owner a letter about it.
 *
 * @param by the account that did it, or null for an operator
 */
export async function changed(
	tx: Database,
	accountId: number,
	action: string,
	now: Date,
	by: number | null = accountId,
): Promise<void> {
	const [owner] = await tx.select().from(table.account).where(eq(table.account.id, accountId));
	if (!owner) return;
	const { email, language } = owner;
	await letter.enqueue(tx, { to: email, language }, { kind: 'factor_changed', at: now }, {}, now);
	await audit.record(tx, { actor: by, action, subject: `account/${accountId}` }, now);
	// Recovery codes stand in for a second factor. Without one they would only help a person who finds them.
	if (!(await session.asksForSecondFactor(tx, accountId))) {
		await tx.delete(table.recoveryCode).where(eq(table.recoveryCode.account, accountId));
	}
}

/**
 * Why a factor may not be removed, or null. Locks the account's row until the transaction ends, so that an editor keeps
 * one of two factors that are removed at once.
 */
export async function refuseRemoval(
	tx: Database,
	accountId: number,
	sessionId: string,
	removed: { passkey?: string; totp?: true },
	now: Date,
): Promise<Exclude<Removed, 'removed'> | null> {
	await tx
		.select({ id: table.account.id })
		.from(table.account)
		.where(eq(table.account.id, accountId))
		.for('update');
	if (!(await session.mayChangeFactors(tx, sessionId, accountId, now))) return 'stale';
	const otherKeys = await tx.$count(
		table.passkey,
		and(
			eq(table.passkey.account, accountId),
			removed.passkey ? ne(table.passkey.id, removed.passkey) : undefined,
		),
	);
	const isApp = and(eq(table.totp.account, accountId), isNotNull(table.totp.confirmedAt));
	const otherApps = removed.totp ? 0 : await tx.$count(table.totp, isApp);
	if (otherKeys + otherApps > 0) return null;
	const isEditor = and(
		eq(table.membership.account, accountId),
		eq(table.membership.role, 'editor'),
		isNull(table.membership.endedAt),
	);
	return (await tx.$count(table.membership, isEditor)) > 0 ? 'last_of_editor' : null;
}

/** Removes all second factors of an account and ends its sessions: an operator does this for an editor who lost them. */
export async function forget(tx: Database, accountId: number, now: Date): Promise<void> {
	await tx.delete(table.passkey).where(eq(table.passkey.account, accountId));
	await tx.delete(table.totp).where(eq(table.totp.account, accountId));
	await session.endAll(tx, accountId);
	await changed(tx, accountId, 'editor.second_factor_forgotten', now, null);
}
