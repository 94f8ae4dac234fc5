import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { allows } from '../../election/calendar.ts';
import { asked, isStanding, type ContenderStatus, type Statement } from '../../election/snapshot.ts';
import type { Text } from '../../election/text.ts';
import type { Database } from '../store/database.ts';
import * as elections from './election.ts';
import type { Election } from './election.ts';
import * as districts from './district.ts';
import type { District } from './district.ts';
import * as table from '../store/schema.ts';
import * as statementRows from './statement.ts';

/** A contender as its own people and the editors see it. */
export interface Contender extends District {
	id: number;
	slug: string;
	kind: 'list' | 'person';
	name: Text;
	number: number | null;
	nomination: 'party' | 'association' | 'self';
	/** The newest one entered. */
	status: ContenderStatus;
	party: { id: number; slug: string; name: Text } | null;
	bloc: { id: number; slug: string; name: Text } | null;
	election: Election;
}

/** The contender of this slug in the election of this slug, or null. */
export async function find(db: Database, electionSlug: string, slug: string): Promise<Contender | null> {
	const [row] = await db
		.select({
			id: table.contender.id,
			slug: table.contender.slug,
			kind: table.contender.kind,
			name: table.contender.name,
			number: table.contender.number,
			nomination: table.contender.nomination,
			status: newestStatus,
			...districts.columns,
			party: { id: table.party.id, slug: table.party.slug, name: table.party.name },
			bloc: { id: table.bloc.id, slug: table.bloc.slug, name: table.bloc.name },
			election: elections.columns,
		})
		.from(table.contender)
		.innerJoin(table.election, eq(table.election.id, table.contender.election))
		.innerJoin(table.district, eq(table.district.id, table.contender.district))
		.innerJoin(table.contest, eq(table.contest.id, table.district.contest))
		.leftJoin(table.party, eq(table.party.id, table.contender.party))
		.leftJoin(table.bloc, eq(table.bloc.id, table.contender.bloc))
		.where(and(eq(table.election.slug, electionSlug), eq(table.contender.slug, slug)));
	return row ?? null;
}

/**
 * A subquery for the newest status of the contender in the row. It avoids `order by … limit 1`, for which the database
 * may scan the statuses of all contenders.
 */
export const newestStatus = sql<ContenderStatus>`coalesce((
	select (array_agg(${table.contenderStatus.status} order by ${table.contenderStatus.id} desc))[1]
	from ${table.contenderStatus} where ${table.contenderStatus.contender} = ${table.contender.id}), 'nominated')`;

/** The newest status of each contender of an election, or of these contenders, by id; others are left out. */
export async function statuses(
	db: Database,
	whose: { election: number } | { contenders: readonly number[] },
): Promise<Map<number, ContenderStatus>> {
	const rows = await db
		.selectDistinctOn([table.contenderStatus.contender], {
			contender: table.contenderStatus.contender,
			status: table.contenderStatus.status,
		})
		.from(table.contenderStatus)
		.innerJoin(table.contender, eq(table.contender.id, table.contenderStatus.contender))
		.where(
			'election' in whose
				? eq(table.contender.election, whose.election)
				: inArray(table.contenderStatus.contender, [...whose.contenders]),
		)
		.orderBy(asc(table.contenderStatus.contender), desc(table.contenderStatus.id));
	return new Map(rows.map(({ contender, status }) => [contender, status]));
}

/** Those of these contenders that are on the ballot. */
export async function standing(db: Database, contenders: readonly number[]): Promise<Set<number>> {
	if (contenders.length === 0) return new Set();
	const found = await statuses(db, { contenders });
	return new Set(contenders.filter((id) => isStanding({ status: found.get(id) ?? 'nominated' })));
}

/** Whether it may submit now: it is on the ballot and the calendar allows it. */
export function maySubmit(contender: Contender, now: Date): boolean {
	return isStanding(contender) && allows(contender.election, 'collect', now);
}

/** A statement that is put to a contender, with the id of its row. */
export type AskedStatement = Statement & { id: number };

/** The statements put to this contender, in the election's order. */
export async function statements(db: Database, contender: Contender): Promise<AskedStatement[]> {
	const all = await statementRows.read(db, contender.election.id);
	return asked(all, contender.contest, contender.district);
}
