import { and, asc, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import { promisify } from 'node:util';
import { brotliDecompress, brotliDecompressSync } from 'node:zlib';
import { unpackBasis } from '../../election/ballot/basis.ts';
import { stancesIn } from '../../election/ballot/stance.ts';
import { faultOfImprint } from '../../election/imprint.ts';
import type { Basis } from '../../match/gap/basis.ts';
import {
	basisPartName,
	componentsPartName,
	districtPartName,
	placesPartName,
	plainPartName,
	profilesPartName,
	reasonsPartName,
} from '../../election/part.ts';
import type {
	BasisPart,
	ComponentsPart,
	Contender,
	Core,
	DistrictPart,
	PlacesPart,
	Pointer,
	ProfilesPart,
	PlainPart,
	ReasonsPart,
} from '../../election/snapshot.ts';
import { isStanding } from '../../election/snapshot.ts';
import { brotli, gzip, type Encoding } from '../http/encoding.ts';
import { Cache, LastKnown, perDatabase } from '../store/cache.ts';
import { lane, type Database } from '../store/database.ts';
import * as content from './content.ts';
import * as table from '../store/schema.ts';
import { sha256 } from '../store/hash.ts';
import { HeldSnapshots } from './held.ts';
import { build, type Snapshot } from './snapshot.ts';

/** A published snapshot, parsed. The same hash always means the same content. */
export interface Publication extends Pointer {
	core: Core;
	/** Everybody on one ballot, in its order: a district's candidates, or the lists. Empty where there is none. */
	district(contest: string, number: number): Promise<DistrictPart>;
	/** What contenders with gaps are placed by on every ballot. */
	basis(): Promise<Basis>;
	/** The plane of published positions; null if too few have answered, or if the snapshot is older than it. */
	components(): Promise<ComponentsPart | null>;
	/**
	 * Whether anybody on a ballot has taken a position. As long as nobody has, there is nothing to compare with: no quiz, no
	 * results, no sharing.
	 */
	isAnswered(): Promise<boolean>;
	/** Every ballot, in the order of the districts, read many at a time. */
	ballots(): AsyncIterable<DistrictPart>;
	/** Slugs of everybody on the ballots, ballot after ballot. */
	contenders(): Promise<Iterable<string>>;
	/** The contender of this slug, on any ballot; null where there is none. */
	contender(slug: string): Promise<Contender | null>;
	/** The reasons, sources and dates of one ballot's positions. Empty where nobody gave any. */
	reasons(contest: string, number: number): Promise<ReasonsPart>;
	/** The profiles of one ballot's contenders and what they changed. Empty where nobody has any. */
	profiles(contest: string, number: number): Promise<ProfilesPart>;
	/** The statements in plain words. Empty where none has any. */
	plain(): Promise<PlainPart>;
	/** Where people live and vote; null if the election does not say. */
	places(): Promise<PlacesPart | null>;
}

/** The bytes of a part, as they are sent. */
export interface Part {
	bytes: Uint8Array<ArrayBuffer>;
	/** Of the part before it was encoded, in hex. */
	sha256: string;
}

/**
 * Makes the election's present content its newest snapshot. Content that is already the newest is not published twice.
 * Several may do so at once: nothing waits while a snapshot is made, and no older content follows newer.
 *
 * @throws when there is no election of this slug, or when its imprint does not say who runs it (`faultOfImprint`)
 */
export async function publish(
	db: Database,
	slug: string,
	now: Date,
): Promise<{ hash: string; isNew: boolean }> {
	for (;;) {
		const { electionId, newest, content } = await readAtOnce(db, slug);
		const fault = faultOfImprint(content.election, content.positions.length > 0);
		if (fault) throw new Error(`Election ${slug} was not published: ${fault}.`);
		const snapshot = build(content);
		const { hash } = snapshot;
		const isNew = newest?.hash !== hash;
		const encoded = isNew ? await encodeFresh(db, snapshot) : [];
		const isDone =
			!isNew ||
			(await db.transaction(async (tx) => {
				await tx.execute(sql`select pg_advisory_xact_lock(${publicationLock}, ${electionId})`);
				// Another process was faster, perhaps with content that is newer than ours: start again.
				if ((await newestOf(tx, electionId))?.id !== newest?.id) return false;
				await insertParts(tx, snapshot, encoded);
				await tx.insert(table.publication).values({ election: electionId, hash, publishedAt: now });
				return true;
			}));
		if (!isDone) continue;
		cachesOf(db).newest.clear();
		return { hash, isNew };
	}
}

/** Any number; the same in every process. With the election's id it lets one publication after the other be stored. */
const publicationLock = 727_204;

/** The election's content and its newest publication, both as they are at one moment. */
async function readAtOnce(db: Database, slug: string) {
	return db.transaction(
		async (tx) => {
			const [found] = await tx
				.select({ id: table.election.id })
				.from(table.election)
				.where(eq(table.election.slug, slug));
			const pack = await content.read(tx, slug);
			if (!found || !pack) throw new Error(`There is no election "${slug}".`);
			return { electionId: found.id, newest: await newestOf(tx, found.id), content: pack };
		},
		{ isolationLevel: 'repeatable read' },
	);
}

async function newestOf(db: Database, electionId: number): Promise<{ id: number; hash: string } | undefined> {
	const [newest] = await db
		.select({ id: table.publication.id, hash: table.publication.hash })
		.from(table.publication)
		.where(eq(table.publication.election, electionId))
		.orderBy(desc(table.publication.id))
		.limit(1);
	return newest;
}

// What voters see is read over connections of its own, also for editors and contenders. The newest publications are held in memory, so
// that they are there while the database is away.

/**
 * The newest publication of an election, or null where nothing was published. At most a second behind another process, or
 * the last known one while the database is away.
 */
export async function latest(db: Database, slug: string): Promise<Publication | null> {
	const pointer = await point(db, slug);
	return pointer && open(db, pointer);
}

/** The newest publication of each election, in the order in which the elections were first loaded. */
export async function all(db: Database): Promise<Publication[]> {
	return Promise.all([...(await newest(db)).values()].map((pointer) => open(db, pointer)));
}

/** Whether this process has read which snapshots are the newest, so that voters' pages are there without the database. */
export function areKnown(db: Database): boolean {
	return cachesOf(db).newest.isKnown('newest');
}

/** Which snapshot of an election is the newest, or null where nothing was published. */
export async function point(db: Database, slug: string): Promise<Pointer | null> {
	return (await newest(db)).get(slug) ?? null;
}

/** An election's snapshot of this hash, with the time when it was first published; null where none ever had this hash. */
export async function at(db: Database, slug: string, hash: string): Promise<Publication | null> {
	const pointer = await firstOf(db, slug, hash);
	return pointer && open(db, pointer);
}

/** One time when a snapshot was made the newest of its election. */
export interface Act extends Pointer {
	/** Grows from one publication to the next. */
	id: number;
}

/** Publications of an election, newest first. @param before only those before this one */
export async function acts(db: Database, slug: string, limit: number, before?: number): Promise<Act[]> {
	const rows = await lane(db, 'voters')
		.select({
			id: table.publication.id,
			hash: table.publication.hash,
			publishedAt: table.publication.publishedAt,
		})
		.from(table.publication)
		.innerJoin(table.election, eq(table.election.id, table.publication.election))
		.where(
			and(eq(table.election.slug, slug), before === undefined ? undefined : lt(table.publication.id, before)),
		)
		.orderBy(desc(table.publication.id))
		.limit(limit);
	return rows.map(({ id, hash, publishedAt }) => ({ id, hash, publishedAt: publishedAt.toISOString() }));
}

/** One part of any snapshot ever published, in an encoding made when it was published; null where there is none. */
export async function part(
	db: Database,
	hash: string,
	name: string,
	encoding: Encoding,
): Promise<Part | null> {
	const content = table.publicationContent;
	const column = { br: content.brotli, gzip: content.gzip, identity: content.identity }[encoding];
	const { held, parts } = cachesOf(db);
	const key = `${hash} ${name} ${encoding}`;
	const inMemory = held.find(hash, name);
	if (inMemory) {
		const { sha256, bytes } = inMemory;
		if (encoding === 'br') return inMemory;
		return parts.find(key, async () => ({ sha256, bytes: await encodedAgain(bytes, encoding) }));
	}
	return parts.find(key, async () => {
		const [found] = await lane(db, 'voters')
			.select({ bytes: column, sha256: table.publicationContent.sha256 })
			.from(table.publicationPart)
			.innerJoin(table.publicationContent, eq(table.publicationContent.sha256, table.publicationPart.sha256))
			.where(sql`${table.publicationPart.hash} = ${hash} and ${table.publicationPart.name} = ${name}`);
		return found && { bytes: new Uint8Array(found.bytes), sha256: found.sha256 };
	});
}

/** @param bytes compressed with Brotli */
async function encodedAgain(
	bytes: Uint8Array,
	encoding: Exclude<Encoding, 'br'>,
): Promise<Uint8Array<ArrayBuffer>> {
	const identity = new Uint8Array(await decompress(bytes));
	return encoding === 'gzip' ? gzip(identity, gzipLevel) : identity;
}

const decompress = promisify(brotliDecompress);
const gzipLevel = 9;

/**
 * What this process remembers of a database. Published content never changes and may be stored for ever; which snapshot
 * is the newest is looked up again after a second.
 */
class Caches {
	readonly newest = new LastKnown<Map<string, Pointer>>({ max: 1 });
	readonly held = new HeldSnapshots();
	readonly publications = new Cache<Publication>({ max: 32 });
	/** By election and hash: when it was first published. */
	readonly first = new Cache<Pointer>({ max: 1000 });
	/** By hash. */
	readonly bases = new Cache<Basis>({ max: 32 });
	/** By hash. */
	readonly answered = new Cache<{ is: boolean }>({ max: 1000 });
	readonly districts = new Cache<DistrictPart>({ max: 1000 });
	/** By hash: the district of every contender, so that an unknown one costs no search through all ballots. */
	readonly places = new Cache<Map<string, Place>>({ max: 32 });
	readonly reasons = new Cache<ReasonsPart>({ max: 200 });
	readonly profiles = new Cache<ProfilesPart>({ max: 200 });
	readonly plain = new Cache<PlainPart>({ max: 32 });
	readonly parts = new Cache<Part>({
		maxSize: 64 * 1024 * 1024,
		sizeCalculation: ({ bytes }) => bytes.length + 256,
	});
}

type Place = Pick<DistrictPart, 'contest' | 'district'>;

const cachesOfLane = perDatabase(() => new Caches());

function cachesOf(db: Database): Caches {
	return cachesOfLane(lane(db, 'voters'));
}

/** The newest pointer of each election, by slug. */
function newest(db: Database): Promise<Map<string, Pointer>> {
	const { newest, held } = cachesOf(db);
	const voters = lane(db, 'voters');
	return newest.get('newest', async () => {
		const rows = await voters
			.selectDistinctOn([table.election.id], {
				slug: table.election.slug,
				hash: table.publication.hash,
				publishedAt: table.publication.publishedAt,
			})
			.from(table.publication)
			.innerJoin(table.election, eq(table.election.id, table.publication.election))
			.orderBy(asc(table.election.id), desc(table.publication.id));
		// A snapshot becomes the newest when all of it is here.
		await held.hold(
			voters,
			rows.map(({ hash }) => hash),
		);
		return new Map(
			rows.map(({ slug, hash, publishedAt }) => [slug, { hash, publishedAt: publishedAt.toISOString() }]),
		);
	});
}

async function firstOf(db: Database, slug: string, hash: string): Promise<Pointer | null> {
	return cachesOf(db).first.find(`${slug} ${hash}`, async () => {
		const [found] = await lane(db, 'voters')
			.select({ publishedAt: table.publication.publishedAt })
			.from(table.publication)
			.innerJoin(table.election, eq(table.election.id, table.publication.election))
			.where(and(eq(table.election.slug, slug), eq(table.publication.hash, hash)))
			.orderBy(asc(table.publication.id))
			.limit(1);
		return found && { hash, publishedAt: found.publishedAt.toISOString() };
	});
}

function open(db: Database, { hash, publishedAt }: Pointer): Promise<Publication> {
	return cachesOf(db).publications.get(`${hash} ${publishedAt}`, async () => {
		const core = await wholeCore(db, hash);
		return {
			hash,
			publishedAt,
			core,
			basis: () => basis(db, hash, core),
			components: async () =>
				Object.hasOwn(core.parts, componentsPartName)
					? parsed<ComponentsPart>(db, hash, componentsPartName)
					: null,
			isAnswered: async () => (await answeredOf(db, hash, core)).is,
			district: (contest, number) => district(db, hash, core, contest, number),
			ballots: () => ballots(db, hash, core),
			contenders: async () => (await placesOf(db, hash, core)).keys(),
			contender: (slug) => contender(db, hash, core, slug),
			reasons: (contest, number) => reasons(db, hash, core, contest, number),
			profiles: (contest, number) => profiles(db, hash, core, contest, number),
			plain: () => plain(db, hash, core),
			places: () => places(db, hash, core),
		};
	});
}

function basis(db: Database, hash: string, core: Core): Promise<Basis> {
	return cachesOf(db).bases.get(hash, async () => {
		const isThere = Object.hasOwn(core.parts, basisPartName);
		return unpackBasis(core, isThere ? await parsed<BasisPart>(db, hash, basisPartName) : null);
	});
}

function answeredOf(db: Database, hash: string, core: Core): Promise<{ is: boolean }> {
	return cachesOf(db).answered.get(hash, async () => {
		for await (const { contenders } of ballots(db, hash, core)) {
			if (contenders.some((one) => isStanding(one) && stancesIn(one.positions) > 0)) return { is: true };
		}
		return { is: false };
	});
}

/** The core with what the districts consist of, which is among the places so that voters need not load it. */
async function wholeCore(db: Database, hash: string): Promise<Core> {
	const core = await parsed<Core>(db, hash, 'core');
	const found = await places(db, hash, core);
	if (!found) return core;
	const { compositions } = found;
	const districts = core.districts.map((district) => ({
		...district,
		composition: compositions[`${district.contest}:${district.number}`] ?? district.composition,
	}));
	return { ...core, districts };
}

async function district(
	db: Database,
	hash: string,
	core: Core,
	contest: string,
	number: number,
): Promise<DistrictPart> {
	const name = districtPartName(contest, number);
	if (!Object.hasOwn(core.parts, name)) {
		const contenders = core.lists.filter((list) => list.contest === contest && list.district === number);
		return { contest, district: number, contenders };
	}
	return cachesOf(db).districts.get(`${hash} ${name}`, () => parsed<DistrictPart>(db, hash, name));
}

async function contender(db: Database, hash: string, core: Core, slug: string): Promise<Contender | null> {
	const place = (await placesOf(db, hash, core)).get(slug);
	if (!place) return null;
	const { contenders } = await district(db, hash, core, place.contest, place.district);
	return contenders.find((contender) => contender.slug === slug) ?? null;
}

function placesOf(db: Database, hash: string, core: Core): Promise<Map<string, Place>> {
	return cachesOf(db).places.get(hash, async () => {
		const places = new Map<string, Place>();
		for await (const { contest, district, contenders } of ballots(db, hash, core)) {
			for (const { slug } of contenders) places.set(slug, { contest, district });
		}
		return places;
	});
}

async function* ballots(db: Database, hash: string, core: Core): AsyncGenerator<DistrictPart> {
	for (let from = 0; from < core.districts.length; from += ballotsAtOnce) {
		const some = core.districts.slice(from, from + ballotsAtOnce);
		const names = some.map(({ contest, number }) => districtPartName(contest, number));
		const packed = await packedParts(
			db,
			hash,
			names.filter((name) => Object.hasOwn(core.parts, name)),
		);
		for (const { contest, number } of some) {
			const bytes = packed.get(districtPartName(contest, number));
			yield bytes ? unpacked(bytes) : await district(db, hash, core, contest, number);
		}
	}
}

/** The smallest form in the database is read the fastest, although it must be unpacked. */
async function packedParts(db: Database, hash: string, names: string[]): Promise<Map<string, Uint8Array>> {
	const { held } = cachesOf(db);
	const inMemory = new Map(
		names.flatMap((name): [string, Uint8Array][] => {
			const found = held.find(hash, name);
			return found ? [[name, found.bytes]] : [];
		}),
	);
	const others = names.filter((name) => !inMemory.has(name));
	if (others.length === 0) return inMemory;
	const rows = await lane(db, 'voters')
		.select({ name: table.publicationPart.name, bytes: table.publicationContent.brotli })
		.from(table.publicationPart)
		.innerJoin(table.publicationContent, eq(table.publicationContent.sha256, table.publicationPart.sha256))
		.where(and(eq(table.publicationPart.hash, hash), inArray(table.publicationPart.name, others)));
	for (const { name, bytes } of rows) inMemory.set(name, bytes);
	return inMemory;
}

function unpacked(bytes: Uint8Array): DistrictPart {
	// For a few kilobytes, handing them to another thread would take longer.
	const part: DistrictPart = JSON.parse(brotliDecompressSync(bytes).toString());
	return part;
}

const ballotsAtOnce = 100;

async function reasons(
	db: Database,
	hash: string,
	core: Core,
	contest: string,
	number: number,
): Promise<ReasonsPart> {
	const name = reasonsPartName(contest, number);
	if (!Object.hasOwn(core.parts, name)) return { contest, district: number, at: {}, reasons: {} };
	return cachesOf(db).reasons.get(`${hash} ${name}`, () => parsed<ReasonsPart>(db, hash, name));
}

async function profiles(
	db: Database,
	hash: string,
	core: Core,
	contest: string,
	number: number,
): Promise<ProfilesPart> {
	const name = profilesPartName(contest, number);
	if (!Object.hasOwn(core.parts, name)) return { contest, district: number, profiles: {} };
	return cachesOf(db).profiles.get(`${hash} ${name}`, () => parsed<ProfilesPart>(db, hash, name));
}

async function plain(db: Database, hash: string, core: Core): Promise<PlainPart> {
	if (!Object.hasOwn(core.parts, plainPartName)) return { statements: {} };
	return cachesOf(db).plain.get(hash, () => parsed<PlainPart>(db, hash, plainPartName));
}

async function places(db: Database, hash: string, core: Core): Promise<PlacesPart | null> {
	return Object.hasOwn(core.parts, placesPartName) ? parsed<PlacesPart>(db, hash, placesPartName) : null;
}

async function parsed<Content>(db: Database, hash: string, name: string): Promise<Content> {
	const found = await part(db, hash, name, 'identity');
	if (!found) throw new Error(`Publication ${hash} has lost its part ${name}.`);
	const content: Content = JSON.parse(new TextDecoder().decode(found.bytes));
	return content;
}

type Encoded = typeof table.publicationContent.$inferInsert;

/** The parts of a snapshot as they are sent, without those that an earlier publication stored. */
async function encodeFresh(db: Database, { parts }: Snapshot): Promise<Encoded[]> {
	const texts = new Map([...parts.values()].map((text) => [sha256(text), text]));
	const stored = await db
		.select({ sha256: table.publicationContent.sha256 })
		.from(table.publicationContent)
		.where(inArray(table.publicationContent.sha256, [...texts.keys()]));
	for (const { sha256 } of stored) texts.delete(sha256);
	const fresh = [...texts];
	const encoded: Encoded[] = [];
	for (let from = 0; from < fresh.length; from += partsAtOnce) {
		// Together, because compression uses all cores.
		const some = fresh
			.slice(from, from + partsAtOnce)
			.map(async ([sha256, text]) => ({ sha256, ...(await encode(text)) }));
		encoded.push(...(await Promise.all(some)));
	}
	return encoded;
}

async function insertParts(tx: Database, { hash, parts }: Snapshot, encoded: Encoded[]): Promise<void> {
	for (let from = 0; from < encoded.length; from += partsAtOnce) {
		await tx
			.insert(table.publicationContent)
			.values(encoded.slice(from, from + partsAtOnce))
			.onConflictDoNothing();
	}
	await tx
		.insert(table.publicationPart)
		.values([...parts].map(([name, text]) => ({ hash, name, sha256: sha256(text) })))
		.onConflictDoNothing();
}

const partsAtOnce = 16;

/** Brotli's highest quality, 11, takes two and a half times as long and saves less than one percent. */
async function encode(text: string): Promise<{ identity: Uint8Array; brotli: Uint8Array; gzip: Uint8Array }> {
	const identity = new TextEncoder().encode(text);
	const [br, gz] = await Promise.all([brotli(identity, 10), gzip(identity, gzipLevel)]);
	return { identity, brotli: br, gzip: gz };
}
