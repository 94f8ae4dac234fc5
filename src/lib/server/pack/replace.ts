import { and, eq, getTableColumns, inArray, isNotNull, isNull, notInArray, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Pack } from '../../pack/pack.ts';
import type { Database } from '../store/database.ts';
import { statuses } from '../election/contender.ts';
import * as register from '../position/register.ts';
import {
	bloc,
	contender,
	contenderStatus,
	contest,
	district,
	party,
	position,
	region,
	statement,
	statementDistrict,
	topic,
} from '../store/schema.ts';
import { draft, loadedProfile } from '../store/schema/register.ts';
import * as statements from '../election/statement.ts';
import { isReworded } from './obstacles.ts';

/** PostgreSQL takes 65,535 parameters in one query. */
const rowsAtOnce = 1000;
const positionsAtOnce = 20_000;

/**
 * Makes the election of this id what the pack says. What is there already under the same name keeps its row, since people,
 * drafts and the register belong to it; what contenders submitted themselves stays; the rest is replaced.
 */
export async function replace(tx: Database, electionId: number, pack: Pack, now: Date): Promise<void> {
	const topics = await putTopics(tx, electionId, pack);
	const contests = await putContests(tx, electionId, pack);
	const regions = await putRegions(tx, electionId, pack);
	const districts = await putDistricts(tx, { contests, regions }, pack);
	const statements = await putStatements(tx, electionId, { topics, contests, districts }, pack);
	const parties = await putParties(tx, electionId, pack);
	const blocs = await putBlocs(tx, electionId, pack);
	const contenders = await putContenders(tx, electionId, { districts, parties, blocs }, pack);
	await removeOthers(tx, electionId, {
		topics,
		contests,
		regions,
		districts,
		statements,
		parties,
		blocs,
		contenders,
	});
	await addStatuses(tx, electionId, contenders, pack, now);
	await replacePositions(tx, electionId, { contenders, statements }, pack);
	await replaceProfiles(tx, electionId, contenders, pack);
}

/** Ids of rows, by the name that the pack gives them. */
type Ids = Map<string, number>;

async function putTopics(tx: Database, electionId: number, { election: { topics } }: Pack): Promise<Ids> {
	return named(numbered(electionId, topics), (rows) =>
		tx
			.insert(topic)
			.values(rows)
			.onConflictDoUpdate({ target: [topic.election, topic.slug], set: allOf(topic, 'slug') })
			.returning({ id: topic.id, name: topic.slug }),
	);
}

async function putContests(tx: Database, electionId: number, { contests }: Pack): Promise<Ids> {
	return named(numbered(electionId, contests), (rows) =>
		tx
			.insert(contest)
			.values(rows)
			.onConflictDoUpdate({ target: [contest.election, contest.slug], set: allOf(contest, 'slug') })
			.returning({ id: contest.id, name: contest.slug }),
	);
}

async function putRegions(tx: Database, electionId: number, { regions }: Pack): Promise<Ids> {
	return named(numbered(electionId, regions), (rows) =>
		tx
			.insert(region)
			.values(rows)
			.onConflictDoUpdate({ target: [region.election, region.code], set: allOf(region, 'code') })
			.returning({ id: region.id, name: region.code }),
	);
}

async function putDistricts(
	tx: Database,
	{ contests, regions }: { contests: Ids; regions: Ids },
	{ districts }: Pack,
): Promise<Ids> {
	const all = districts.map((facts) => ({
		...facts,
		contest: idOf(contests, facts.contest),
		region: facts.region === null ? null : idOf(regions, facts.region),
	}));
	const name = sql<string>`${district.contest} || ' ' || ${district.number}`;
	const byContestId = await named(all, (rows) =>
		tx
			.insert(district)
			.values(rows)
			.onConflictDoUpdate({
				target: [district.contest, district.number],
				set: allOf(district, 'contest', 'number'),
			})
			.returning({ id: district.id, name }),
	);
	return new Map(
		districts.map(({ contest, number }) => [
			districtKey(contest, number),
			idOf(byContestId, districtKey(idOf(contests, contest), number)),
		]),
	);
}

