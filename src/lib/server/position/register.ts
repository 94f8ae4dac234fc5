import { and, asc, desc, eq, max, sql } from 'drizzle-orm';
import { createHash, randomBytes } from 'node:crypto';
import { allows } from '../../election/calendar.ts';
import {
	givenAs,
	isOnScale,
	isSame,
	isUnsubmitted,
	type Position,
} from '../../election/position/position.ts';
import type { Entry, Receipt, RecordedEntry } from '../../election/position/register.ts';
import type { Change } from '../../election/snapshot.ts';
import type { Text } from '../../election/text.ts';
import * as audit from '../store/audit.ts';
import { recipients, targetFor } from '../account/target.ts';
import * as contenders from '../election/contender.ts';
import type { AskedStatement, Contender } from '../election/contender.ts';
import type { Database } from '../store/database.ts';
import { canonical, sha256 } from '../store/hash.ts';
import * as letter from '../letter/queue.ts';
import * as changed from '../election/changed.ts';
import * as table from '../store/schema.ts';

// The append-only log of positions. The database refuses to change or remove its entries.

/** Any number, the same in every process: one at a time adds to the log, so no index is skipped or used twice. */
const logLock = 727_203;

export type Appended =
	| { kind: 'recorded'; receipt: Receipt; /** How many positions were recorded. */ count: number }
	/** The draft holds nothing that is not in the register already; `latest` is the newest receipt. */
	| { kind: 'nothing_new'; latest: string | null }
	/** The draft has changed since it was looked at. */
	| { kind: 'changed' }
	/** The contender is not on the ballot (any more), or the calendar does not allow submissions now. */
	| { kind: 'closed' };

export type Corrected =
	| { kind: 'recorded'; receipt: Receipt }
	/** The contender can still change the position itself. */
	| { kind: 'too_early' }
	| { kind: 'unknown_statement' }
	/** Not on the statement's scale. */
	| { kind: 'bad_stance' }
	/** There is nothing to correct: editors never give a position on a contender's behalf. */
	| { kind: 'no_position' }
	/** The position is that already. */
	| { kind: 'same' };

/** A contender's position as it is now. */
export interface CurrentPosition extends Position {
	/** When it was given; null if a pack did not say. */
	at: Date | null;
	/** Index of the register's entry; null if the position came with a pack. */
	entry: number | null;
}

/**
 * Submits the contender's draft as it is at this moment; anyone who saves a position meanwhile waits, and it goes into the
 * next submission. Positions that differ from what the contender has said so far are recorded; one that came with a pack is
 * recorded even if it is the same, because now the contender says it itself. A position that was withdrawn in the draft is
 * not recorded: once public, a position can be changed or declined, but not removed.
 *
 * @param key see `SubmissionKey`: the same key gives the same receipt, however often and however late it is sent
 * @param seen the version of each position in the draft that was looked at, by statement slug, so that no one submits what
 *   another person saved meanwhile. If left out, the draft is submitted as it is.
 * @param origin the app's origin, for the link in the receipt's letter
 */
export async function append(
	db: Database,
	{
		contender,
		account: accountId,
		actor,
		key,
		seen,
		origin,
	}: {
		contender: Contender;
		account: number;
		actor: 'candidate' | 'party_agent';
		key: string;
		seen?: ReadonlyMap<string, number>;
		origin: string;
	},
	now: Date,
): Promise<Appended> {
	return db.transaction(async (tx) => {
		await lockContender(tx, contender);
		const sent = await byKey(tx, contender, key);
		if (sent) return recorded(await receipt(tx, contender.id, sent));
		// Read again: if this waited for the election to be reloaded, the contender may have left the ballot.
		const present = await contenders.find(tx, contender.election.slug, contender.slug);
		if (!present || !contenders.maySubmit(present, now)) return { kind: 'closed' };
		const statements = await contenders.statements(tx, present);
		const lines = await lockDraft(tx, contender.id);
		const isOther = ({ id, slug }: AskedStatement) => lines.get(id)?.version !== seen?.get(slug);
		if (seen && statements.some(isOther)) return { kind: 'changed' };
		const fresh = differing(statements, lines, await positionsOf(tx, contender.id));
		if (fresh.length === 0) return { kind: 'nothing_new', latest: await latestReceipt(tx, contender.id) };
		const written = await write(tx, { contender, account: accountId, key: keyOf(contender, key) }, fresh, {
			kind: 'position',
			actor,
			why: null,
			at: now,
		});
		await sendReceipt(tx, contender, accountId, written, origin, now);
		await changed.mark(tx, contender.election.id);
		return recorded(written);
	});
}

