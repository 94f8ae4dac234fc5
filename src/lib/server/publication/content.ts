import { asc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { contender, type ContenderFacts } from '../../election/noun/contender.ts';
import { contest, district, region, type DistrictFacts } from '../../election/noun/contest.ts';
import { election, topic } from '../../election/noun/election.ts';
import { bloc, party } from '../../election/noun/party.ts';
import { place } from '../../election/noun/place.ts';
import type { Pack, Position } from '../../pack/pack.ts';
import type { Text } from '../../election/text.ts';
import * as statements from '../election/statement.ts';
import { statuses } from '../election/contender.ts';
import type { Database } from '../store/database.ts';
import { factsOf } from '../store/row.ts';
import * as table from '../store/schema.ts';
import * as manifestos from './manifestos.ts';
import * as profiles from './profiles.ts';

// What voters see of an election, as it is now: what was loaded, and what its contenders have submitted since.

/**
 * The election as a pack: what was loaded, or null where there is no election of this slug. Loading what was read gives
 * the same snapshot again.
 */
export async function read(db: Database, slug: string): Promise<Pack | null> {
	const found = await db.query.election.findFirst({ where: eq(table.election.slug, slug) });
	if (!found) return null;
	const { id, embeddedBy } = found;
	const topics = await db.query.topic.findMany(inOrder(table.topic, id));
	const contests = await db.query.contest.findMany(inOrder(table.contest, id));
	const regions = await db.query.region.findMany(inOrder(table.region, id));
	const places = await db.query.place.findMany(inOrder(table.place, id));
	const parties = await db.query.party.findMany(inOrder(table.party, id));
	const blocs = await db.query.bloc.findMany(inOrder(table.bloc, id));
	const manifestoOf = await manifestos.read(db, id);
	return {
		election: factsOf(election(), { ...found, topics: topics.map((row) => factsOf(topic(), row)) }),
		aroundLoading: false,
		...(embeddedBy.length > 0 && { embeddedBy }),
		contests: contests.map((row) => factsOf(contest(), row)),
		regions: regions.map((row) => factsOf(region, row)),
		districts: await readDistricts(db, id),
		places: places.map((row) => factsOf(place, row)),
		parties: parties.map((row) => factsOf(party, row)),
		blocs: blocs.map((row) => factsOf(bloc, { ...row, ...withConfirmed(manifestoOf.get(row.slug)) })),
		statements: (await statements.read(db, id)).map(({ id: _, ...facts }) => facts),
		contenders: await readContenders(db, id),
		positions: await readPositions(db, id),
		profiles: await profiles.read(db, id),
	};
}

/** The rows of an election in the order of its pack. */
function inOrder({ election, place }: Record<'election' | 'place', PgColumn>, id: number) {
	return { where: eq(election, id), orderBy: asc(place) };
}

/** A manifesto with those who confirmed it, if anybody did. */
function withConfirmed({ manifesto, confirmed }: { manifesto: Text; confirmed: string[] } = nothingSaid) {
	return { manifesto, confirmed: confirmed.length > 0 ? confirmed : null };
}

const nothingSaid = { manifesto: {}, confirmed: [] };

async function readDistricts(db: Database, electionId: number): Promise<DistrictFacts[]> {
	const rows = await db
		.select({
			...getTableColumns(table.district),
			contest: table.contest.slug,
			region: table.region.code,
		})
		.from(table.district)
		.innerJoin(table.contest, eq(table.contest.id, table.district.contest))
		.leftJoin(table.region, eq(table.region.id, table.district.region))
		.where(eq(table.contest.election, electionId))
		.orderBy(asc(table.contest.place), asc(table.district.number));
	return rows.map((row) => factsOf(district, row));
}

async function readContenders(db: Database, electionId: number): Promise<ContenderFacts[]> {
	const statusOf = await statuses(db, { election: electionId });
	const rows = await db
		.select({
			...getTableColumns(table.contender),
			contest: table.contest.slug,
			district: table.district.number,
			party: table.party.slug,
			bloc: table.bloc.slug,
		})
		.from(table.contender)
		.innerJoin(table.district, eq(table.district.id, table.contender.district))
		.innerJoin(table.contest, eq(table.contest.id, table.district.contest))
		.leftJoin(table.party, eq(table.party.id, table.contender.party))
		.leftJoin(table.bloc, eq(table.bloc.id, table.contender.bloc))
		.where(eq(table.contender.election, electionId))
		.orderBy(asc(table.contender.place));
	return rows.map((row) => factsOf(contender, { ...row, status: statusOf.get(row.id) ?? 'nominated' }));
}

type PositionRow = [
	statement: string,
	stance: number | null,
	reason: Text | null,
	source: string | null,
	at: string | null,
];

/** One row for each contender, its positions gathered by the database: eight times faster than a row for each position. */
async function readPositions(db: Database, electionId: number): Promise<Position[]> {
	const at = sql`to_char(${table.position.at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
	const cells = sql`${table.statement.slug}, ${table.position.stance}, ${table.position.reason}, ${table.position.source}, ${at}`;
	const rows = await db
		.select({
			contender: table.contender.slug,
			positions: sql<PositionRow[]>`json_agg(json_build_array(${cells}) order by ${table.statement.place})`,
		})
		.from(table.position)
		.innerJoin(table.contender, eq(table.contender.id, table.position.contender))
		.innerJoin(table.statement, eq(table.statement.id, table.position.statement))
		.where(eq(table.contender.election, electionId))
		.groupBy(table.contender.id)
		.orderBy(asc(table.contender.place));
	return rows.flatMap(({ contender, positions }) =>
		positions.map(([statement, stance, reason, source, at]) => ({
			contender,
			statement,
			stance,
			reason: reason ?? {},
			source,
			at,
		})),
	);
}
