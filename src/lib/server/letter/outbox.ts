import { and, count, desc, eq, ilike, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import type { Text } from '../../election/text.ts';
import * as audit from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import { literally } from '../store/like.ts';
import * as table from '../store/schema.ts';
import { settings } from './post.ts';

// Letters as editors see them: what waits, what failed, and what can be sent again.

type State = 'waiting' | 'failed' | 'kept' | 'sent';

/** A letter as the desk lists it, without its text. */
interface Entry {
	id: number;
	kind: string;
	to: string;
	language: string;
	subject: string;
	state: State;
	/** The contender that it concerns, if any. */
	contender: { slug: string; name: Text; election: string; languages: string[] } | null;
	madeAt: Date;
	attempts: number;
	nextAt: Date | null;
	sentAt: Date | null;
	givenUpAt: Date | null;
	/** The mail server's last answer. */
	fault: string | null;
	/** Whether its text is still stored, so that it can be sent. */
	hasWords: boolean;
}

/** A search for letters. A field that is left out matches all. */
interface Filter {
	state?: State | null;
	/** Part of an address. */
	to?: string;
	/** The contender or election that they concern, by slug. */
	about?: { election: string; contender: string } | null;
}

/** How many letters `list` returns at a time. */
export const pageLength = 50;

/** Letters, the newest first, and how many there are. @param page from 1 */
export async function list(
	db: Database,
	{ state, to, about }: Filter,
	page: number,
): Promise<{ entries: Entry[]; total: number }> {
	const wanted = and(
		state ? inState[state] : undefined,
		to ? ilike(table.letter.to, `%${literally(to)}%`) : undefined,
		about ? inArray(table.letter.contender, idsOf(db, about)) : undefined,
	);
	const total = Number(await db.$count(table.letter, wanted));
	const rows = await select(db)
		.where(wanted)
		.orderBy(desc(table.letter.madeAt), desc(table.letter.id))
		.limit(pageLength)
		.offset((page - 1) * pageLength);
	return { entries: rows.map(entryOf), total };
}

function idsOf(db: Database, about: { election: string; contender: string }) {
	return db
		.select({ id: table.contender.id })
		.from(table.contender)
		.innerJoin(table.election, eq(table.election.id, table.contender.election))
		.where(and(eq(table.election.slug, about.election), eq(table.contender.slug, about.contender)));
}

/** How many letters there are in each state. */
export async function counts(db: Database): Promise<Record<State, number>> {
	const rows = await db.select({ state: stateOf, letters: count() }).from(table.letter).groupBy(stateOf);
	const found = new Map(rows.map(({ state, letters }) => [state, Number(letters)]));
	return {
		waiting: found.get('waiting') ?? 0,
		failed: found.get('failed') ?? 0,
		kept: found.get('kept') ?? 0,
		sent: found.get('sent') ?? 0,
	};
}

/** The letter of this id, or null. */
export async function find(db: Database, id: number): Promise<Entry | null> {
	const [row] = await select(db).where(eq(table.letter.id, id));
	return row ? entryOf(row) : null;
}

const inState = {
	waiting: isNotNull(table.letter.nextAt),
	failed: isNotNull(table.letter.givenUpAt),
	kept: and(isNull(table.letter.nextAt), isNull(table.letter.sentAt), isNull(table.letter.givenUpAt)),
	sent: isNotNull(table.letter.sentAt),
};

const stateOf = sql<State>`case
	when ${table.letter.sentAt} is not null then 'sent'
	when ${table.letter.givenUpAt} is not null then 'failed'
	when ${table.letter.nextAt} is not null then 'waiting'
	else 'kept' end`;

function select(db: Database) {
	const { id, kind, to, language, subject, madeAt, attempts, nextAt, sentAt, givenUpAt, fault } =
		table.letter;
	return db
		.select({
			entry: { id, kind, to, language, subject, madeAt, attempts, nextAt, sentAt, givenUpAt, fault },
			state: stateOf,
			hasWords: sql<boolean>`${table.letter.text} <> ''`,
			contender: { slug: table.contender.slug, name: table.contender.name },
			election: { slug: table.election.slug, languages: table.election.languages },
		})
		.from(table.letter)
		.leftJoin(table.contender, eq(table.contender.id, table.letter.contender))
		.leftJoin(table.election, eq(table.election.id, table.contender.election))
		.$dynamic();
}

type Selected = Awaited<ReturnType<typeof select>>[number];

function entryOf({ entry, state, hasWords, contender: about, election: where }: Selected): Entry {
	const isAbout = about && where;
	return {
		...entry,
		state,
		hasWords,
		contender: isAbout ? { ...about, election: where.slug, languages: where.languages } : null,
	};
}

/** Whether letters may be read at the desk: only if no mail server sends them. */
export function isReadable(env: NodeJS.ProcessEnv): boolean {
	return settings(env) === null;
}

/**
 * The text of a letter for this editor; reading it is recorded. Null if it may not be read or is no longer stored.
 */
export async function read(
	db: Database,
	{ id, editor }: { id: number; editor: number },
	env: NodeJS.ProcessEnv,
	now: Date,
): Promise<{ text: string; attachment: (typeof table.letter.$inferSelect)['attachment'] } | null> {
	if (!isReadable(env)) return null;
	return db.transaction(async (tx) => {
		const [row] = await tx
			.select({ kind: table.letter.kind, text: table.letter.text, attachment: table.letter.attachment })
			.from(table.letter)
			.where(and(eq(table.letter.id, id), ne(table.letter.text, '')));
		if (!row) return null;
		const { kind, ...words } = row;
		const subject = `letter/${id}`;
		await audit.record(tx, { actor: editor, action: 'letter.read', subject, details: { kind } }, now);
		return words;
	});
}

/**
 * When editors read letters to this address that give access to its account, the newest first. Without a mail server
 * letters are shown at the desk, and the person they belong to must be able to see that.
 */
export async function readByEditors(db: Database, to: string): Promise<Date[]> {
	const { at, action, subject } = table.audit;
	const rows = await db
		.select({ at })
		.from(table.audit)
		.innerJoin(table.letter, eq(subject, sql`'letter/' || ${table.letter.id}`))
		.where(and(eq(action, 'letter.read'), eq(table.letter.kind, 'reset'), eq(table.letter.to, to)))
		.orderBy(desc(table.audit.id))
		.limit(5);
	return rows.map(({ at }) => at);
}

/** Sends a waiting, stored or given-up letter as soon as possible. Returns false if its text is no longer stored. */
export async function retry(
	db: Database,
	{ id, editor }: { id: number; editor: number },
	now: Date,
): Promise<boolean> {
	return db.transaction(async (tx) => {
		const again = await tx
			.update(table.letter)
			.set({ attempts: 0, nextAt: now, givenUpAt: null })
			.where(and(eq(table.letter.id, id), isNull(table.letter.sentAt), ne(table.letter.text, '')))
			.returning({ kind: table.letter.kind });
		const [{ kind } = { kind: null }] = again;
		if (kind === null) return false;
		const subject = `letter/${id}`;
		await audit.record(tx, { actor: editor, action: 'letter.retried', subject, details: { kind } }, now);
		return true;
	});
}

/** Retries every letter that was given up, as soon as possible. Returns how many. */
export async function retryFailed(db: Database, editor: number, now: Date): Promise<number> {
	return db.transaction(async (tx) => {
		const again = await tx
			.update(table.letter)
			.set({ attempts: 0, nextAt: now, givenUpAt: null })
			.where(and(isNotNull(table.letter.givenUpAt), ne(table.letter.text, '')))
			.returning({ id: table.letter.id });
		const details = { letters: again.length };
		if (again.length > 0) {
			await audit.record(tx, { actor: editor, action: 'letter.retried', subject: 'letter', details }, now);
		}
		return again.length;
	});
}

/** The newest letters with their text, for developers who have no mail server. */
export async function newest(
	db: Database,
	letters: number,
): Promise<Pick<typeof table.letter.$inferSelect, 'id' | 'to' | 'subject' | 'text'>[]> {
	const { id, to, subject, text } = table.letter;
	return db
		.select({ id, to, subject, text })
		.from(table.letter)
		.orderBy(desc(table.letter.id))
		.limit(letters);
}