/** Whether a submission of this contender has this key. */
export async function known(db: Database, contender: Contender, key: string): Promise<boolean> {
	return (await byKey(db, contender, key)) !== null;
}

/**
 * Records an editor's correction of one position, with a public reason, once the contender can no longer change it itself.
 * The contender's own words stay with it. Everyone who speaks for the contender gets a letter.
 *
 * @param why in every language of the election, as `whyIn` reads it
 * @param origin the app's origin, for the link in the letter
 */
export async function correct(
	db: Database,
	{
		contender,
		editor,
		statement: slug,
		stance,
		why,
		origin,
	}: {
		contender: Contender;
		editor: number;
		statement: string;
		stance: number | null;
		why: Text;
		origin: string;
	},
	now: Date,
): Promise<Corrected> {
	if (!allows(contender.election, 'correct', now)) return { kind: 'too_early' };
	return db.transaction(async (tx) => {
		await lockContender(tx, contender);
		const asked = (await contenders.statements(tx, contender)).find((one) => one.slug === slug);
		if (!asked) return { kind: 'unknown_statement' };
		if (stance !== null && !isOnScale(stance, asked.steps)) return { kind: 'bad_stance' };
		const earlier = (await positionsOf(tx, contender.id)).get(asked.id);
		if (!earlier) return { kind: 'no_position' };
		if (earlier.stance === stance) return { kind: 'same' };
		const fresh = [{ statement: asked, ...givenAs(stance, earlier.reason), earlier, isChange: true }];
		const written = await write(tx, { contender, account: editor, key: newId() }, fresh, {
			kind: 'correction',
			actor: 'editor',
			why,
			at: now,
		});
		await sendCorrection(tx, contender, asked, why, origin, now);
		await changed.mark(tx, contender.election.id);
		return { kind: 'recorded', receipt: written };
	});
}

/** The contender's positions as they are now, by statement slug, in the order of the election. */
export async function current(db: Database, contenderId: number): Promise<Map<string, CurrentPosition>> {
	const rows = await db
		.select({
			slug: table.statement.slug,
			stance: table.position.stance,
			reason: table.position.reason,
			at: table.position.at,
			entry: table.position.entry,
		})
		.from(table.position)
		.innerJoin(table.statement, eq(table.statement.id, table.position.statement))
		.where(eq(table.position.contender, contenderId))
		.orderBy(asc(table.statement.place));
	return new Map(
		rows.map(({ slug, stance, reason, ...facts }) => [slug, { ...givenAs(stance, reason ?? {}), ...facts }]),
	);
}

/** The contender's receipts, newest first. */
export async function receipts(
	db: Database,
	contenderId: number,
): Promise<{ id: string; at: Date; count: number; isCorrection: boolean }[]> {
	return db
		.select({
			id: table.submission.id,
			at: table.submission.sentAt,
			count: sql<number>`count(*)`.mapWith(Number),
			isCorrection: sql<boolean>`bool_or(${table.entry.body}::jsonb ->> 'kind' = 'correction')`,
		})
		.from(table.submission)
		.innerJoin(table.entry, eq(table.entry.submission, table.submission.id))
		.where(eq(table.submission.contender, contenderId))
		.groupBy(table.submission.id)
		.orderBy(desc(max(table.entry.index)));
}

