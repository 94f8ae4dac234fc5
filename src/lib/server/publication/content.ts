import { asc, eq, sql } from 'drizzle-orm';
import type { Pack, PackContender, PackDistrict, Position } from '../../pack/pack.ts';
import type { Text } from '../../election/text.ts';
import * as statements from '../election/statement.ts';
import { statuses } from '../election/contender.ts';
import * as manifesto from '../position/manifesto.ts';
import type { Database } from '../store/database.ts';
import * as table from '../store/schema.ts';
import * as profiles from './profiles.ts';

// What voters see of an election, as it is now: what was loaded, and what its contenders have submitted since.

/**
 * The election as a pack: what was loaded, or null where there is no election of this slug. Loading what was read gives
 * the same snapshot again.
 */
export async function read(db: Database, slug: string): Promise<Pack | null> {
	const found = await db.query.election.findFirst({ where: eq(table.election.slug, slug) });
	if (!found) return null;
	const { id, embeddedBy, loadedAt: _, changedAt: _changedAt, restsUntil: _restsUntil, ...facts } = found;
	const topics = await db
		.select()
		.from(table.topic)
		.where(eq(table.topic.election, id))
		.orderBy(asc(table.topic.place));
	const contests = await db
		.select()
		.from(table.contest)
		.where(eq(table.contest.election, id))
		.orderBy(asc(table.contest.place));
	const regions = await db
		.select()
		.from(table.region)
		.where(eq(table.region.election, id))
		.orderBy(asc(table.region.place));
	const parties = await db
		.select()
		.from(table.party)
		.where(eq(table.party.election, id))
		.orderBy(asc(table.party.place));
	const blocs = await db
		.select()
		.from(table.bloc)
		.where(eq(table.bloc.election, id))
		.orderBy(asc(table.bloc.place));
	const manifestos = await manifesto.published(db, id);
	return {
		election: { ...facts, topics: topics.map(withoutKeys) },
		aroundLoading: false,
		...(embeddedBy.length > 0 && { embeddedBy }),
		contests: contests.map(withoutKeys),
		regions: regions.map(withoutKeys),
		districts: await readDistricts(db, id),
		parties: parties.map(withoutKeys),
		blocs: blocs.map(({ manifesto: _, confirmed: __, ...row }) => ({
			...withoutKeys(row),
			...withConfirmed(manifestos.get(row.slug)),
		})),
		statements: (await statements.read(db, id)).map(({ id: _, ...facts }) => facts),
		contenders: await readContenders(db, id),
		positions: await readPositions(db, id),
		profiles: await profiles.read(db, id),
	};
}

/** A manifesto with those who confirmed it, if anybody did. */
function withConfirmed({ manifesto, confirmed }: { manifesto: Text; confirmed: string[] } = nothingSaid) {
	return { manifesto, ...(confirmed.length > 0 && { confirmed }) };
}

const nothingSaid = { manifesto: {}, confirmed: [] };

async function readDistricts(db: Database, electionId: number): Promise<PackDistrict[]> {
	return db
		.select({
			contest: table.contest.slug,
			number: table.district.number,
			region: table.region.code,
			name: table.district.name,
			composition: table.district.composition,
		})
		.from(table.district)
		.innerJoin(table.contest, eq(table.contest.id, table.district.contest))
		.leftJoin(table.region, eq(table.region.id, table.district.region))
		.where(eq(table.contest.election, electionId))
		.orderBy(asc(table.contest.place), asc(table.district.number));
}

async function readContenders(db: Database, electionId: number): Promise<PackContender[]> {
	const statusOf = await statuses(db, { election: electionId });
	const rows = await db
		.select({
			id: table.contender.id,
			slug: table.contender.slug,
			kind: table.contender.kind,
			contest: table.contest.slug,
			district: table.district.number,
			name: table.contender.name,
			nomination: table.contender.nomination,
			party: table.party.slug,
			bloc: table.bloc.slug,
			number: table.contender.number,
		})
		.from(table.contender)
		.innerJoin(table.district, eq(table.district.id, table.contender.district))
		.innerJoin(table.contest, eq(table.contest.id, table.district.contest))
		.leftJoin(table.party, eq(table.party.id, table.contender.party))
		.leftJoin(table.bloc, eq(table.bloc.id, table.contender.bloc))
		.where(eq(table.contender.election, electionId))
		.orderBy(asc(table.contender.place));
	return rows.map(({ id, ...facts }) => ({ ...facts, status: statusOf.get(id) ?? 'nominated' }));
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

function withoutKeys<Row extends { id: number; election: number; place: number }>(row: Row) {
	const { id: _id, election: _election, place: _place, ...facts } = row;
	return facts;
}
