import { and, asc, eq } from 'drizzle-orm';
import type { Text } from '../../election/text.ts';
import type { Database } from '../store/database.ts';
import * as table from '../store/schema.ts';
import { standing } from './contender.ts';
import { columns, type Election } from './election.ts';

/** A bloc as its coordinator, its members and the editors work on it. */
export interface Bloc {
	id: number;
	slug: string;
	name: Text;
	election: Election;
	/** In the order of contenders. */
	members: Member[];
}

/** A contender that belongs to a bloc. */
export interface Member {
	id: number;
	slug: string;
	kind: 'list' | 'person';
	name: Text;
	party: number | null;
	/** On the ballot. */
	isStanding: boolean;
}

/** The bloc of this slug in the election of this slug, or null. */
export async function find(db: Database, electionSlug: string, slug: string): Promise<Bloc | null> {
	const [row] = await db
		.select({
			id: table.bloc.id,
			slug: table.bloc.slug,
			name: table.bloc.name,
			election: columns,
		})
		.from(table.bloc)
		.innerJoin(table.election, eq(table.election.id, table.bloc.election))
		.where(and(eq(table.election.slug, electionSlug), eq(table.bloc.slug, slug)));
	if (!row) return null;
	const members = await db
		.select({
			id: table.contender.id,
			slug: table.contender.slug,
			kind: table.contender.kind,
			name: table.contender.name,
			party: table.contender.party,
		})
		.from(table.contender)
		.where(eq(table.contender.bloc, row.id))
		.orderBy(asc(table.contender.place));
	const ids = members.map(({ id }) => id);
	const onBallot = await standing(db, ids);
	return { ...row, members: members.map((member) => ({ ...member, isStanding: onBallot.has(member.id) })) };
}
