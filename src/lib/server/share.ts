import { and, eq, gt, lte } from 'drizzle-orm';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { allows } from '../election/calendar.ts';
import type { Card } from '../card/card.ts';
import { electionCard } from '../card/neutral.ts';
import { shareCard, type NamedContenders } from '../card/share.ts';
import type { ShareAnswer, ShareDays } from '../election/share-request.ts';
import type { PublicShare, SharedTier, SharedTopic } from '../election/share.ts';
import { asked, isStanding, type Core } from '../election/snapshot.ts';
import { cardWords } from '../text/card-words.ts';
import { isInterfaceLanguage, type InterfaceLanguage } from '../text/language.ts';
import * as card from './picture/draw.ts';
import * as database from './store/database.ts';
import type { Database } from './store/database.ts';
import { drawing } from './picture/drawings.ts';
import { sha256 } from './store/hash.ts';
import * as limits from './account/limits.ts';
import * as publications from './publication/publication.ts';
import * as table from './store/schema.ts';
import * as token from './store/token.ts';

// Public shares: what people ask us to show. A share contains what its maker ticked and never an answer. Nobody counts who
// made one, how often it is viewed, or whom it names. A share is deleted by its maker or when its time is over.

/** A request to store a share. */
export interface Wish {
	/** Slug of the election. */
	election: string;
	/** Language of the picture. */
	language: InterfaceLanguage;
	days: ShareDays;
	/** A `PublicShare`, not yet checked. */
	content: unknown;
}

/** A share as its page shows it. */
export interface Shown {
	/** Slug of the election. */
	election: string;
	/** Language of the picture. */
	language: InterfaceLanguage;
	content: PublicShare;
	/** The snapshot that the answers were matched with. */
	publication: publications.Publication;
	/** SHA-256 of the picture, in hex. */
	pictureHash: string;
	expiresAt: Date;
	/** False while the calendar has switched sharing off; the content must not be shown then. */
	isOn: boolean;
}

/** The picture at a share's address: PNG, 1200 × 630. */
export interface Picture {
	bytes: Uint8Array<ArrayBuffer>;
	/** SHA-256 of the share's own picture, in hex, as in its address. */
	hash: string;
	/** How long it may be cached: no longer than the share lasts, and not into the silence before the vote. */
	seconds: number;
}

/**
 * Draws the picture of a share and stores both, if the calendar allows it, the snapshot confirms everything in it, and the
 * limits are not exceeded.
 *
 * @param address network address of the request: counted for an hour as a hash, and stored nowhere else
 * @param origin shown in the picture, e.g. `https://tandau.example`
 * @param most how many shares may be stored at a time
 */
export async function make(
	db: Database,
	{ election: slug, language, days, content: sent }: Wish,
	address: string,
	origin: string,
	now: Date,
	most = mostKept,
): Promise<ShareAnswer> {
	const newest = await publications.latest(db, slug);
	const content = Content.safeParse(sent).data;
	if (!newest || !content) return { kind: 'refused' };
	if (!allows(newest.core.election, 'share', now)) return { kind: 'off' };
	const limited = await limits.spend(db, 'share', [`address:${address}`]);
	if (limited) return { kind: 'limited', ...limited };
	const publication = await publications.at(db, slug, content.snapshot);
	if (!publication || !(await publication.isAnswered())) return { kind: 'refused' };
	if (!(await isTrueTo(publication, content))) return { kind: 'refused' };
	// Counted only now, so that refused requests cost nobody else a share.
	const full = (await untilRoom(db, most, now)) ?? (await limits.spend(db, 'share', ['all:']));
	if (full) return { kind: 'limited', ...full };
	const picture = await card.draw(await cardOf({ publication, content }, language, origin));
	const id = randomBytes(16).toString('base64url');
	const deletion = randomBytes(16).toString('base64url');
	const expiresAt = new Date(now.getTime() + days * dayMilliseconds);
	await db.insert(table.share).values({
		id,
		election: await electionId(db, slug),
		language,
		content,
		picture,
		pictureHash: sha256(picture),
		deletionHash: token.hash(deletion),
		madeAt: now,
		expiresAt,
	});
	const known = kept.get(db);
	if (known) known.rows++;
	return { kind: 'made', id, deletion, expiresAt: expiresAt.toISOString() };
}

