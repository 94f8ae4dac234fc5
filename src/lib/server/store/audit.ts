import type { Database } from './database.ts';
import { audit } from './schema/people.ts';

/** What somebody did, in words that stay the same: `invitation.sent`, `letter.read`, `profile.approved`. */
export interface Deed {
	/** The account; null for what an operator or the product itself did. */
	actor: number | null;
	action: string;
	/** Slug; left out where it concerns no election. */
	election?: string | null;
	/** `contender/slug`, `letter/12` */
	subject: string;
	/** Never an answer, a token or a password. */
	details?: Record<string, string | number | boolean | null>;
}

/** Writes a deed down for good, in the transaction of the deed itself. */
export async function record(tx: Database, deed: Deed, now: Date): Promise<void> {
	const { actor, action, election = null, subject, details = {} } = deed;
	await tx.insert(audit).values({ at: now, actor, action, election, subject, details });
}
