import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import * as table from '../store/schema.ts';
import * as token from '../store/token.ts';

// One-time links, to choose a new password or to sign in without one. Only the hash of a link's token is stored.

/** For how many hours a link of each kind works. */
export const hours = { reset: 2, sign_in: 24 } as const;

export type LinkKind = keyof typeof hours;

/** Makes a link; earlier ones of its kind stop working. @returns its token */
export async function make(tx: Database, accountId: number, kind: LinkKind, now: Date): Promise<string> {
	await tx.delete(table.link).where(and(eq(table.link.account, accountId), eq(table.link.kind, kind)));
	const { token: secret, hash } = token.make();
	const expiresAt = new Date(now.getTime() + hours[kind] * 3_600_000);
	await tx.insert(table.link).values({ hash, kind, account: accountId, madeAt: now, expiresAt });
	return secret;
}

/** The account id of this link; null if it does not work (any more). */
export async function owner(
	db: Database,
	secret: string,
	kind: LinkKind,
	now: Date,
): Promise<{ email: string } | null> {
	const [found] = await db
		.select({ email: table.account.email })
		.from(table.link)
		.innerJoin(table.account, eq(table.account.id, table.link.account))
		.where(isUsable(secret, kind, now));
	return found ?? null;
}

/** Uses a link once; if two people use it at the same time, one gets null. @returns the account's id */
export async function use(tx: Database, secret: string, kind: LinkKind, now: Date): Promise<number | null> {
	const [used] = await tx
		.update(table.link)
		.set({ usedAt: now })
		.where(isUsable(secret, kind, now))
		.returning({ account: table.link.account });
	return used?.account ?? null;
}

/** Removes the unused links of an account. */
export async function revoke(tx: Database, accountId: number): Promise<void> {
	await tx.delete(table.link).where(and(eq(table.link.account, accountId), isNull(table.link.usedAt)));
}

/** Removes links that have expired. */
export async function sweep(db: Database, now: Date): Promise<void> {
	await db.delete(table.link).where(lt(table.link.expiresAt, now));
}

function isUsable(secret: string, kind: LinkKind, now: Date) {
	return and(
		eq(table.link.hash, token.hash(secret)),
		eq(table.link.kind, kind),
		isNull(table.link.usedAt),
		gt(table.link.expiresAt, now),
	);
}