/** The share of this id; null if it does not exist or is over. */
export async function open(db: Database, id: string, now: Date): Promise<Shown | null> {
	const [row] = await db
		.select({
			slug: table.election.slug,
			language: table.share.language,
			content: table.share.content,
			pictureHash: table.share.pictureHash,
			expiresAt: table.share.expiresAt,
		})
		.from(table.share)
		.innerJoin(table.election, eq(table.election.id, table.share.election))
		.where(isKept(id, now));
	if (!row) return null;
	const newest = await publications.latest(db, row.slug);
	const publication = await publications.at(db, row.slug, row.content.snapshot);
	if (!newest || !publication) throw new Error(`The snapshot of a share of ${row.slug} is lost.`);
	return {
		election: row.slug,
		language: languageOf(row.language),
		content: row.content,
		publication,
		pictureHash: row.pictureHash,
		expiresAt: row.expiresAt,
		isOn: allows(newest.core.election, 'share', now),
	};
}

/**
 * The picture of the share of this id; null if the share does not exist or is over. While the calendar has switched sharing
 * off, the election's own card takes its place.
 *
 * @param origin shown in that card
 */
export async function picture(db: Database, id: string, origin: string, now: Date): Promise<Picture | null> {
	const [row] = await db
		.select({
			slug: table.election.slug,
			language: table.share.language,
			bytes: table.share.picture,
			hash: table.share.pictureHash,
			expiresAt: table.share.expiresAt,
		})
		.from(table.share)
		.innerJoin(table.election, eq(table.election.id, table.share.election))
		.where(isKept(id, now));
	const newest = row && (await publications.latest(db, row.slug));
	if (!row || !newest) return null;
	const { hash, expiresAt } = row;
	if (!allows(newest.core.election, 'share', now)) {
		return { bytes: await neutral(newest, languageOf(row.language), origin), hash, seconds: 0 };
	}
	const silence = Date.parse(newest.core.election.calendar.silenceFrom);
	const until = Math.min(expiresAt.getTime(), silence > now.getTime() ? silence : Infinity);
	return {
		bytes: new Uint8Array(row.bytes),
		hash,
		seconds: Math.floor((until - now.getTime()) / 1000),
	};
}

/** The card of a share, in the language of its picture or of the page. */
export async function cardOf(
	{ publication, content }: Pick<Shown, 'publication' | 'content'>,
	language: InterfaceLanguage,
	origin: string,
): Promise<Card> {
	const contenders = await contendersOf(publication, content.tiers);
	const { host } = new URL(origin);
	return shareCard(publication.core, content, contenders, { language, host }, cardWords(language));
}

/** Whether this deletion token belongs to the share of this id; null if the share does not exist or is over. */
export async function isOwn(db: Database, id: string, deletion: string, now: Date): Promise<boolean | null> {
	const [row] = await db.select({ hash: table.share.deletionHash }).from(table.share).where(isKept(id, now));
	return row ? row.hash === token.hash(deletion) : null;
}

/** Deletes a share and its picture if the deletion token is right. Returns whether it did. */
export async function remove(db: Database, id: string, deletion: string): Promise<boolean> {
	const gone = await db
		.delete(table.share)
		.where(and(eq(table.share.id, id), eq(table.share.deletionHash, token.hash(deletion))))
		.returning({ id: table.share.id });
	if (gone.length > 0) clean.delete(db);
	return gone.length > 0;
}

/**
 * Deletes the shares whose time is over, and removes all deleted ones from the embedded database's files. Returns how many
 * were over.
 */
export async function forget(db: Database, now: Date): Promise<number> {
	const gone = await db
		.delete(table.share)
		.where(lte(table.share.expiresAt, now))
		.returning({ id: table.share.id });
	if (gone.length > 0) clean.delete(db);
	if (!clean.has(db)) await shred(db);
	return gone.length;
}

/** Databases whose files contain no deleted share. A database that was just opened is not among them. */
const clean = new WeakSet<Database>();

/** Rewrites the table, which is why one rewriting serves many deletions. */
async function shred(db: Database): Promise<void> {
	// Shares deleted from now on need the next rewriting.
	clean.add(db);
	try {
		await database.shred(db, 'share');
	} catch (fault) {
		clean.delete(db);
		throw fault;
	}
}

/**
 * How many shares may be stored at a time. Each has a picture of about 70 kB in the same database as the register, and
 * nobody with many network addresses may fill that disk.
 */
const mostKept = 250_000;

/** The number of rows when they were last counted, plus those that this process has added since. */
const kept = new WeakMap<Database, { rows: number; countedAt: number }>();

/** Null while there is room, otherwise the time until the rows are counted again: once an hour, without reading them. */
async function untilRoom(db: Database, most: number, now: Date): Promise<{ waitSeconds: number } | null> {
	const known = kept.get(db);
	const age = known ? now.getTime() - known.countedAt : Infinity;
	const isFresh = age >= 0 && age < hourMilliseconds;
	const { rows, countedAt } =
		known && isFresh ? known : { rows: await db.$count(table.share), countedAt: now.getTime() };
	kept.set(db, { rows, countedAt });
	return rows < most
		? null
		: { waitSeconds: Math.ceil((countedAt + hourMilliseconds - now.getTime()) / 1000) };
}

