import { isNotNull, isNull } from 'drizzle-orm';
import * as moderation from '../position/moderation.ts';
import type { Database } from '../store/database.ts';
import * as table from '../store/schema.ts';

/** How much waits for editors, in all elections together. */
export interface Waiting {
	claims: number;
	/** Profiles and manifestos. */
	moderation: number;
	/** Letters that the queue gave up on. */
	letters: number;
}

export async function count(db: Database): Promise<Waiting> {
	return {
		claims: Number(await db.$count(table.claim, isNull(table.claim.decidedAt))),
		moderation: await moderation.count(db),
		letters: Number(await db.$count(table.letter, isNotNull(table.letter.givenUpAt))),
	};
}