/** The contender's receipt with this id, or null. */
export async function receipt(db: Database, contenderId: number, id: string): Promise<Receipt | null> {
	const [found] = await db
		.select({
			election: table.election.slug,
			contender: table.contender.slug,
			name: table.contender.name,
			sentAt: table.submission.sentAt,
		})
		.from(table.submission)
		.innerJoin(table.contender, eq(table.contender.id, table.submission.contender))
		.innerJoin(table.election, eq(table.election.id, table.submission.election))
		.where(and(eq(table.submission.id, id), eq(table.submission.contender, contenderId)));
	if (!found) return null;
	const entries = await db
		.select({ index: table.entry.index, body: table.entry.body, leaf: table.entry.leaf })
		.from(table.entry)
		.where(eq(table.entry.submission, id))
		.orderBy(asc(table.entry.index));
	const texts = await db
		.selectDistinct({ hash: table.registerText.hash, text: table.registerText.text })
		.from(table.entry)
		.innerJoin(table.registerText, eq(table.registerText.hash, sql`${table.entry.body}::jsonb ->> 'reason'`))
		.where(eq(table.entry.submission, id))
		.orderBy(asc(table.registerText.hash));
	return receiptOf({ ...found, id }, entries, texts);
}

/**
 * Every change of a position after it was first given, oldest first, by contender slug. If `from` and `to` are the same,
 * only the words changed.
 */
export async function history(db: Database, electionId: number): Promise<Map<string, Change[]>> {
	const body = sql`${table.entry.body}::jsonb`;
	const rows = await db
		.select({
			contender: table.contender.slug,
			statement: table.statement.slug,
			at: table.entry.at,
			from: table.entry.earlier,
			to: sql<number | null>`(${body} ->> 'stance')::int`,
			isCorrection: sql<boolean>`${body} ->> 'kind' = 'correction'`,
			why: sql<Text | null>`nullif(${body} -> 'why', 'null')`,
		})
		.from(table.entry)
		.innerJoin(table.contender, eq(table.contender.id, table.entry.contender))
		.innerJoin(table.statement, eq(table.statement.id, table.entry.statement))
		.where(and(eq(table.contender.election, electionId), eq(table.entry.isChange, true)))
		.orderBy(asc(table.entry.index));
	const changes = new Map<string, Change[]>();
	for (const { contender, isCorrection, at, ...facts } of rows) {
		const own = changes.get(contender) ?? [];
		own.push({ ...facts, at: at.toISOString(), by: isCorrection ? 'editor' : 'contender' });
		changes.set(contender, own);
	}
	return changes;
}

/** RFC 6962 §2.1: the hash of a leaf of the log, in hex. */
export function leafHash(body: string): string {
	return createHash('sha256').update(Buffer.of(0)).update(body).digest('hex');
}

/**
 * Submissions of one contender wait for each other, and all submissions of an election wait while it is reloaded. Nothing
 * else waits: neither drafts nor rows that only refer to the contender.
 */
async function lockContender(tx: Database, { id, election: { id: electionId } }: Contender): Promise<void> {
	await tx
		.select({ id: table.election.id })
		.from(table.election)
		.where(eq(table.election.id, electionId))
		.for('key share');
	await tx
		.select({ id: table.contender.id })
		.from(table.contender)
		.where(eq(table.contender.id, id))
		.for('no key update');
}

async function byKey(tx: Database, contender: Contender, key: string): Promise<string | null> {
	const [found] = await tx
		.select({ id: table.submission.id })
		.from(table.submission)
		.where(eq(table.submission.key, keyOf(contender, key)));
	return found?.id ?? null;
}

/** Keys are per contender: the same key sent for another contender is a different one. */
function keyOf({ id }: Contender, key: string): string {
	return `${id} ${key}`;
}

function recorded(found: Receipt | null): Appended {
	if (!found) throw new Error('A submission has lost its receipt.');
	return { kind: 'recorded', receipt: found, count: found.entries.length };
}

type DraftRow = Position & { version: number };

/** By statement id. No one can save into the draft until the transaction ends. */
async function lockDraft(tx: Database, contenderId: number): Promise<Map<number, DraftRow>> {
	const rows = await tx
		.select()
		.from(table.draft)
		.where(eq(table.draft.contender, contenderId))
		.orderBy(asc(table.draft.statement))
		.for('update');
	return new Map(rows.map((row) => [row.statement, row]));
}

interface EarlierPosition extends Position {
	isRecorded: boolean;
}

