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

export async function parties(db: Database, electionId: number, now: Date): Promise<Organisation[]> {
	const rows = await db
		.select({ id: table.party.id, slug: table.party.slug, name: table.party.name })
		.from(table.party)
		.where(eq(table.party.election, electionId))
		.orderBy(asc(table.party.place));
	return organised(db, 'party', rows, now);
}

export async function blocs(db: Database, electionId: number, now: Date): Promise<Organisation[]> {
	const rows = await db
		.select({ id: table.bloc.id, slug: table.bloc.slug, name: table.bloc.name })
		.from(table.bloc)
		.where(eq(table.bloc.election, electionId))
		.orderBy(asc(table.bloc.place));
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
