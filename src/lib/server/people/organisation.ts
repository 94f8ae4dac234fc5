import { and, asc, count, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Text } from '../../election/text.ts';
import type { Database } from '../store/database.ts';
import { bloc, party } from '../store/schema.ts';
import { invitation, membership } from '../store/schema/people.ts';
import { isOpen } from './invitation/open.ts';

/** A party or bloc with how far its people are. */
export interface Organisation {
	id: number;
	slug: string;
	name: Text;
	/** People who have accepted to act for it. */
	people: number;
	/** When the newest invitation that is still open was made; null where none is. */
	invitedAt: Date | null;
}

export async function parties(db: Database, electionId: number, now: Date): Promise<Organisation[]> {
	const rows = await db
		.select({ id: party.id, slug: party.slug, name: party.name })
		.from(party)
		.where(eq(party.election, electionId))
		.orderBy(asc(party.place));
	return organised(db, 'party', rows, now);
}

export async function blocs(db: Database, electionId: number, now: Date): Promise<Organisation[]> {
	const rows = await db
		.select({ id: bloc.id, slug: bloc.slug, name: bloc.name })
		.from(bloc)
		.where(eq(bloc.election, electionId))
		.orderBy(asc(bloc.place));
	return organised(db, 'bloc', rows, now);
}

async function organised(
	db: Database,
	kind: 'party' | 'bloc',
	rows: { id: number; slug: string; name: Text }[],
	now: Date,
): Promise<Organisation[]> {
	if (rows.length === 0) return [];
	const ids = rows.map(({ id }) => id);
	const people = await db
		.select({ id: membership[kind], count: count() })
		.from(membership)
		.where(and(inArray(membership[kind], ids), isNull(membership.endedAt)))
		.groupBy(membership[kind]);
	const open = await db
		.select({ id: invitation[kind], at: sql<string>`max(${invitation.madeAt})` })
		.from(invitation)
		.where(and(inArray(invitation[kind], ids), isOpen(now)))
		.groupBy(invitation[kind]);
	return rows.map((row) => {
		const invitedAt = open.find(({ id }) => id === row.id)?.at;
		return {
			...row,
			people: Number(people.find(({ id }) => id === row.id)?.count ?? 0),
			invitedAt: invitedAt ? new Date(invitedAt) : null,
		};
	});
}
