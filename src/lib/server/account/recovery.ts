import { and, eq, isNull } from 'drizzle-orm';
import { randomInt } from 'node:crypto';
import * as audit from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import * as table from '../store/schema.ts';
import * as session from './session.ts';
import * as token from '../store/token.ts';

// Codes on paper for people who lose their second factor: each opens one session.

const count = 10;

/** Leaves out letters and digits that look or sound alike. Sixteen of 31 characters are 79 random bits. */
const letters = '23456789abcdefghjkmnpqrstuvwxyz';

/**
 * Makes ten codes, to be shown once: only their hashes are stored. Earlier codes stop working.
 *
 * @returns null if the session is not fresh (`session.mayChangeFactors`) or the account has no second factor
 */
export async function make(
	db: Database,
	sessionId: string,
	accountId: number,
	now: Date,
): Promise<string[] | null> {
	return db.transaction(async (tx) => {
		const isDue =
			(await session.mayChangeFactors(tx, sessionId, accountId, now)) &&
			(await session.asksForSecondFactor(tx, accountId));
		if (!isDue) return null;
		const codes = Array.from({ length: count }, makeCode);
		await tx.delete(table.recoveryCode).where(eq(table.recoveryCode.account, accountId));
		await tx
			.insert(table.recoveryCode)
			.values(codes.map((code) => ({ hash: hashOf(code), account: accountId, madeAt: now })));
		await note(tx, accountId, 'recovery.made', now);
		return codes;
	});
}

/**
 * Accepts a code once in place of the second factor. Spaces, dashes and case make no difference. The caller must limit
 * attempts (`second_factor`).
 */
export async function use(
	db: Database,
	sessionId: string,
	accountId: number,
	code: string,
	now: Date,
): Promise<boolean> {
	return db.transaction(async (tx) => {
		if (!(await session.isOf(tx, sessionId, accountId))) return false;
		const [used] = await tx
			.update(table.recoveryCode)
			.set({ usedAt: now })
			.where(
				and(
					eq(table.recoveryCode.hash, hashOf(code)),
					eq(table.recoveryCode.account, accountId),
					isNull(table.recoveryCode.usedAt),
				),
			)
			.returning({ account: table.recoveryCode.account });
		if (!used) return false;
		await note(tx, accountId, 'recovery.used', now);
		return session.showSecondFactor(tx, sessionId, accountId, now);
	});
}

/** How many codes are left. */
export async function left(db: Database, accountId: number): Promise<number> {
	return db.$count(
		table.recoveryCode,
		and(eq(table.recoveryCode.account, accountId), isNull(table.recoveryCode.usedAt)),
	);
}

/** `abcd-efgh-jkmn-pqrs` */
function makeCode(): string {
	const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
	return Array.from({ length: 4 }, group).join('-');
}

function hashOf(code: string): string {
	return token.hash(code.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
}

async function note(tx: Database, accountId: number, action: string, now: Date): Promise<void> {
	await audit.record(tx, { actor: accountId, action, subject: `account/${accountId}` }, now);
}
