import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { allows } from '../../election/calendar.ts';
import { asked, isStanding, type ContenderStatus, type Statement } from '../../election/snapshot.ts';
import type { Text } from '../../election/text.ts';
import type { Database } from '../store/database.ts';
import * as elections from './election.ts';
import type { Election } from './election.ts';
import { bloc, contender, contenderStatus, contest, district, election, party } from '../store/schema.ts';
import * as statementRows from './statement.ts';

/** A contender as its own people and the editors work on it. */
export interface Candidacy {
	id: number;
	slug: string;
	kind: 'list' | 'person';
	name: Text;
	number: number | null;
	nomination: 'party' | 'association' | 'self';
	/** The newest that was entered. */
	status: ContenderStatus;
	contest: string;
	contestName: Text;
	district: number;
	districtName: Text;
	party: { id: number; slug: string; name: Text } | null;
	bloc: { id: number; slug: string; name: Text } | null;
	election: Election;
}

/** The contender of this slug in the election of this slug, or null. */
export async function find(db: Database, electionSlug: string, slug: string): Promise<Candidacy | null> {
	const [row] = await db
		.select({
			id: contender.id,
			slug: contender.slug,
			kind: contender.kind,
			name: contender.name,
			number: contender.number,
			nomination: contender.nomination,
			status: newestStatus,
			contest: contest.slug,
			contestName: contest.name,
			district: district.number,
			districtName: district.name,
			party: { id: party.id, slug: party.slug, name: party.name },
			bloc: { id: bloc.id, slug: bloc.slug, name: bloc.name },
			election: elections.columns,
		})
		.from(contender)
		.innerJoin(election, eq(election.id, contender.election))
		.innerJoin(district, eq(district.id, contender.district))
		.innerJoin(contest, eq(contest.id, district.contest))
		.leftJoin(party, eq(party.id, contender.party))
		.leftJoin(bloc, eq(bloc.id, contender.bloc))
		.where(and(eq(election.slug, electionSlug), eq(contender.slug, slug)));
	return row ?? null;
}

/** Not `order by … limit 1`: that invites the database to look through everybody's statuses. */
const newestStatus = sql<ContenderStatus>`coalesce((
	select (array_agg(${contenderStatus.status} order by ${contenderStatus.id} desc))[1]
	from ${contenderStatus} where ${contenderStatus.contender} = ${contender.id}), 'nominated')`;

/** How each contender stands now, by its id. */
export async function statuses(db: Database, electionId: number): Promise<Map<number, ContenderStatus>> {
	const rows = await db
		.selectDistinctOn([contenderStatus.contender], {
			contender: contenderStatus.contender,
			status: contenderStatus.status,
		})
		.from(contenderStatus)
		.innerJoin(contender, eq(contender.id, contenderStatus.contender))
		.where(eq(contender.election, electionId))
		.orderBy(asc(contenderStatus.contender), desc(contenderStatus.id));
	return new Map(rows.map(({ contender, status }) => [contender, status]));
}

/** Of these contenders, those that are on the ballot: as the newest status says that was entered for each. */
export async function standing(db: Database, contenders: readonly number[]): Promise<Set<number>> {
	if (contenders.length === 0) return new Set();
	const entered = await db
		.select({ contender: contenderStatus.contender, status: contenderStatus.status })
		.from(contenderStatus)
		.where(inArray(contenderStatus.contender, [...contenders]))
		.orderBy(asc(contenderStatus.id));
	const newest = new Map(entered.map(({ contender, status }) => [contender, status]));
	return new Set(contenders.filter((id) => isStanding({ status: newest.get(id) ?? 'nominated' })));
}

/** Whether it may answer now: it is on the ballot, and the calendar lets contenders answer. */
export function mayAnswer(candidacy: Candidacy, now: Date): boolean {
	return isStanding(candidacy) && allows(candidacy.election, 'collect', now);
}

/** A statement that is put to a contender, with the id of its row. */
export type AskedStatement = Statement & { id: number };

/** The statements that are put to this contender, in the order of the election. */
export async function statements(db: Database, candidacy: Candidacy): Promise<AskedStatement[]> {
	const all = await statementRows.read(db, candidacy.election.id);
	return asked(all, candidacy.contest, candidacy.district);
}
