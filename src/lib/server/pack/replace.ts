import { and, eq, getTableColumns, inArray, isNotNull, isNull, notInArray, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Pack } from '../../pack/pack.ts';
import type { Database } from '../store/database.ts';
import { statuses } from '../election/contender.ts';
import * as register from '../position/register.ts';
import * as table from '../store/schema.ts';
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
			.insert(table.topic)
			.values(rows)
			.onConflictDoUpdate({
				target: [table.topic.election, table.topic.slug],
				set: allOf(table.topic, 'slug'),
			})
			.returning({ id: table.topic.id, name: table.topic.slug }),
	);
}

async function putContests(tx: Database, electionId: number, { contests }: Pack): Promise<Ids> {
	return named(numbered(electionId, contests), (rows) =>
		tx
			.insert(table.contest)
			.values(rows)
			.onConflictDoUpdate({
				target: [table.contest.election, table.contest.slug],
				set: allOf(table.contest, 'slug'),
			})
			.returning({ id: table.contest.id, name: table.contest.slug }),
	);
}

async function putRegions(tx: Database, electionId: number, { regions }: Pack): Promise<Ids> {
	return named(numbered(electionId, regions), (rows) =>
		tx
			.insert(table.region)
			.values(rows)
			.onConflictDoUpdate({
				target: [table.region.election, table.region.code],
				set: allOf(table.region, 'code'),
			})
			.returning({ id: table.region.id, name: table.region.code }),
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
	const name = sql<string>`${table.district.contest} || ' ' || ${table.district.number}`;
	const byContestId = await named(all, (rows) =>
		tx
			.insert(table.district)
			.values(rows)
			.onConflictDoUpdate({
				target: [table.district.contest, table.district.number],
				set: allOf(table.district, 'contest', 'number'),
			})
			.returning({ id: table.district.id, name }),
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
		...facts,
		topic: idOf(topics, facts.topic),
		contest: facts.contest === undefined ? null : idOf(contests, facts.contest),
	}));
	const ids = await named(all, (rows) =>
		tx
			.insert(table.statement)
			.values(rows)
			.onConflictDoUpdate({
				target: [table.statement.election, table.statement.slug],
				set: allOf(table.statement, 'slug'),
			})
			.returning({ id: table.statement.id, name: table.statement.slug }),
	);
	const answered = inArray(
		table.draft.statement,
		reworded.map(({ id }) => id),
	);
	await tx
		.update(table.draft)
		.set({ stance: null, isDeclined: false, version: sql`${table.draft.version} + 1` })
		.where(answered);
	await tx
		.delete(table.statementDistrict)
		.where(inArray(table.statementDistrict.statement, [...ids.values()]));
	const local = pack.statements.flatMap(({ slug, contest, districts: numbers = [] }) =>
		numbers.map((number) => ({
			statement: idOf(ids, slug),
			district: idOf(districts, districtKey(contest ?? '', number)),
		})),
	);
	for (const rows of chunks(local)) await tx.insert(table.statementDistrict).values(rows);
	return ids;
}

async function putParties(tx: Database, electionId: number, { parties }: Pack): Promise<Ids> {
	return named(numbered(electionId, parties), (rows) =>
		tx
			.insert(table.party)
			.values(rows)
			.onConflictDoUpdate({
				target: [table.party.election, table.party.slug],
				set: allOf(table.party, 'slug'),
			})
			.returning({ id: table.party.id, name: table.party.slug }),
	);
}

async function putBlocs(tx: Database, electionId: number, { blocs }: Pack): Promise<Ids> {
	return named(numbered(electionId, blocs), (rows) =>
		tx
			.insert(table.bloc)
			.values(rows)
			.onConflictDoUpdate({ target: [table.bloc.election, table.bloc.slug], set: allOf(table.bloc, 'slug') })
			.returning({ id: table.bloc.id, name: table.bloc.slug }),
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
			.insert(table.contender)
			.values(rows)
			.onConflictDoUpdate({
				target: [table.contender.election, table.contender.slug],
				set: allOf(table.contender, 'slug'),
			})
			.returning({ id: table.contender.id, name: table.contender.slug }),
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
		.select({ id: table.statement.id })
		.from(table.statement)
		.where(
			and(eq(table.statement.election, electionId), notInArray(table.statement.id, ids(staying.statements))),
		);
	await tx.delete(table.draft).where(inArray(table.draft.statement, gone));
	for (const [rows, names] of [
		[table.contender, staying.contenders],
		[table.statement, staying.statements],
	] as const) {
		await tx.delete(rows).where(and(eq(rows.election, electionId), notInArray(rows.id, ids(names))));
	}
	const contests = tx
		.select({ id: table.contest.id })
		.from(table.contest)
		.where(eq(table.contest.election, electionId));
	await tx
		.delete(table.district)
		.where(
			and(inArray(table.district.contest, contests), notInArray(table.district.id, ids(staying.districts))),
		);
	for (const [rows, names] of [
		[table.contest, staying.contests],
		[table.topic, staying.topics],
		[table.region, staying.regions],
		[table.party, staying.parties],
		[table.bloc, staying.blocs],
	] as const) {
		await tx.delete(rows).where(and(eq(rows.election, electionId), notInArray(rows.id, ids(names))));
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
	const known = await statuses(tx, { election: electionId });
	const all = contenders
		.map(({ slug, status }) => ({ contender: idOf(ids, slug), status, at: now }))
		.filter(({ contender, status }) => known.get(contender) !== status);
	for (const rows of chunks(all)) await tx.insert(table.contenderStatus).values(rows);
}

/** As JSON, many thousands at once: one parameter for each cell would be several times slower. */
async function replacePositions(
	tx: Database,
	electionId: number,
	{ contenders, statements }: { contenders: Ids; statements: Ids },
	pack: Pack,
): Promise<void> {
	const ofElection = inArray(
		table.position.contender,
		tx
			.select({ id: table.contender.id })
			.from(table.contender)
			.where(eq(table.contender.election, electionId)),
	);
	await tx.delete(table.position).where(and(ofElection, isNull(table.position.entry)));
	const submitted = await tx.$count(table.position, and(ofElection, isNotNull(table.position.entry)));
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
		.delete(table.loadedProfile)
		.where(
			inArray(
				table.loadedProfile.contender,
				tx
					.select({ id: table.contender.id })
					.from(table.contender)
					.where(eq(table.contender.election, electionId)),
			),
		);
	const recorded = await register.history(tx, electionId);
	const all = profiles.map(({ contender, ...facts }) => {
		const own = new Set(recorded.get(contender)?.map(({ statement, at }) => `${statement} ${at}`));
		const changes = facts.changes.filter(({ statement, at }) => !own.has(`${statement} ${at}`));
		return { contender: idOf(ids, contender), facts: { ...facts, changes } };
	});
	for (const rows of chunks(all)) await tx.insert(table.loadedProfile).values(rows);
}

/** Every column but the row's id, its election and its name gets the new value. */
function allOf(rows: PgTable, ...name: string[]) {
	const kept = new Set(['id', 'election', ...name]);
	const columns = Object.keys(getTableColumns(rows)).filter((column) => !kept.has(column));
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