/** By statement id. */
async function positionsOf(tx: Database, contenderId: number): Promise<Map<number, EarlierPosition>> {
	const rows = await tx.select().from(table.position).where(eq(table.position.contender, contenderId));
	return new Map(
		rows.map(({ statement, stance, reason, entry }) => [
			statement,
			{ ...givenAs(stance, reason ?? {}), isRecorded: entry !== null },
		]),
	);
}

interface Fresh extends Position {
	statement: AskedStatement;
	earlier: EarlierPosition | undefined;
	/** Voters see something different from before. */
	isChange: boolean;
}

/** The positions of the draft that are not in the register yet, in the order of the statements. */
function differing(
	asked: readonly AskedStatement[],
	drafts: ReadonlyMap<number, DraftRow>,
	positions: ReadonlyMap<number, EarlierPosition>,
): Fresh[] {
	return asked.flatMap((statement): Fresh[] => {
		const saved = drafts.get(statement.id);
		const earlier = positions.get(statement.id);
		if (!saved || !isUnsubmitted(saved, earlier?.isRecorded ? earlier : undefined)) return [];
		const { stance, isDeclined, reason } = saved;
		// The stance may be off the scale by now, if the election was reloaded with a different one.
		if (stance !== null && !isOnScale(stance, statement.steps)) return [];
		const isChange = earlier !== undefined && !isSame(saved, earlier);
		return [{ statement, stance, isDeclined, reason, earlier, isChange }];
	});
}

/**
 * Writes a submission with its entries, makes them the contender's positions and records the action in the audit log.
 * Adding to the register comes last, because everyone else who adds to it waits until the transaction ends.
 */
async function write(
	tx: Database,
	{ contender, account: sentBy, key }: { contender: Contender; account: number; key: string },
	fresh: readonly Fresh[],
	{ kind, actor, why, at }: Pick<Entry, 'kind' | 'actor' | 'why'> & { at: Date },
): Promise<Receipt> {
	const { id: contenderId, slug, name, election } = contender;
	const id = newId();
	const texts = wordsOf(fresh);
	await tx
		.insert(table.submission)
		.values({ id, key, election: election.id, contender: contenderId, sentAt: at, sentBy });
	if (texts.length > 0) await tx.insert(table.registerText).values(texts).onConflictDoNothing();
	await audit.record(
		tx,
		{
			actor: sentBy,
			action: kind === 'position' ? 'positions.submitted' : 'position.corrected',
			election: election.slug,
			subject: `contender/${slug}`,
			details: { receipt: id, count: fresh.length },
		},
		at,
	);
	const bodies = fresh.map(({ statement, stance, reason }): Omit<RecordedEntry, 'index'> => {
		const body = canonical({
			election: election.slug,
			kind,
			contender: slug,
			statement: statement.slug,
			stance,
			reason: hashOf(reason),
			actor,
			why,
			at: at.toISOString(),
		} satisfies Entry);
		return { body, leaf: leafHash(body) };
	});
	await tx.execute(sql`select pg_advisory_xact_lock(${logLock})`);
	const first = await nextIndex(tx);
	const entries = bodies.map((body, place) => ({ index: first + place, ...body }));
	await insertEntries(tx, { submission: id, contender: contenderId, at }, fresh, entries);
	return receiptOf({ id, election: election.slug, contender: slug, name, sentAt: at }, entries, texts);
}

/** The same submission always gives the same file, byte for byte. */
function receiptOf(
	{
		id,
		election,
		contender,
		name,
		sentAt,
	}: Omit<Receipt, 'format' | 'sentAt' | 'entries' | 'words'> & { sentAt: Date },
	entries: RecordedEntry[],
	texts: { hash: string; text: Text | null }[],
): Receipt {
	return {
		format: 'tandau-receipt/1',
		id,
		election,
		contender,
		name,
		sentAt: sentAt.toISOString(),
		entries,
		words: Object.fromEntries(texts.map(({ hash, text }) => [hash, text ?? {}])),
	};
}

/**
 * Adds entries to the log and makes them the contender's positions, in one query with the rows as JSON: one parameter per
 * cell takes several times as long, and others wait meanwhile.
 */
