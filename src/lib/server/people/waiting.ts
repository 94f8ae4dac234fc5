import { isNotNull, isNull } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import * as table from '../store/schema.ts';

/** How much waits for editors, in all elections together. */
export interface Waiting {
	claims: number;
	profiles: number;
	manifestos: number;
	/** Letters that the queue gave up on. */
	letters: number;
}

export async function count(db: Database): Promise<Waiting> {
	return {
		claims: Number(await db.$count(table.claim, isNull(table.claim.decidedAt))),
		profiles: Number(await db.$count(table.profile, isNull(table.profile.decidedAt))),
		manifestos: Number(await db.$count(table.manifesto, isNull(table.manifesto.decidedAt))),
		letters: Number(await db.$count(table.letter, isNotNull(table.letter.givenUpAt))),
	};
}
