import { and, eq, isNull } from 'drizzle-orm';
import type { Text } from '../../election/text.ts';
import type { Database } from '../store/database.ts';
import type { Recipient } from '../letter/message.ts';
import * as table from '../store/schema.ts';

/** A contender as letters and the audit speak of it. */
export interface About {
	id: number;
	slug: string;
	kind: 'list' | 'person';
	name: Text;
	party: number | null;
	/** Slug. */
	election: string;
	electionId: number;
}

/** @throws where there is no such contender */
export async function about(db: Database, contenderId: number): Promise<About> {
	const [row] = await db
		.select({
			id: table.contender.id,
			slug: table.contender.slug,
			kind: table.contender.kind,
			name: table.contender.name,
			party: table.contender.party,
			election: table.election.slug,
			electionId: table.election.id,
		})
		.from(table.contender)
		.innerJoin(table.election, eq(table.election.id, table.contender.election))
		.where(eq(table.contender.id, contenderId));
	if (!row) throw new Error('A profile belongs to a contender.');
	return row;
}

/** To whom letters about a contender go: everybody who speaks for it now. */
export async function speakers(db: Database, { id, kind, party }: About): Promise<Recipient[]> {
	const speaks =
		kind === 'person'
			? and(eq(table.membership.role, 'candidate'), eq(table.membership.contender, id))
			: party === null
				? undefined
				: and(eq(table.membership.role, 'party_agent'), eq(table.membership.party, party));
	if (!speaks) return [];
	return db
		.selectDistinct({ to: table.account.email, language: table.account.language })
		.from(table.membership)
		.innerJoin(table.account, eq(table.account.id, table.membership.account))
		.where(and(speaks, isNull(table.membership.endedAt)));
}

/** Where they mend the contender's profile. @param origin where the app is reached */
export function profileAddress(origin: string, { election, slug }: About): string {
	return `${origin}/portal/${election}/contenders/${slug}/profile`;
}
