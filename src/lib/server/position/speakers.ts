import { and, eq, isNull } from 'drizzle-orm';
import type { Text } from '../../election/text.ts';
import type { Database } from '../store/database.ts';
import type { Recipient } from '../letter/message.ts';
import { contender, election } from '../store/schema.ts';
import { account, membership } from '../store/schema/people.ts';

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
			id: contender.id,
			slug: contender.slug,
			kind: contender.kind,
			name: contender.name,
			party: contender.party,
			election: election.slug,
			electionId: election.id,
		})
		.from(contender)
		.innerJoin(election, eq(election.id, contender.election))
		.where(eq(contender.id, contenderId));
	if (!row) throw new Error('A profile belongs to a contender.');
	return row;
}

/** To whom letters about a contender go: everybody who speaks for it now. */
export async function speakers(db: Database, { id, kind, party }: About): Promise<Recipient[]> {
	const speaks =
		kind === 'person'
			? and(eq(membership.role, 'candidate'), eq(membership.contender, id))
			: party === null
				? undefined
				: and(eq(membership.role, 'party_agent'), eq(membership.party, party));
	if (!speaks) return [];
	return db
		.selectDistinct({ to: account.email, language: account.language })
		.from(membership)
		.innerJoin(account, eq(account.id, membership.account))
		.where(and(speaks, isNull(membership.endedAt)));
}

/** Where they mend the contender's profile. @param origin where the app is reached */
export function profileAddress(origin: string, { election, slug }: About): string {
	return `${origin}/portal/${election}/contenders/${slug}/profile`;
}