/** An answer that was begun to a question that is now another one is taken back: nobody answers what it has not read. */
async function putStatements(
	tx: Database,
	electionId: number,
	{ topics, contests, districts }: { topics: Ids; contests: Ids; districts: Ids },
	pack: Pack,
): Promise<Ids> {
	const next = new Map(pack.statements.map((one) => [one.slug, one]));
	const reworded = (await statements.read(tx, electionId)).filter((one) => {
		const other = next.get(one.slug);
		return other && isReworded(one, other);
	});
	const all = numbered(electionId, pack.statements).map(({ districts: _, ...facts }) => ({
		...{ plain: null, background: null, labels: null },
		...facts,
		topic: idOf(topics, facts.topic),
		contest: facts.contest === undefined ? null : idOf(contests, facts.contest),
	}));
	const ids = await named(all, (rows) =>
		tx
			.insert(statement)
			.values(rows)
			.onConflictDoUpdate({ target: [statement.election, statement.slug], set: allOf(statement, 'slug') })
			.returning({ id: statement.id, name: statement.slug }),
	);
	const answered = inArray(
		draft.statement,
		reworded.map(({ id }) => id),
	);
	await tx
		.update(draft)
		.set({ stance: null, isDeclined: false, version: sql`${draft.version} + 1` })
		.where(answered);
	await tx.delete(statementDistrict).where(inArray(statementDistrict.statement, [...ids.values()]));
	const local = pack.statements.flatMap(({ slug, contest, districts: numbers = [] }) =>
		numbers.map((number) => ({
			statement: idOf(ids, slug),
			district: idOf(districts, districtKey(contest ?? '', number)),
		})),
	);
	for (const rows of chunks(local)) await tx.insert(statementDistrict).values(rows);
	return ids;
}

async function putParties(tx: Database, electionId: number, { parties }: Pack): Promise<Ids> {
	return named(numbered(electionId, parties), (rows) =>
		tx
			.insert(party)
			.values(rows)
			.onConflictDoUpdate({ target: [party.election, party.slug], set: allOf(party, 'slug') })
			.returning({ id: party.id, name: party.slug }),
	);
}

async function putBlocs(tx: Database, electionId: number, { blocs }: Pack): Promise<Ids> {
	const all = numbered(electionId, blocs).map((row) => ({ ...row, confirmed: row.confirmed ?? [] }));
	return named(all, (rows) =>
		tx
			.insert(bloc)
			.values(rows)
			.onConflictDoUpdate({ target: [bloc.election, bloc.slug], set: allOf(bloc, 'slug') })
			.returning({ id: bloc.id, name: bloc.slug }),
	);
}

async function putContenders(
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
	return named(all, (rows) =>
		tx
			.insert(contender)
			.values(rows)
			.onConflictDoUpdate({ target: [contender.election, contender.slug], set: allOf(contender, 'slug') })
			.returning({ id: contender.id, name: contender.slug }),
	);
}

/** Removes what the pack does not name, from the bottom up. */
async function removeOthers(
	tx: Database,
	electionId: number,
	staying: Record<
		'topics' | 'contests' | 'regions' | 'districts' | 'statements' | 'parties' | 'blocs' | 'contenders',
		Ids
	>,
): Promise<void> {
	const ids = (names: Ids) =>
		sql`(select value::int from jsonb_array_elements_text(${JSON.stringify([...names.values()])}::jsonb))`;
	const gone = tx
		.select({ id: statement.id })
		.from(statement)
		.where(and(eq(statement.election, electionId), notInArray(statement.id, ids(staying.statements))));
	await tx.delete(draft).where(inArray(draft.statement, gone));
	for (const [table, names] of [
		[contender, staying.contenders],
		[statement, staying.statements],
	] as const) {
		await tx.delete(table).where(and(eq(table.election, electionId), notInArray(table.id, ids(names))));
	}
	const contests = tx.select({ id: contest.id }).from(contest).where(eq(contest.election, electionId));
	await tx
		.delete(district)
		.where(and(inArray(district.contest, contests), notInArray(district.id, ids(staying.districts))));
	for (const [table, names] of [
		[contest, staying.contests],
		[topic, staying.topics],
		[region, staying.regions],
		[party, staying.parties],
		[bloc, staying.blocs],
	] as const) {
		await tx.delete(table).where(and(eq(table.election, electionId), notInArray(table.id, ids(names))));
	}
}

