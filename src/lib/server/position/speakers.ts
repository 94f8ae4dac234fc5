import { eq } from 'drizzle-orm';
import type { Text } from '../../election/text.ts';
import type { Database } from '../store/database.ts';
import * as table from '../store/schema.ts';

/** A contender as letters and the audit log name it. */
export interface About {
	id: number;
	slug: string;
	kind: 'list' | 'person';
	name: Text;
	party: { id: number } | null;
	/** Slug. */
	election: string;
	electionId: number;
}

/** @throws if there is no such contender */
export async function about(db: Database, contenderId: number): Promise<About> {
	const [row] = await db
		.select({
			id: table.contender.id,
			slug: table.contender.slug,
			kind: table.contender.kind,
			name: table.contender.name,
			party: { id: table.party.id },
			election: table.election.slug,
			electionId: table.election.id,
		})
		.from(table.contender)
		.innerJoin(table.election, eq(table.election.id, table.contender.election))
		.leftJoin(table.party, eq(table.party.id, table.contender.party))
		.where(eq(table.contender.id, contenderId));
	if (!row) throw new Error('A profile belongs to a contender.');
	return row;
}

/** The path of the page on which the contender's people write its profile. */
export function profilePath({ election, slug }: About): string {
	return `/portal/${election}/contenders/${slug}/profile`;
}
