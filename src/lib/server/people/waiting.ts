import { isNotNull, isNull } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { claim, letter } from '../store/schema/people.ts';
import { manifesto, profile } from '../store/schema/register.ts';

/** How much waits for an editor, in all elections together. */
export interface Waiting {
	claims: number;
	profiles: number;
	manifestos: number;
	/** Letters that were given up. */
	letters: number;
}

export async function count(db: Database): Promise<Waiting> {
	return {
		claims: Number(await db.$count(claim, isNull(claim.decidedAt))),
		profiles: Number(await db.$count(profile, isNull(profile.decidedAt))),
		manifestos: Number(await db.$count(manifesto, isNull(manifesto.decidedAt))),
		letters: Number(await db.$count(letter, isNotNull(letter.givenUpAt))),
	};
}
