import { asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Pack, PackContender, PackDistrict, Position } from '../election/pack.ts';
import type { Text } from '../election/text.ts';
import type { Database } from './database.ts';
import * as manifesto from './manifesto.ts';
import {
	bloc,
	contender,
	contenderStatus,
	contest,
	district,
	election,
	party,
	position,
	region,
	statement,
	statementDistrict,
	topic,
} from './schema.ts';
import { loadedProfile } from './schema/register.ts';
import * as statements from './statement.ts';
import * as told from './told.ts';

/** PostgreSQL takes 65,535 parameters in one query. */
const rowsAtOnce = 1000;
const positionsAtOnce = 20_000;

/**
 * Loads an election in one transaction. An election of the same slug is replaced; what was published of it stays.
 *
 * @param now when the election and its contenders' statuses are entered
 */
export async function load(db: Database, pack: Pack, now: Date): Promise<void> {
	await db.transaction(async (tx) => {
		const electionId = await replaceElection(tx, pack, now);
		const topics = await insertTopics(tx, electionId, pack);
		const contests = await insertContests(tx, electionId, pack);
		const districts = await insertDistricts(tx, contests, await insertRegions(tx, electionId, pack), pack);
		const statements = await insertStatements(tx, electionId, { topics, contests, districts }, pack);
		const parties = await insertParties(tx, electionId, pack);
		const blocs = await insertBlocs(tx, electionId, pack);
		const contenders = await insertContenders(tx, electionId, { districts, parties, blocs }, pack);
		await insertStatuses(tx, contenders, pack, now);
		await insertPositions(tx, contenders, statements, pack);
		await insertProfiles(tx, contenders, pack);
	});
}

/**
 * The election as a pack: what was loaded, or null where there is no election of this slug. Loading what was read gives
 * the same snapshot again.
 */
export async function read(db: Database, slug: string): Promise<Pack | null> {
	const found = await db.query.election.findFirst({ where: eq(election.slug, slug) });
	if (!found) return null;
	const { id, loadedAt: _, changedAt: _changedAt, restsUntil: _restsUntil, ...facts } = found;
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
		profiles: await told.profiles(db, id),
	};
}

/** A manifesto with those who confirmed it, if anybody did. */
function withConfirmed({ manifesto, confirmed }: { manifesto: Text; confirmed: string[] } = nothingSaid) {
	return { manifesto, ...(confirmed.length > 0 && { confirmed }) };
}

const nothingSaid = { manifesto: {}, confirmed: [] };

/** The slugs of all elections, in the order in which they were first loaded. */
export async function slugs(db: Database): Promise<string[]> {
	const rows = await db.select({ slug: election.slug }).from(election).orderBy(asc(election.id));
	return rows.map(({ slug }) => slug);
}

/** Ids of what was inserted, by the name that the pack gives it. */
type Ids = Map<string, number>;

/** Keeps the election's own row, since its publications belong to it, and empties everything below. */
async function replaceElection(tx: Database, { election: facts }: Pack, now: Date): Promise<number> {
	const { topics: _, ...columns } = facts;
	const row = { ...columns, loadedAt: now };
	const [replaced] = await tx
		.insert(election)
		.values(row)
		.onConflictDoUpdate({ target: election.slug, set: row })
		.returning({ id: election.id });
	const { id } = one(replaced);
	const contenders = tx.select({ id: contender.id }).from(contender).where(eq(contender.election, id));
	const contests = tx.select({ id: contest.id }).from(contest).where(eq(contest.election, id));
	await tx.delete(position).where(inArray(position.contender, contenders));
	await tx.delete(contender).where(eq(contender.election, id));
	await tx.delete(statement).where(eq(statement.election, id));
	await tx.delete(district).where(inArray(district.contest, contests));
	for (const table of [topic, contest, region, party, bloc])
		await tx.delete(table).where(eq(table.election, id));
	return id;
}

async function insertTopics(tx: Database, electionId: number, { election: { topics } }: Pack): Promise<Ids> {
	return insertNamed(numbered(electionId, topics), (rows) =>
		tx.insert(topic).values(rows).returning({ id: topic.id, name: topic.slug }),
	);
}

async function insertContests(tx: Database, electionId: number, { contests }: Pack): Promise<Ids> {
	return insertNamed(numbered(electionId, contests), (rows) =>
		tx.insert(contest).values(rows).returning({ id: contest.id, name: contest.slug }),
	);
}

async function insertRegions(tx: Database, electionId: number, { regions }: Pack): Promise<Ids> {
	return insertNamed(numbered(electionId, regions), (rows) =>
		tx.insert(region).values(rows).returning({ id: region.id, name: region.code }),
	);
}

async function insertDistricts(tx: Database, contests: Ids, regions: Ids, { districts }: Pack): Promise<Ids> {
	const all = districts.map((facts) => ({
		...facts,
		contest: idOf(contests, facts.contest),
		region: facts.region === null ? null : idOf(regions, facts.region),
	}));
	const name = sql<string>`${district.contest} || ' ' || ${district.number}`;
	const byContestId = await insertNamed(all, (rows) =>
		tx.insert(district).values(rows).returning({ id: district.id, name }),
	);
	return new Map(
		districts.map(({ contest, number }) => [
			districtKey(contest, number),
			idOf(byContestId, districtKey(idOf(contests, contest), number)),
		]),
	);
}

