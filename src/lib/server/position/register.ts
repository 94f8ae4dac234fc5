import { and, asc, desc, eq, isNull, max, sql } from 'drizzle-orm';
import { createHash, randomBytes } from 'node:crypto';
import { allows } from '../../election/calendar.ts';
import type { Entry, Receipt, RecordedEntry } from '../../election/register.ts';
import type { Change } from '../../election/snapshot.ts';
import type { Text } from '../../election/text.ts';
import * as audit from '../store/audit.ts';
import * as candidacies from '../election/contender.ts';
import type { AskedStatement, Candidacy } from '../election/contender.ts';
import type { Database } from '../store/database.ts';
import { canonical, sha256 } from '../store/hash.ts';
import * as letter from '../letter/queue.ts';
import * as changed from '../election/changed.ts';
import { contender, election, position, statement } from '../store/schema.ts';
import { account, membership } from '../store/schema/people.ts';
import { draft, entry, registerText, submission } from '../store/schema/register.ts';

// The append-only log of positions. The database refuses to change or remove what stands in it.

/** Any number; the same in every process, so that one after the other adds to the log and no index is missed or used twice. */
const logLock = 727_203;

export type Appended =
	| { kind: 'recorded'; receipt: Receipt; /** How many answers were recorded. */ count: number }
	/** Nothing in the draft differs from what is in the register; `latest` is the newest receipt. */
	| { kind: 'nothing_new'; latest: string | null }
	/** The draft is no longer what was seen. */
	| { kind: 'changed' }
	/** It is not on the ballot (any more), or the calendar lets nobody answer now. */
	| { kind: 'closed' };

export type Corrected =
	| { kind: 'recorded'; receipt: Receipt }
	/** The contender can still change it itself. */
	| { kind: 'too_early' }
	| { kind: 'unknown_statement' }
	/** Not on the statement's scale. */
	| { kind: 'bad_stance' }
	/** There is nothing to correct: nobody gives a position in a contender's place. */
	| { kind: 'no_position' }
	/** That is the position already. */
	| { kind: 'same' };

/** What a contender says now. */
export interface CurrentPosition {
	stance: number | null;
	reason: Text;
	/** When it was given; null where a pack did not say. */
	at: Date | null;
	/** The register's entry; null where the position came with a pack. */
	entry: number | null;
}

/**
 * Submits the contender's draft as it is at this moment; whoever saves an answer meanwhile waits and saves into the next one.
 * Recorded are the answers that differ from what the contender has said so far; a position that came with a pack is
 * recorded also where it is the same, because now the contender says it itself. An answer that was taken back in the
 * draft is not recorded: what was public once cannot become "has not answered" again; one may decline.
 *
 * @param key see `SubmissionKey`: the same one gives the same receipt, however often and however late it is sent
 * @param seen the version of each answer in the draft that was looked at, by statement slug: nobody submits what somebody
 *   else saved meanwhile. Left out, the draft is submitted as it is.
 * @param origin where the receipt's letter leads
 */
export async function append(
	db: Database,
	{
		candidacy,
		account: accountId,
		actor,
		key,
		seen,
		origin,
	}: {
		candidacy: Candidacy;
		account: number;
		actor: 'candidate' | 'party_agent';
		key: string;
		seen?: ReadonlyMap<string, number>;
		origin: string;
	},
	now: Date,
): Promise<Appended> {
	return db.transaction(async (tx) => {
		await lockContender(tx, candidacy);
		const sent = await byKey(tx, candidacy, key);
		if (sent) return recorded(await receipt(tx, candidacy.id, sent));
		// As it is now: whoever waited for an election to be loaded anew may have left the ballot by it.
		const present = await candidacies.find(tx, candidacy.election.slug, candidacy.slug);
		if (!present || !candidacies.mayAnswer(present, now)) return { kind: 'closed' };
		const statements = await candidacies.statements(tx, present);
		const lines = await lockDraft(tx, candidacy.id);
		const isOther = ({ id, slug }: AskedStatement) => lines.get(id)?.version !== seen?.get(slug);
		if (seen && statements.some(isOther)) return { kind: 'changed' };
		const fresh = differing(statements, lines, await positionsOf(tx, candidacy.id));
		if (fresh.length === 0) return { kind: 'nothing_new', latest: await latestReceipt(tx, candidacy.id) };
		const written = await write(tx, { candidacy, account: accountId, key: keyOf(candidacy, key) }, fresh, {
			kind: 'position',
			actor,
			why: null,
			at: now,
		});
		await sendReceipt(tx, candidacy, accountId, written, origin, now);
		await changed.mark(tx, candidacy.election.id);
		return recorded(written);
	});
}

