import { and, asc, count, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Text } from '../../election/text.ts';
import type { Database } from '../store/database.ts';
import * as table from '../store/schema.ts';
import { isOpen } from './invitation/open.ts';

/** A party or bloc, its number of people, and its invitation. */
export interface Organisation {
	id: number;
	slug: string;
	name: Text;
	/** How many people speak for it. */
	people: number;
	/** When the newest open invitation was made; null if none is open. */
	invitedAt: Date | null;
}

/** The parties or the blocs of an election, in its order. */
export async function read(
	db: Database,
	kind: 'party' | 'bloc',
	electionId: number,
	now: Date,
): Promise<Organisation[]> {
	const organisations: typeof table.party | typeof table.bloc = table[kind];
	const rows = await db
		.select({ id: organisations.id, slug: organisations.slug, name: organisations.name })
		.from(organisations)
		.where(eq(organisations.election, electionId))
		.orderBy(asc(organisations.place));
	if (rows.length === 0) return [];
	const ids = rows.map(({ id }) => id);
	const people = await db
		.select({ id: table.membership[kind], count: count() })
		.from(table.membership)
		.where(and(inArray(table.membership[kind], ids), isNull(table.membership.endedAt)))
		.groupBy(table.membership[kind]);
	const open = await db
		.select({ id: table.invitation[kind], at: sql<string>`max(${table.invitation.madeAt})` })
		.from(table.invitation)
		.where(and(inArray(table.invitation[kind], ids), isOpen(now)))
		.groupBy(table.invitation[kind]);
	return rows.map((row) => {
		const invitedAt = open.find(({ id }) => id === row.id)?.at;
		return {
			...row,
			people: Number(people.find(({ id }) => id === row.id)?.count ?? 0),
			invitedAt: invitedAt ? new Date(invitedAt) : null,
		};
	});
}