const hourMilliseconds = 60 * 60 * 1000;
const dayMilliseconds = 24 * hourMilliseconds;

/** Rows whose time is over count as missing even before they are deleted. */
function isKept(id: string, now: Date) {
	return and(eq(table.share.id, id), gt(table.share.expiresAt, now));
}

/** The contenders in the tiers, by slug. */
async function contendersOf(
	publication: publications.Publication,
	tiers: readonly SharedTier[],
): Promise<NamedContenders> {
	const found = await Promise.all(
		tiers.map(async ({ contest, district, contenders }) => {
			const ballot = await publication.district(contest, district);
			return ballot.contenders.filter(({ slug }) => contenders.includes(slug));
		}),
	);
	return new Map(found.flat().map(({ slug, name, number }) => [slug, { name, number }]));
}

function languageOf(language: string): InterfaceLanguage {
	return isInterfaceLanguage(language) ? language : 'kk';
}

/** The election's own card. */
function neutral(
	{ hash, core }: publications.Publication,
	language: InterfaceLanguage,
	origin: string,
): Promise<Uint8Array<ArrayBuffer>> {
	const { host } = new URL(origin);
	const name = `${hash} ${language} ${host}`;
	return drawing(name, electionCard(core, { language, host }, cardWords(language)));
}

async function electionId(db: Database, slug: string): Promise<number> {
	const [found] = await db
		.select({ id: table.election.id })
		.from(table.election)
		.where(eq(table.election.slug, slug));
	if (!found) throw new Error(`There is no election "${slug}".`);
	return found.id;
}

const slugs = z.string().min(1).max(64);
const count = z.int().min(1).max(10_000);
const percent = z.int().min(0).max(100);

/** The form of a `PublicShare`. Anything else in it, above all an answer, refuses the whole. */
const Content = z.strictObject({
	snapshot: z.string().regex(/^[0-9a-f]{64}$/),
	districts: z.record(slugs, z.int()),
	tiers: z
		.array(
			z.strictObject({
				contest: slugs,
				district: z.int(),
				lowest: percent,
				highest: percent,
				answered: count,
				contenders: z.array(slugs).min(1),
			}),
		)
		.max(100),
	topics: z
		.array(z.strictObject({ topic: slugs, place: z.int().min(-60).max(60), answered: count }))
		.max(100),
});

/** Whether all that a share names is in its snapshot, in the same order, so that it cannot carry a message of its own. */
async function isTrueTo(publication: publications.Publication, content: PublicShare): Promise<boolean> {
	const { core } = publication;
	const contests = core.contests.map(({ slug }) => slug);
	if (!Object.entries(content.districts).every(([contest, number]) => exists(core, contest, number)))
		return false;
	if (
		!isInOrder(
			contests,
			content.tiers.map(({ contest }) => contest),
		)
	)
		return false;
	if (!areTopicsTrue(core, content.topics)) return false;
	for (const tier of content.tiers) {
		if (!(await isTierTrue(publication, tier, content.districts[tier.contest]))) return false;
	}
	return true;
}

function areTopicsTrue({ election, statements }: Core, topics: readonly SharedTopic[]): boolean {
	const known = election.topics.map(({ slug }) => slug);
	return (
		isInOrder(
			known,
			topics.map(({ topic }) => topic),
		) &&
		topics.every(
			({ topic, answered }) => answered <= statements.filter((statement) => statement.topic === topic).length,
		)
	);
}

/** @param chosen the district that the share names for this contest */
async function isTierTrue(
	publication: publications.Publication,
	{ contest, district, lowest, highest, answered, contenders }: SharedTier,
	chosen: number | undefined,
): Promise<boolean> {
	if (!exists(publication.core, contest, district) || (chosen !== undefined && chosen !== district))
		return false;
	if (lowest > highest || answered > asked(publication.core.statements, contest, district).length)
		return false;
	const ballot = await publication.district(contest, district);
	return isInOrder(
		ballot.contenders.filter(isStanding).map(({ slug }) => slug),
		contenders,
	);
}

function exists({ districts }: Core, contest: string, number: number): boolean {
	return districts.some((district) => district.contest === contest && district.number === number);
}

/** Whether all names are known, each occurs once, and they are in the order of the known ones. */
function isInOrder(known: readonly string[], names: readonly string[]): boolean {
	const places = names.map((name) => known.indexOf(name));
	return places.every((place, index) => place > (places[index - 1] ?? -1));
}