/** Whether something was submitted for this contender with this key. */
export async function known(db: Database, candidacy: Candidacy, key: string): Promise<boolean> {
	return (await byKey(db, candidacy, key)) !== null;
}

/**
 * Records an editor's correction of one position once the contender can no longer change it itself, for a public reason.
 * The contender's own words stay with it. Everybody who speaks for the contender gets a letter.
 *
 * @param why in every language of the election, as `whyIn` reads it
 * @param origin where the letter leads
 */
export async function correct(
	db: Database,
	{
		candidacy,
		editor,
		statement: slug,
		stance,
		why,
		origin,
	}: {
		candidacy: Candidacy;
		editor: number;
		statement: string;
		stance: number | null;
		why: Text;
		origin: string;
	},
	now: Date,
): Promise<Corrected> {
	if (!allows(candidacy.election, 'correct', now)) return { kind: 'too_early' };
	return db.transaction(async (tx) => {
		await lockContender(tx, candidacy);
		const asked = (await candidacies.statements(tx, candidacy)).find((one) => one.slug === slug);
		if (!asked) return { kind: 'unknown_statement' };
		if (stance !== null && !isOnScale(stance, asked)) return { kind: 'bad_stance' };
		const earlier = (await positionsOf(tx, candidacy.id)).get(asked.id);
		if (!earlier) return { kind: 'no_position' };
		if (earlier.stance === stance) return { kind: 'same' };
		const fresh = [{ statement: asked, stance, reason: earlier.reason, earlier, isChange: true }];
		const written = await write(tx, { candidacy, account: editor, key: newId() }, fresh, {
			kind: 'correction',
			actor: 'editor',
			why,
			at: now,
		});
		await tellOfCorrection(tx, candidacy, asked, why, origin, now);
		await changed.mark(tx, candidacy.election.id);
		return { kind: 'recorded', receipt: written };
	});
}

/** What the contender says now, by statement slug, in the order of the election. */
export async function current(db: Database, contenderId: number): Promise<Map<string, CurrentPosition>> {
	const rows = await db
		.select({
			slug: statement.slug,
			stance: position.stance,
			reason: position.reason,
			at: position.at,
			entry: position.entry,
		})
		.from(position)
		.innerJoin(statement, eq(statement.id, position.statement))
		.where(eq(position.contender, contenderId))
		.orderBy(asc(statement.place));
	return new Map(rows.map(({ slug, reason, ...facts }) => [slug, { ...facts, reason: reason ?? {} }]));
}

/** The contender's receipts, newest first. */
export async function receipts(
	db: Database,
	contenderId: number,
): Promise<{ id: string; at: Date; count: number; isCorrection: boolean }[]> {
	return db
		.select({
			id: submission.id,
			at: submission.sentAt,
			count: sql<number>`count(*)`.mapWith(Number),
			isCorrection: sql<boolean>`bool_or(${entry.body}::jsonb ->> 'kind' = 'correction')`,
		})
		.from(submission)
		.innerJoin(entry, eq(entry.submission, submission.id))
		.where(eq(submission.contender, contenderId))
		.groupBy(submission.id)
		.orderBy(desc(max(entry.index)));
}