/** What happened to contenders before stays: a status is added where it is another one now. */
async function addStatuses(
	tx: Database,
	electionId: number,
	ids: Ids,
	{ contenders }: Pack,
	now: Date,
): Promise<void> {
	const known = await statuses(tx, electionId);
	const all = contenders
		.map(({ slug, status }) => ({ contender: idOf(ids, slug), status, at: now }))
		.filter(({ contender, status }) => known.get(contender) !== status);
	for (const rows of chunks(all)) await tx.insert(contenderStatus).values(rows);
}

/** As JSON, many thousands at once: one parameter for each cell would be several times slower. */
async function replacePositions(
	tx: Database,
	electionId: number,
	{ contenders, statements }: { contenders: Ids; statements: Ids },
	pack: Pack,
): Promise<void> {
	const ofElection = inArray(
		position.contender,
		tx.select({ id: contender.id }).from(contender).where(eq(contender.election, electionId)),
	);
	await tx.delete(position).where(and(ofElection, isNull(position.entry)));
	const submitted = await tx.$count(position, and(ofElection, isNotNull(position.entry)));
	const orLeave = Number(submitted) > 0 ? sql`on conflict do nothing` : sql``;
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
			from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) r ${orLeave}`);
	}
}

/** Without the changes that stand in the register: an export tells them too. */
async function replaceProfiles(
	tx: Database,
	electionId: number,
	ids: Ids,
	{ profiles }: Pack,
): Promise<void> {
	await tx
		.delete(loadedProfile)
		.where(
			inArray(
				loadedProfile.contender,
				tx.select({ id: contender.id }).from(contender).where(eq(contender.election, electionId)),
			),
		);
	const recorded = await register.history(tx, electionId);
	const all = profiles.map(({ contender, ...facts }) => {
		const own = new Set(recorded.get(contender)?.map(({ statement, at }) => `${statement} ${at}`));
		const changes = facts.changes.filter(({ statement, at }) => !own.has(`${statement} ${at}`));
		return { contender: idOf(ids, contender), facts: { ...facts, changes } };
	});
	for (const rows of chunks(all)) await tx.insert(loadedProfile).values(rows);
}

/** Every column but the row's id, its election and its name gets the new value. */
function allOf(table: PgTable, ...name: string[]) {
	const kept = new Set(['id', 'election', ...name]);
	const columns = Object.keys(getTableColumns(table)).filter((column) => !kept.has(column));
	return Object.fromEntries(columns.map((column) => [column, sql.raw(`excluded."${snakeCase(column)}"`)]));
}

function snakeCase(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function numbered<Entry extends object>(electionId: number, entries: readonly Entry[]) {
	return entries.map((entry, place) => ({ ...entry, election: electionId, place }));
}

async function named<Row>(
	all: readonly Row[],
	put: (rows: Row[]) => PromiseLike<{ id: number; name: string }[]>,
): Promise<Ids> {
	const ids: Ids = new Map();
	for (const rows of chunks(all)) for (const { id, name } of await put(rows)) ids.set(name, id);
	return ids;
}

function* chunks<Row>(rows: readonly Row[]): Generator<Row[]> {
	for (let from = 0; from < rows.length; from += rowsAtOnce) yield rows.slice(from, from + rowsAtOnce);
}

function idOf(ids: Ids, name: string): number {
	const id = ids.get(name);
	if (id === undefined) throw new Error(`A checked pack has no ${name}.`);
	return id;
}

function districtKey(contest: string | number, number: number): string {
	return `${contest} ${number}`;
}
