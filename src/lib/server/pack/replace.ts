import { and, eq, getTableColumns, inArray, isNotNull, isNull, notInArray, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { ContenderFacts } from '../../election/noun/contender.ts';
import type { Statement } from '../../election/noun/statement.ts';
import type { Pack } from '../../pack/pack.ts';
import type { Database } from '../store/database.ts';
import { statuses } from '../election/contender.ts';
import * as register from '../position/register.ts';
import * as table from '../store/schema.ts';
import * as statements from '../election/statement.ts';
import { isReworded } from './obstacles.ts';

/** PostgreSQL allows 65,535 parameters in a query. */
const rowsAtOnce = 1000;
const positionsAtOnce = 20_000;

/**
 * Makes the election of this id what the pack says. Rows keep their ids if their names stay, because people, drafts and the
 * register refer to them. What contenders submitted themselves stays; everything else is replaced.
 */
export async function replace(tx: Database, electionId: number, pack: Pack, now: Date): Promise<void> {
	const ofElection = <Entry extends object>(entries: readonly Entry[]) =>
		entries.map((entry, place) => ({ ...entry, election: electionId, place }));
	const topics = await named(ofElection(pack.election.topics), (rows) =>
		tx
			.insert(table.topic)
			.values(rows)
			.onConflictDoUpdate(keepingRow(table.topic))
			.returning(nameOf(table.topic)),
	);
	const contests = await named(ofElection(pack.contests), (rows) =>
		tx
			.insert(table.contest)
			.values(rows)
			.onConflictDoUpdate(keepingRow(table.contest))
			.returning(nameOf(table.contest)),
	);
	const regions = await named(ofElection(pack.regions), (rows) =>
		tx
			.insert(table.region)
			.values(rows)
			.onConflictDoUpdate(keeping([table.region.election, table.region.code], table.region))
			.returning({ id: table.region.id, name: table.region.code }),
	);
	await tx.delete(table.place).where(eq(table.place.election, electionId));
	for (const rows of chunks(ofElection(pack.places))) await tx.insert(table.place).values(rows);
	const parties = await named(ofElection(pack.parties), (rows) =>
		tx
			.insert(table.party)
			.values(rows)
			.onConflictDoUpdate(keepingRow(table.party))
			.returning(nameOf(table.party)),
	);
	const blocs = await named(ofElection(pack.blocs), (rows) =>
		tx
			.insert(table.bloc)
			.values(rows)
			.onConflictDoUpdate(keepingRow(table.bloc))
			.returning(nameOf(table.bloc)),
	);
	const districts = await putDistricts(tx, { contests, regions }, pack);
	const contenders = await named(
		contenderRows(ofElection(pack.contenders), { districts, parties, blocs }),
		(rows) =>
			tx
				.insert(table.contender)
				.values(rows)
				.onConflictDoUpdate(keepingRow(table.contender))
				.returning(nameOf(table.contender)),
	);
	const statements = await putStatements(tx, electionId, ofElection(pack.statements), {
		topics,
		contests,
		districts,
	});
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

/** Ids of rows, by their names in the pack. */
type Ids = Map<string, number>;

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
			.onConflictDoUpdate(keeping([table.district.contest, table.district.number], table.district))
			.returning({ id: table.district.id, name }),
	);
	return new Map(
		districts.map(({ contest, number }) => [
			districtKey(contest, number),
			idOf(byContestId, districtKey(idOf(contests, contest), number)),
		]),
	);
}

/** Withdraws draft answers to a question that is now another one, because nobody may answer what they have not read. */
async function putStatements(
	tx: Database,
	electionId: number,
	all: readonly (Statement & { election: number; place: number })[],
	{ topics, contests, districts }: { topics: Ids; contests: Ids; districts: Ids },
): Promise<Ids> {
	const next = new Map(all.map((one) => [one.slug, one]));
	const reworded = (await statements.read(tx, electionId)).filter((one) => {
		const other = next.get(one.slug);
		return other && isReworded(one, other);
	});
	const rows = all.map(({ districts: _, ...facts }) => ({
		...facts,
		topic: idOf(topics, facts.topic),
		contest: facts.contest === undefined ? null : idOf(contests, facts.contest),
	}));
	const ids = await named(rows, (some) =>
		tx
			.insert(table.statement)
			.values(some)
			.onConflictDoUpdate(keepingRow(table.statement))
			.returning(nameOf(table.statement)),
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
	const local = all.flatMap(({ slug, contest, districts: numbers = [] }) =>
		numbers.map((number) => ({
			statement: idOf(ids, slug),
			district: idOf(districts, districtKey(contest ?? '', number)),
		})),
	);
	for (const rows of chunks(local)) await tx.insert(table.statementDistrict).values(rows);
	return ids;
}

function contenderRows(
	contenders: readonly (ContenderFacts & { election: number; place: number })[],
	{ districts, parties, blocs }: { districts: Ids; parties: Ids; blocs: Ids },
) {
	return contenders.map(({ contest, status: _, ...facts }) => ({
		...facts,
		district: idOf(districts, districtKey(contest, facts.district)),
		party: facts.party === null ? null : idOf(parties, facts.party),
		bloc: facts.bloc === null ? null : idOf(blocs, facts.bloc),
	}));
}

/** Removes what the pack does not contain, from the bottom up. */
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

/** Former statuses stay; a status is added only if it has changed. */
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

/** Sent as JSON, many thousands at a time: a parameter for each cell would be several times slower. */
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

/** Leaves out changes that are in the register, because an export lists them too. */
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

/** On a conflict of the name, the row keeps its id, and all its other columns get the new value. */
function keeping(target: PgColumn[], rows: PgTable) {
	const kept = new Set<PgColumn>(target);
	const columns = Object.entries(getTableColumns(rows)).filter(
		([name, column]) => name !== 'id' && name !== 'election' && !kept.has(column),
	);
	const set = Object.fromEntries(columns.map(([name]) => [name, sql.raw(`excluded."${snakeCase(name)}"`)]));
	return { target, set };
}

/** A table whose rows have a name in their election. */
type Named = PgTable & Record<'id' | 'election' | 'slug', PgColumn>;

function keepingRow(rows: Named) {
	return keeping([rows.election, rows.slug], rows);
}

function nameOf<Table extends Named>({ id, slug }: Table): { id: Table['id']; name: Table['slug'] } {
	return { id, name: slug };
}

function snakeCase(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
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