async function insertStatements(
	tx: Database,
	electionId: number,
	{ topics, contests, districts }: { topics: Ids; contests: Ids; districts: Ids },
	{ statements }: Pack,
): Promise<Ids> {
	const all = numbered(electionId, statements).map(({ districts: _, ...facts }) => ({
		...facts,
		topic: idOf(topics, facts.topic),
		contest: facts.contest === undefined ? null : idOf(contests, facts.contest),
	}));
	const ids = await insertNamed(all, (rows) =>
		tx.insert(statement).values(rows).returning({ id: statement.id, name: statement.slug }),
	);
	const local = statements.flatMap(({ slug, contest, districts: numbers = [] }) =>
		numbers.map((number) => ({
			statement: idOf(ids, slug),
			district: idOf(districts, districtKey(contest ?? '', number)),
		})),
	);
	for (const rows of chunks(local)) await tx.insert(statementDistrict).values(rows);
	return ids;
}

async function insertParties(tx: Database, electionId: number, { parties }: Pack): Promise<Ids> {
	return insertNamed(numbered(electionId, parties), (rows) =>
		tx.insert(party).values(rows).returning({ id: party.id, name: party.slug }),
	);
}

async function insertBlocs(tx: Database, electionId: number, { blocs }: Pack): Promise<Ids> {
	const all = numbered(electionId, blocs).map((row) => ({ ...row, confirmed: row.confirmed ?? [] }));
	return insertNamed(all, (rows) => tx.insert(bloc).values(rows).returning({ id: bloc.id, name: bloc.slug }));
}

async function insertContenders(
	tx: Database,
	electionId: number,
	{ districts, parties, blocs }: { districts: Ids; parties: Ids; blocs: Ids },
	{ contenders }: Pack,
): Promise<Ids> {
	const all = numbered(electionId, contenders).map(({ contest, status: _, ...facts }) => ({
		...facts,
		district: idOf(districts, districtKey(contest, facts.district)),
		party: facts.party === null ? null : idOf(parties, facts.party),
		bloc: facts.bloc === null ? null : idOf(blocs, facts.bloc),
	}));
	return insertNamed(all, (rows) =>
		tx.insert(contender).values(rows).returning({ id: contender.id, name: contender.slug }),
	);
}

async function insertStatuses(tx: Database, ids: Ids, { contenders }: Pack, now: Date): Promise<void> {
	const all = contenders.map(({ slug, status }) => ({ contender: idOf(ids, slug), status, at: now }));
	for (const rows of chunks(all)) await tx.insert(contenderStatus).values(rows);
}

/** As JSON, many thousands at once: one parameter for each cell would be several times slower. */
async function insertPositions(tx: Database, contenders: Ids, statements: Ids, pack: Pack): Promise<void> {
	for (let from = 0; from < pack.positions.length; from += positionsAtOnce) {
		const rows = pack.positions
			.slice(from, from + positionsAtOnce)
			.map(({ contender, statement, stance, reason, source, at }) => [
				idOf(contenders, contender),
				idOf(statements, statement),
				stance,
				Object.keys(reason).length > 0 ? reason : null,
				source,
				at,
			]);
		await tx.execute(sql`
			insert into position (contender, statement, stance, reason, source, at)
			select (r->>0)::int, (r->>1)::int, (r->>2)::smallint, nullif(r->3, 'null'), r->>4, (r->>5)::timestamptz
			from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) r`);
	}
}

async function insertProfiles(tx: Database, ids: Ids, { profiles }: Pack): Promise<void> {
	const all = profiles.map(({ contender, ...facts }) => ({ contender: idOf(ids, contender), facts }));
	for (const rows of chunks(all)) await tx.insert(loadedProfile).values(rows);
}

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
	const statuses = await db
		.selectDistinctOn([contenderStatus.contender], {
			contender: contenderStatus.contender,
			status: contenderStatus.status,
		})
		.from(contenderStatus)
		.innerJoin(contender, eq(contender.id, contenderStatus.contender))
		.where(eq(contender.election, electionId))
		.orderBy(asc(contenderStatus.contender), desc(contenderStatus.id));
	const statusOf = new Map(statuses.map(({ contender, status }) => [contender, status]));
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

function numbered<Entry extends object>(electionId: number, entries: readonly Entry[]) {
	return entries.map((entry, place) => ({ ...entry, election: electionId, place }));
}

function withoutKeys<Row extends { id: number; election: number; place: number }>(row: Row) {
	const { id: _id, election: _election, place: _place, ...facts } = row;
	return facts;
}

async function insertNamed<Row>(
	all: readonly Row[],
	insert: (rows: Row[]) => PromiseLike<{ id: number; name: string }[]>,
): Promise<Ids> {
	const ids: Ids = new Map();
	for (const rows of chunks(all)) for (const { id, name } of await insert(rows)) ids.set(name, id);
	return ids;
}

function* chunks<Row>(rows: readonly Row[]): Generator<Row[]> {
	for (let from = 0; from < rows.length; from += rowsAtOnce) yield rows.slice(from, from + rowsAtOnce);
}

function idOf(ids: Ids, name: string): number {
	return one(ids.get(name), name);
}

function districtKey(contest: string | number, number: number): string {
	return `${contest} ${number}`;
}

function one<Value>(value: Value | undefined, name = 'row'): Value {
	if (value === undefined) throw new Error(`A checked pack has no ${name}.`);
	return value;
}