async function insertEntries(
	tx: Database,
	{ submission, contender, at }: { submission: string; contender: number; at: Date },
	fresh: readonly Fresh[],
	entries: readonly RecordedEntry[],
): Promise<void> {
	const rows = fresh.map(({ statement, stance, reason, earlier, isChange }, place) => ({
		...entries[place],
		statement: statement.id,
		stance,
		reason: Object.keys(reason).length > 0 ? reason : null,
		is_change: isChange,
		earlier: isChange ? (earlier?.stance ?? null) : null,
	}));
	const instant = at.toISOString();
	await tx.execute(sql`
		with rows as materialized (
			select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(
				index int, body text, leaf text, statement int, stance smallint, reason jsonb, is_change boolean, earlier smallint)
		), recorded as (
			insert into register_entry (index, submission, contender, statement, body, leaf, is_change, earlier, at)
			select index, ${submission}, ${contender}::int, statement, body, leaf, is_change, earlier, ${instant}::timestamptz
			from rows
		)
		insert into position (contender, statement, stance, reason, source, at, entry)
		select ${contender}::int, statement, stance, nullif(reason, 'null'), null, ${instant}::timestamptz, index from rows
		on conflict (contender, statement) do update set
			stance = excluded.stance, reason = excluded.reason, source = excluded.source, at = excluded.at,
			entry = excluded.entry`);
}

async function nextIndex(tx: Database): Promise<number> {
	const [last] = await tx.select({ index: max(table.entry.index) }).from(table.entry);
	return (last?.index ?? -1) + 1;
}

async function latestReceipt(tx: Database, contenderId: number): Promise<string | null> {
	const [newest] = await receipts(tx, contenderId);
	return newest?.id ?? null;
}

/** Sends a letter, with the receipt attached, to the person who submitted it. */
async function sendReceipt(
	tx: Database,
	{ id, slug, name, election }: Contender,
	accountId: number,
	sent: Receipt,
	origin: string,
	now: Date,
): Promise<void> {
	const [recipient] = await tx
		.select({ to: table.account.email, language: table.account.language })
		.from(table.account)
		.where(eq(table.account.id, accountId));
	if (!recipient) throw new Error(`There is no account ${accountId}.`);
	await letter.enqueue(
		tx,
		recipient,
		{
			kind: 'receipt',
			what: name,
			election: election.name,
			receipt: sent.id,
			count: sent.entries.length,
			at: now,
			timezone: election.timezone,
			link: `${origin}/portal/${election.slug}/contenders/${slug}/receipts/${sent.id}`,
			fictional: election.fictional,
		},
		{
			contender: id,
			attachment: {
				name: `receipt-${election.slug}-${slug}-${sent.id.slice(0, 8)}.json`,
				type: 'application/json',
				content: JSON.stringify(sent, null, '\t'),
			},
		},
		now,
	);
}

async function sendCorrection(
	tx: Database,
	{ id, slug, kind, name, party, election }: Contender,
	asked: AskedStatement,
	why: Text,
	origin: string,
	now: Date,
): Promise<void> {
	const link = `${origin}/portal/${election.slug}/contenders/${slug}`;
	for (const recipient of await recipients(tx, targetFor({ id, kind, party }))) {
		const message = { kind: 'corrected' as const, what: name, statement: asked.text, why, link };
		await letter.enqueue(tx, recipient, message, { contender: id }, now);
	}
}

/**
 * The words of the entries with their hashes, always in the same order, so that two transactions that write the same words
 * cannot deadlock.
 */
function wordsOf(fresh: readonly Fresh[]): { hash: string; text: Text }[] {
	const words = new Map<string, Text>();
	for (const { reason } of fresh) {
		const hash = hashOf(reason);
		if (hash !== null) words.set(hash, reason);
	}
	return [...words]
		.map(([hash, text]) => ({ hash, text }))
		.sort((one, other) => (one.hash < other.hash ? -1 : 1));
}

/** The hash by which an entry refers to words; null if there are none. */
function hashOf(words: Text): string | null {
	return Object.keys(words).length > 0 ? sha256(canonical(words)) : null;
}

function newId(): string {
	return randomBytes(16).toString('base64url');
}
