import { and, eq, gt, isNotNull, isNull, lt, or, type SQL } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import type { Database } from '../store/database.ts';
import * as factor from './second-factor.ts';
import * as table from '../store/schema.ts';
import * as session from './session.ts';

// An authenticator app as a second factor: time-based codes (RFC 6238), six digits every 30 seconds.

/** For how many minutes the first code is awaited. */
const pendingMinutes = 15;

/** What an app needs: a secret to type, or the address in a QR code. */
export interface Setting {
	/** Base32. */
	secret: string;
	/** `otpauth://totp/…` */
	uri: string;
}

/** Whether the account has an app that has proved that it knows the secret. */
export async function isSet(db: Database, accountId: number): Promise<boolean> {
	return (
		(await db.$count(table.totp, and(eq(table.totp.account, accountId), isNotNull(table.totp.confirmedAt)))) >
		0
	);
}

/**
 * Makes a secret for an app; it takes effect once `confirm` has seen a code. An earlier secret that was never confirmed
 * stops working.
 *
 * @param issuer the product's name in the app
 * @returns null if the session is not fresh (`session.mayChangeFactors`) or an app is set up already
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
 * The last unconfirmed result of `begin`, to be shown again. Null if there is none, it is older than a quarter of an hour,
 * or the session is not fresh.
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
 * Sets up the app with its first code, in a session that is still fresh. This also counts as showing the second factor.
 *
 * @param appTime the app's time: the real time, even if TANDAU_CLOCK sets ours
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
 * Whether this is the current or a neighbouring code of the account's app and was not used before. If so, the session has
 * shown the second factor. The caller must limit attempts (`second_factor`).
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

/** The time step of a code of this app; null if there is no such app or the code is not current. */
async function stepShown(
	tx: Database,
	which: SQL | undefined,
	code: string,
	appTime: Date,
): Promise<number | null> {
	const [row] = await tx.select({ secret: table.totp.secret }).from(table.totp).where(which).for('update');
	return row ? stepOf(row.secret, code, appTime) : null;
}

/** Settings that every authenticator app understands. */
const form = { algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** The time step of a code, or null if it is not current. */
function stepOf(secret: string, code: string, appTime: Date): number | null {
	const token = code.replaceAll(/\s/g, '');
	if (!/^\d{6}$/.test(token)) return null;
	const timestamp = appTime.getTime();
	const delta = new TOTP({ secret, ...form }).validate({ token, timestamp, window: 1 });
	return delta === null ? null : Math.floor(timestamp / 1000 / form.period) + delta;
}
