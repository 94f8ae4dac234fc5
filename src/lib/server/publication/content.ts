import { asc, eq, sql } from 'drizzle-orm';
import type { Pack, PackContender, PackDistrict, Position } from '../../pack/pack.ts';
import type { Text } from '../../election/text.ts';
import * as statements from '../election/statement.ts';
import { statuses } from '../election/contender.ts';
import * as manifesto from '../position/manifesto.ts';
import type { Database } from '../store/database.ts';
import {
	bloc,
	contender,
	contest,
	district,
	election,
	party,
	position,
	region,
	statement,
	topic,
} from '../store/schema.ts';
import * as profiles from './profiles.ts';

// What voters see of an election, as it is now: what was loaded, and what its contenders have submitted since.

/**
 * The election as a pack: what was loaded, or null where there is no election of this slug. Loading what was read gives
 * the same snapshot again.
 */
export async function read(db: Database, slug: string): Promise<Pack | null> {
	const found = await db.query.election.findFirst({ where: eq(election.slug, slug) });
	if (!found) return null;
	const { id, embeddedBy, loadedAt: _, changedAt: _changedAt, restsUntil: _restsUntil, ...facts } = found;
	const topics = await db.select().from(topic).where(eq(topic.election, id)).orderBy(asc(topic.place));
	const contests = await db
		.select()
		.from(contest)
		.where(eq(contest.election, id))
		.orderBy(asc(contest.place));
	const regions = await db.select().from(region).where(eq(region.election, id)).orderBy(asc(region.place));
	const parties = await db.select().from(party).where(eq(party.election, id)).orderBy(asc(party.place));
	const blocs = await db.select().from(bloc).where(eq(bloc.election, id)).orderBy(asc(bloc.place));
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
			contest: contest.slug,
			number: district.number,
			region: region.code,
			name: district.name,
			composition: district.composition,
		})
		.from(district)
		.innerJoin(contest, eq(contest.id, district.contest))
		.leftJoin(region, eq(region.id, district.region))
		.where(eq(contest.election, electionId))
		.orderBy(asc(contest.place), asc(district.number));
}

async function readContenders(db: Database, electionId: number): Promise<PackContender[]> {
	const statusOf = await statuses(db, electionId);
	const rows = await db
		.select({
			id: contender.id,
			slug: contender.slug,
			kind: contender.kind,
			contest: contest.slug,
			district: district.number,
			name: contender.name,
			nomination: contender.nomination,
			party: party.slug,
			bloc: bloc.slug,
			number: contender.number,
		})
		.from(contender)
		.innerJoin(district, eq(district.id, contender.district))
		.innerJoin(contest, eq(contest.id, district.contest))
		.leftJoin(party, eq(party.id, contender.party))
		.leftJoin(bloc, eq(bloc.id, contender.bloc))
		.where(eq(contender.election, electionId))
		.orderBy(asc(contender.place));
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
	const at = sql`to_char(${position.at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
	const cells = sql`${statement.slug}, ${position.stance}, ${position.reason}, ${position.source}, ${at}`;
	const rows = await db
		.select({
			contender: contender.slug,
			positions: sql<PositionRow[]>`json_agg(json_build_array(${cells}) order by ${statement.place})`,
		})
		.from(position)
		.innerJoin(contender, eq(contender.id, position.contender))
		.innerJoin(statement, eq(statement.id, position.statement))
		.where(eq(contender.election, electionId))
		.groupBy(contender.id)
		.orderBy(asc(contender.place));
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
