import { asc, eq, sql } from 'drizzle-orm';
import type { Pack, PackContender, PackDistrict, Position } from '../../pack/read.ts';
import type { Text } from '../../election/text.ts';
import type { Database } from '../store/database.ts';
import * as manifesto from '../position/manifesto.ts';
import { find as findObstacles } from './obstacles.ts';
import { replace, statusesOf } from './replace.ts';
import * as photo from '../position/photo.ts';
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
import * as statements from '../election/statement.ts';
import * as told from '../publication/profiles.ts';

/** Loading a pack would take away or reword what people have to do with. The message lists everything that stands in the way. */
export class Refused extends Error {
	/** One sentence for each obstacle. */
	readonly obstacles: string[];

	constructor(slug: string, obstacles: string[]) {
		super([`Election ${slug} was not loaded:`, ...obstacles].join('\n'));
		this.obstacles = obstacles;
	}
}

/**
 * Loads an election in one transaction. An election of the same slug is replaced; what was published of it stays, and so
 * do the people, drafts and submitted positions of contenders that keep their slug.
 *
 * @param now when the election and its contenders' statuses are entered
 * @param photoOf the pack's photos, each of them sound (`photo.judge`)
 * @throws {Refused} when that cannot be; nothing is loaded then
 */
export async function load(
	db: Database,
	pack: Pack,
	now: Date,
	photoOf: PhotoOf = () => Promise.resolve(null),
): Promise<void> {
	await db.transaction(async (tx) => {
		const { topics: _, ...facts } = pack.election;
		// What the pack leaves open stays as editors have set it.
		const row = { ...facts, loadedAt: now, ...(pack.embeddedBy && { embeddedBy: pack.embeddedBy }) };
		// Waits for submissions that are being recorded; those that come later wait for us.
		const [known] = await tx
			.select({ id: election.id })
			.from(election)
			.where(eq(election.slug, facts.slug))
			.for('update');
		const obstacles = known ? await findObstacles(tx, known.id, pack) : [];
		if (obstacles.length > 0) throw new Refused(facts.slug, obstacles);
		const [put] = await tx
			.insert(election)
			.values(row)
			.onConflictDoUpdate({ target: election.slug, set: row })
			.returning({ id: election.id });
		if (!put) throw new Error('The election was not stored.');
		await replace(tx, put.id, pack, now);
		await keepPhotos(tx, put.id, pack, photoOf, now);
	});
}

/** The file of a photo, by its id; null where the pack does not carry it. */
export type PhotoOf = (id: string) => Promise<Uint8Array | null>;

/** One after the other, whatever they weigh together. Those that are known already are left alone. */
async function keepPhotos(
	tx: Database,
	electionId: number,
	{ profiles }: Pack,
	photoOf: PhotoOf,
	now: Date,
): Promise<void> {
	const named = new Map(
		profiles.flatMap(({ contender, photo }) => (photo === null ? [] : [[contender, photo]])),
	);
	if (named.size === 0) return;
	const contenders = await tx
		.select({ id: contender.id, slug: contender.slug })
		.from(contender)
		.where(eq(contender.election, electionId));
	for (const { id, slug } of contenders) {
		const name = named.get(slug);
		if (name === undefined || (await photo.belongs(tx, id, name))) continue;
		const file = await photoOf(name);
		if (!file) continue;
		const restored = await photo.restore(name, file);
		if ('fault' in restored) throw new Error(`The photo ${name} is ${restored.fault}.`);
		await photo.keep(tx, id, restored, null, now);
	}
}

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
	const statusOf = await statusesOf(db, electionId);
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