/** The contender's receipt of this id, or null. */
export async function receipt(db: Database, contenderId: number, id: string): Promise<Receipt | null> {
	const [found] = await db
		.select({
			election: election.slug,
			contender: contender.slug,
			name: contender.name,
			sentAt: submission.sentAt,
		})
		.from(submission)
		.innerJoin(contender, eq(contender.id, submission.contender))
		.innerJoin(election, eq(election.id, submission.election))
		.where(and(eq(submission.id, id), eq(submission.contender, contenderId)));
	if (!found) return null;
	const entries = await db
		.select({ index: entry.index, body: entry.body, leaf: entry.leaf })
		.from(entry)
		.where(eq(entry.submission, id))
		.orderBy(asc(entry.index));
	const texts = await db
		.selectDistinct({ hash: registerText.hash, text: registerText.text })
		.from(entry)
		.innerJoin(registerText, eq(registerText.hash, sql`${entry.body}::jsonb ->> 'reason'`))
		.where(eq(entry.submission, id))
		.orderBy(asc(registerText.hash));
	return receiptOf({ ...found, id }, entries, texts);
}

/**
 * Every change of a position after it was first given, oldest first, by contender slug. Where `from` and `to` are the same,
 * only the words changed.
 */
export async function history(db: Database, electionId: number): Promise<Map<string, Change[]>> {
	const body = sql`${entry.body}::jsonb`;
	const rows = await db
		.select({
			contender: contender.slug,
			statement: statement.slug,
			at: entry.at,
			from: entry.earlier,
			to: sql<number | null>`(${body} ->> 'stance')::int`,
			isCorrection: sql<boolean>`${body} ->> 'kind' = 'correction'`,
			why: sql<Text | null>`nullif(${body} -> 'why', 'null')`,
		})
		.from(entry)
		.innerJoin(contender, eq(contender.id, entry.contender))
		.innerJoin(statement, eq(statement.id, entry.statement))
		.where(and(eq(contender.election, electionId), eq(entry.isChange, true)))
		.orderBy(asc(entry.index));
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
 * Submissions of one contender wait for each other, and all of an election wait while it is loaded anew. Nothing else does:
 * neither drafts nor whatever merely names the contender.
 */
async function lockContender(tx: Database, { id, election: { id: electionId } }: Candidacy): Promise<void> {
	await tx.select({ id: election.id }).from(election).where(eq(election.id, electionId)).for('key share');
	await tx.select({ id: contender.id }).from(contender).where(eq(contender.id, id)).for('no key update');
}

async function byKey(tx: Database, candidacy: Candidacy, key: string): Promise<string | null> {
	const [found] = await tx
		.select({ id: submission.id })
		.from(submission)
		.where(eq(submission.key, keyOf(candidacy, key)));
	return found?.id ?? null;
}

/** The contender's own: the same key sent for another one is another. */
function keyOf({ id }: Candidacy, key: string): string {
	return `${id} ${key}`;
}

function recorded(found: Receipt | null): Appended {
	if (!found) throw new Error('A submission has lost its receipt.');
	return { kind: 'recorded', receipt: found, count: found.entries.length };
}

type DraftRow = Pick<typeof draft.$inferSelect, 'stance' | 'isDeclined' | 'reason' | 'version'>;

/** By statement id. Nobody saves into the draft until the transaction ends. */
async function lockDraft(tx: Database, contenderId: number): Promise<Map<number, DraftRow>> {
	const rows = await tx
		.select()
		.from(draft)
		.where(eq(draft.contender, contenderId))
		.orderBy(asc(draft.statement))
		.for('update');
	return new Map(rows.map((row) => [row.statement, row]));
}

interface EarlierPosition {
	stance: number | null;
	reason: Text;
	isRecorded: boolean;
}

/** By statement id. */
async function positionsOf(tx: Database, contenderId: number): Promise<Map<number, EarlierPosition>> {
	const rows = await tx.select().from(position).where(eq(position.contender, contenderId));
	return new Map(
		rows.map(({ statement, stance, reason, entry }) => [
			statement,
			{ stance, reason: reason ?? {}, isRecorded: entry !== null },
		]),
	);
}

interface Fresh {
	statement: AskedStatement;
	stance: number | null;
	reason: Text;
	earlier: EarlierPosition | undefined;
	/** Voters are told something else than before. */
	isChange: boolean;
}

/** What is to be recorded: the answers in the draft that are not in the register yet, in the order of the statements. */
function differing(
	asked: readonly AskedStatement[],
	drafts: ReadonlyMap<number, DraftRow>,
	positions: ReadonlyMap<number, EarlierPosition>,
): Fresh[] {
	return asked.flatMap((statement): Fresh[] => {
		const line = drafts.get(statement.id);
		if (!line || !isAnswered(line, statement)) return [];
		const { stance, reason } = line;
		const earlier = positions.get(statement.id);
		const isOther =
			earlier !== undefined && (earlier.stance !== stance || canonical(earlier.reason) !== canonical(reason));
		if (earlier?.isRecorded && !isOther) return [];
		return [{ statement, stance, reason, earlier, isChange: isOther }];
	});
}

/** A stance that is no longer on the scale, because the election was loaded with another one, answers nothing. */
function isAnswered({ stance, isDeclined }: DraftRow, statement: AskedStatement): boolean {
	return stance === null ? isDeclined : isOnScale(stance, statement);
}

function isOnScale(stance: number, { steps }: AskedStatement): boolean {
	return Number.isInteger(stance) && stance >= 1 && stance <= steps;
}

/**
 * Writes a submission with its entries, makes them the contender's positions and notes the deed. Adding to the log comes
 * last, because until the transaction ends everybody else who adds to it waits.
 */
async function write(
	tx: Database,
	{ candidacy, account: sentBy, key }: { candidacy: Candidacy; account: number; key: string },
	fresh: readonly Fresh[],
	{ kind, actor, why, at }: Pick<Entry, 'kind' | 'actor' | 'why'> & { at: Date },
): Promise<Receipt> {
	const { id: contenderId, slug, name, election } = candidacy;
	const id = newId();
	const texts = wordsOf(fresh);
	await tx
		.insert(submission)
		.values({ id, key, election: election.id, contender: contenderId, sentAt: at, sentBy });
	if (texts.length > 0) await tx.insert(registerText).values(texts).onConflictDoNothing();
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

/** The same submission always gives the same file, byte by byte. */
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
 * Adds to the log and makes it the contender's positions. In one query, and as JSON: one parameter for each cell takes
 * several times as long, and others wait meanwhile.
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
	const [last] = await tx.select({ index: max(entry.index) }).from(entry);
	return (last?.index ?? -1) + 1;
}

async function latestReceipt(tx: Database, contenderId: number): Promise<string | null> {
	const [newest] = await receipts(tx, contenderId);
	return newest?.id ?? null;
}

/** To whoever sent it, with the receipt as a file. */
async function sendReceipt(
	tx: Database,
	{ id, slug, name, election }: Candidacy,
	accountId: number,
	sent: Receipt,
	origin: string,
	now: Date,
): Promise<void> {
	const [recipient] = await tx
		.select({ to: account.email, language: account.language })
		.from(account)
		.where(eq(account.id, accountId));
	if (!recipient) throw new Error('Nobody has this account.');
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

async function tellOfCorrection(
	tx: Database,
	{ id, slug, kind, name, party, election }: Candidacy,
	asked: AskedStatement,
	why: Text,
	origin: string,
	now: Date,
): Promise<void> {
	const recipients = await tx
		.selectDistinct({ to: account.email, language: account.language })
		.from(membership)
		.innerJoin(account, eq(account.id, membership.account))
		.where(
			and(
				isNull(membership.endedAt),
				kind === 'list'
					? and(eq(membership.role, 'party_agent'), eq(membership.party, party?.id ?? 0))
					: and(eq(membership.role, 'candidate'), eq(membership.contender, id)),
			),
		);
	const link = `${origin}/portal/${election.slug}/contenders/${slug}`;
	for (const recipient of recipients) {
		const message = { kind: 'corrected' as const, what: name, statement: asked.text, why, link };
		await letter.enqueue(tx, recipient, message, { contender: id }, now);
	}
}

/**
 * The words of the entries with their hashes. Always in one order, so that two who write the same words at once do not wait
 * for each other in a circle.
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

/** Under which words stand in an entry; null for none. */
function hashOf(words: Text): string | null {
	return Object.keys(words).length > 0 ? sha256(canonical(words)) : null;
}

function newId(): string {
	return randomBytes(16).toString('base64url');
}
