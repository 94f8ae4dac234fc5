import { and, eq, gt, isNotNull, isNull, lt, or, type SQL } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import type { Database } from '../store/database.ts';
import * as factor from './second-factor.ts';
import * as table from '../store/schema.ts';
import * as session from './session.ts';

// An authenticator app as second factor: time-based codes (RFC 6238), six digits each 30 seconds.

/** How many minutes there are for the first code. */
const pendingMinutes = 15;

/** What an app needs: a secret to type, or the address in a QR code. */
export interface Setting {
	/** Base32. */
	secret: string;
	/** `otpauth://totp/…` */
	uri: string;
}

/** Whether the account has an app that proved to know its secret. */
export async function isSet(db: Database, accountId: number): Promise<boolean> {
	return (
		(await db.$count(table.totp, and(eq(table.totp.account, accountId), isNotNull(table.totp.confirmedAt)))) >
		0
	);
}

/**
 * Makes a secret for an app; it counts once `confirm` has seen a code. An earlier one that was never confirmed no longer
 * works.
 *
 * @param issuer what the app calls us
 * @returns null when the session is not fresh (`session.mayChangeFactors`) or an app is set up already
 */
export async function begin(
	db: Database,
	sessionId: string,
	accountId: number,
	issuer: string,
	now: Date,
): Promise<Setting | null> {
	if (!(await session.mayChangeFactors(db, sessionId, accountId, now))) return null;
	const secret = new Secret({ size: 20 }).base32;
	const fresh = { secret, madeAt: now, lastStep: null };
	const made = await db
		.insert(table.totp)
		.values({ account: accountId, ...fresh })
		.onConflictDoUpdate({ target: table.totp.account, set: fresh, setWhere: isNull(table.totp.confirmedAt) })
		.returning({ account: table.totp.account });
	return made.length > 0 ? settingOf(db, accountId, secret, issuer) : null;
}

/**
 * What `begin` gave last and nobody confirmed yet, to be shown again. Null when there is none, it is older than a quarter
 * of an hour, or the session is not fresh.
 */
export async function pending(
	db: Database,
	sessionId: string,
	accountId: number,
	issuer: string,
	now: Date,
): Promise<Setting | null> {
	if (!(await session.mayChangeFactors(db, sessionId, accountId, now))) return null;
	const [row] = await db
		.select({ secret: table.totp.secret })
		.from(table.totp)
		.where(isPending(accountId, now));
	return row ? settingOf(db, accountId, row.secret, issuer) : null;
}

/**
 * Sets the app up with a first code of it, in a session that is still fresh. That session has then shown the second factor.
 *
 * @param appTime what the app takes for the time: the real one, also where TANDAU_CLOCK sets ours
 */
export async function confirm(
	db: Database,
	sessionId: string,
	accountId: number,
	code: string,
	now: Date,
	appTime = new Date(),
): Promise<boolean> {
	return db.transaction(async (tx) => {
		if (!(await session.mayChangeFactors(tx, sessionId, accountId, now))) return false;
		const step = await stepShown(tx, isPending(accountId, now), code, appTime);
		if (step === null) return false;
		await tx
			.update(table.totp)
			.set({ confirmedAt: now, lastStep: step })
			.where(eq(table.totp.account, accountId));
		await factor.changed(tx, accountId, 'totp.added', now);
		await session.showSecondFactor(tx, sessionId, accountId, now);
		return true;
	});
}

/**
 * Whether this is a code of the account's app, of now or one step beside it, that was not taken before. Then the session
 * has shown the second factor. The caller limits attempts (`second_factor`).
 */
export async function check(
	db: Database,
	sessionId: string,
	accountId: number,
	code: string,
	now: Date,
	appTime = new Date(),
): Promise<boolean> {
	return db.transaction(async (tx) => {
		const isSetUp = and(eq(table.totp.account, accountId), isNotNull(table.totp.confirmedAt));
		const step = await stepShown(tx, isSetUp, code, appTime);
		if (step === null) return false;
		const taken = await tx
			.update(table.totp)
			.set({ lastStep: step })
			.where(and(isSetUp, or(isNull(table.totp.lastStep), lt(table.totp.lastStep, step))))
			.returning({ account: table.totp.account });
		return taken.length > 0 && session.showSecondFactor(tx, sessionId, accountId, now);
	});
}

/** Removes the app, in a fresh session only, and never an editor's last second factor. */
export async function remove(
	db: Database,
	{ account: accountId, session: sessionId }: { account: number; session: string },
	now: Date,
): Promise<factor.Removed> {
	return db.transaction(async (tx) => {
		const refusal = await factor.refuseRemoval(tx, accountId, sessionId, { totp: true }, now);
		if (refusal) return refusal;
		const removed = await tx.delete(table.totp).where(eq(table.totp.account, accountId)).returning();
		if (removed.some(({ confirmedAt }) => confirmedAt !== null)) {
			await factor.changed(tx, accountId, 'totp.removed', now);
		}
		return 'removed';
	});
}

async function settingOf(db: Database, accountId: number, secret: string, issuer: string): Promise<Setting> {
	const [owner] = await db
		.select({ email: table.account.email })
		.from(table.account)
		.where(eq(table.account.id, accountId));
	const uri = new TOTP({ issuer, label: owner?.email ?? '', secret, ...form }).toString();
	return { secret, uri };
}

function isPending(accountId: number, now: Date) {
	const earliest = new Date(now.getTime() - pendingMinutes * 60_000);
	return and(
		eq(table.totp.account, accountId),
		isNull(table.totp.confirmedAt),
		gt(table.totp.madeAt, earliest),
	);
}

/** The time step that a code of this app belongs to; null where there is no such app, or it is no code of now. */
async function stepShown(
	tx: Database,
	which: SQL | undefined,
	code: string,
	appTime: Date,
): Promise<number | null> {
	const [row] = await tx.select({ secret: table.totp.secret }).from(table.totp).where(which).for('update');
	return row ? stepOf(row.secret, code, appTime) : null;
}

/** What every authenticator app understands. */
const form = { algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** The time step that a code belongs to, or null when it is none of now. */
function stepOf(secret: string, code: string, appTime: Date): number | null {
	const token = code.replaceAll(/\s/g, '');
	if (!/^\d{6}$/.test(token)) return null;
	const timestamp = appTime.getTime();
	const delta = new TOTP({ secret, ...form }).validate({ token, timestamp, window: 1 });
	return delta === null ? null : Math.floor(timestamp / 1000 / form.period) + delta;
}
