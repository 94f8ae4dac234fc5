import { and, eq, isNull, ne } from 'drizzle-orm';
import * as account from './account.ts';
import * as link from './link.ts';
import * as audit from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import * as factor from './second-factor.ts';
import * as table from '../store/schema.ts';

// Only the product's operator can make editors, on the command line.

/** `speaks`: the account speaks for a contender, a party or a bloc; `unknown`: no such editor exists to remove a factor from. */
export type Made = { kind: 'made'; isNew: boolean; token: string } | { kind: 'speaks' } | { kind: 'unknown' };

/**
 * Makes the account with this address an editor, if it is not one yet, and a link that signs it in once. The account itself
 * is made if needed.
 *
 * @param email as `mailbox.normalise` returns it
 * @param forgets removes the second factor of an editor who lost it, and ends all sessions
 */
export async function make(
	db: Database,
	{ email, language, forgets }: { email: string; language: string; forgets: boolean },
	now: Date,
): Promise<Made> {
	return db.transaction(async (tx) => {
		const known = await account.byEmail(tx, email);
		const isEditor = known !== null && (await holds(tx, known.id, eq(table.membership.role, 'editor')));
		if (forgets && !isEditor) return { kind: 'unknown' };
		if (known && (await holds(tx, known.id, ne(table.membership.role, 'editor')))) return { kind: 'speaks' };
		const id = known?.id ?? (await account.make(tx, { email, language, password: null }, now));
		const subject = `account/${id}`;
		if (!isEditor) {
			await tx.insert(table.membership).values({ account: id, role: 'editor', grantedAt: now });
			await audit.record(tx, { actor: null, action: 'editor.made', subject }, now);
		}
		if (forgets) await factor.forget(tx, id, now);
		const token = await link.make(tx, id, 'sign_in', now);
		await audit.record(tx, { actor: null, action: 'editor.link_made', subject }, now);
		return { kind: 'made', isNew: !isEditor, token };
	});
}

async function holds(tx: Database, accountId: number, which: ReturnType<typeof eq>): Promise<boolean> {
	const open = and(eq(table.membership.account, accountId), isNull(table.membership.endedAt), which);
	return (await tx.$count(table.membership, open)) > 0;
}
