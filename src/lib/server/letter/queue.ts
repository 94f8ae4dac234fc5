import { and, asc, count, desc, eq, ilike, inArray, isNotNull, isNull, lt, lte, ne, sql } from 'drizzle-orm';
import type { ProfilePart } from '../../election/profile.ts';
import type { Rule } from '../../election/rule.ts';
import type { Text } from '../../election/text.ts';
import * as audit from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import { open, settings, type Outcome } from './post.ts';
import { write } from './write.ts';
import { contender, election } from '../store/schema.ts';
import { audit as auditTable, letter } from '../store/schema/people.ts';

// Letters to people who have, or are offered, an account. They wait in a table and are sent by a chore: what was
// committed is sent at least once, whatever stops in between, and a mail server that is away holds up no page.

/** What a letter says. The words are ours, in kk, ru and en; what is given here is put into them. */
export type Message =
	| {
			kind: 'invitation' | 'reminder';
			/** The contender's, party's or bloc's name. */
			what: Text;
			role: 'candidate' | 'party_agent' | 'bloc_coordinator';
			election: Text;
			electionLanguages: string[];
			/** Until when answers are accepted. */
			until: Date;
			timezone: string;
			/** Who invites, as the editors call themselves. */
			inviter: string;
			link: string;
			fictional: boolean;
	  }
	| {
			kind: 'nudge';
			what: Text;
			election: Text;
			until: Date;
			timezone: string;
			link: string;
			fictional: boolean;
	  }
	| { kind: 'reset'; link: string; hours: number }
	| { kind: 'password_changed' | 'factor_changed'; at: Date }
	| {
			kind: 'receipt';
			what: Text;
			election: Text;
			/** Its id. */
			receipt: string;
			/** How many answers were recorded. */
			count: number;
			at: Date;
			timezone: string;
			link: string;
			fictional: boolean;
	  }
	| { kind: 'turned_down'; what: Text; part: 'profile' | 'manifesto'; reason: string; link: string }
	| {
			kind: 'taken_down';
			what: Text;
			part: ProfilePart;
			rule: Rule;
			/** What the editor adds in own words; may be empty. */
			remark: string;
			link: string;
	  }
	| { kind: 'put_back'; what: Text; part: ProfilePart; link: string }
	| { kind: 'claim_refused'; what: Text; reason: string }
	| { kind: 'corrected'; what: Text; statement: Text; why: Text; link: string }
	| {
			kind: 'joined';
			/** The contender's, party's or bloc's name. */
			what: Text;
			role: 'candidate' | 'party_agent' | 'bloc_coordinator';
			election: Text;
			/** The newcomer's address, partly hidden. */
			who: string;
			at: Date;
			timezone: string;
			fictional: boolean;
	  }
	| { kind: 'address_code'; code: string };

export interface Recipient {
	/** An address as `account.normalise` gives it. */
	to: string;
	/** kk, ru or en. */
	language: string;
}

/** What belongs to a letter beside its words. */
export interface Extra {
	/** Whom it concerns. */
	contender?: number;
	attachment?: { name: string; type: string; content: string };
}

/**
 * Writes a letter and puts it into the queue, in the transaction of the deed it tells of: it goes out if and only if
 * that is committed.
 *
 * @returns the letter's id
 * @throws {TypeError} when the recipient is no single address or the link no http(s) address: both were checked long before
 */
export async function enqueue(
	tx: Database,
	recipient: Recipient,
	message: Message,
	extra: Extra,
	now: Date,
): Promise<number> {
	const [id] = await enqueueAll(tx, [{ recipient, message, extra }], now);
	if (id === undefined) throw new Error('The letter was not stored.');
	return id;
}

/** Some hundreds of letters at once, as `enqueue` does one. Gives back their ids in the same order. */
export async function enqueueAll(
	tx: Database,
	letters: readonly { recipient: Recipient; message: Message; extra: Extra }[],
	now: Date,
): Promise<number[]> {
	if (letters.length === 0) return [];
	const timezone = await usualTimezone(tx);
	const rows = await tx
		.insert(letter)
		.values(letters.map((one) => ({ ...rowOf(one, timezone), madeAt: now, attempts: 0, nextAt: now })))
		.returning({ id: letter.id });
	return rows.map(({ id }) => id);
}

function rowOf(
	{ recipient, message, extra }: { recipient: Recipient; message: Message; extra: Extra },
	timezone: string,
) {
	const { to, language } = recipient;
	// One address and nothing that a mail server could read as anything else.
	if (!/^[^\s<>(),;:"\\@\p{Cc}]+@[^\s<>(),;:"\\@\p{Cc}]+$/u.test(to)) throw new TypeError('Not one address.');
	const { contender: about = null, attachment = null } = extra;
	const { kind } = message;
	return { kind, to, language, ...write(message, language, timezone), attachment, contender: about };
}

/** Where a letter belongs to no election, its times are told as in the newest one. */
async function usualTimezone(tx: Database): Promise<string> {
	const [newest] = await tx
		.select({ timezone: election.timezone })
		.from(election)
		.orderBy(desc(election.day))
		.limit(1);
	return newest?.timezone ?? 'UTC';
}

/** Looks at the settings before they are needed. @throws with a sentence for the operator when they do not make sense */
export function check(env: NodeJS.ProcessEnv): void {
	settings(env);
}

/** Somebody waits for these; invitations to a whole election are many and can wait a minute. */
const urgent = [
	'reset',
	'password_changed',
	'factor_changed',
	'receipt',
	'joined',
	'address_code',
] satisfies Message['kind'][];
/** Minutes until the next attempt, after the first, second … one. Each is longer than an attempt can take. */
const waitMinutes = [1, 5, 30, 120, 360, 1440, 2880];
const attemptsAtMost = 8;
/** How long one letter may take, from connecting to the server's last word. */
const patienceMilliseconds = 20_000;
const lettersAtOnce = 100;
const wordsKeptDays = 30;

/**
 * Sends what is due, one letter after the other, and returns how many were sent. Several processes may do so at once.
 *
 * A letter's next attempt is written down before this one begins. So a process that dies while sending loses nothing: the
 * letter is tried again, and arrives twice if the server had already taken it, then with the same Message-ID. After
 * eight attempts, or when the server refuses this letter for good, it is given up and waits for an editor. Without a
 * mail server letters are kept.
 *
 * @param patience milliseconds that one letter may take
 * @throws with a sentence for the operator when SMTP_URL or SMTP_FROM does not make sense
 */
export async function send(
	db: Database,
	env: NodeJS.ProcessEnv,
	now: Date,
	patience = patienceMilliseconds,
): Promise<number> {
	const post = settings(env);
	if (!post) return keep(db, now);
	const started = performance.now();
	const clock = () => new Date(now.getTime() + performance.now() - started);
	const way = open(post, patience);
	const host = post.from.replace(/^.*@|>$/g, '');
	let sent = 0;
	try {
		for (let round = 0; round < lettersAtOnce; round++) {
			const due = await take(db, clock());
			if (!due) break;
			const messageId = `<letter-${due.id}.${due.madeAt.getTime()}@${host}>`;
			const outcome = await way.send({ ...due, messageId });
			await note(db, due, outcome, clock());
			if (outcome.kind === 'sent') sent++;
			// The next letter would fare no better.
			if (outcome.kind === 'unreachable') break;
		}
	} finally {
		way.close();
	}
	return sent;
}

async function keep(db: Database, now: Date): Promise<number> {
	await db.update(letter).set({ nextAt: null }).where(lte(letter.nextAt, now));
	return 0;
}

type Row = typeof letter.$inferSelect;

/** Takes the next letter that is due; nobody else takes it before its next attempt. */
async function take(db: Database, now: Date): Promise<Row | null> {
	return db.transaction(async (tx) => {
		const [due] = await tx
			.select({ id: letter.id, attempts: letter.attempts })
			.from(letter)
			.where(lte(letter.nextAt, now))
			.orderBy(desc(inArray(letter.kind, urgent)), asc(letter.nextAt), asc(letter.id))
			.limit(1)
			.for('update', { skipLocked: true });
		if (!due) return null;
		const [taken] = await tx
			.update(letter)
			.set({ attempts: due.attempts + 1, nextAt: afterAttempt(due.attempts, now) })
			.where(eq(letter.id, due.id))
			.returning();
		return taken ?? null;
	});
}

function afterAttempt(earlier: number, now: Date): Date {
	const minutes = waitMinutes[Math.min(earlier, waitMinutes.length - 1)] ?? 0;
	return new Date(now.getTime() + minutes * 60_000);
}

async function note(db: Database, { id, attempts }: Row, outcome: Outcome, now: Date): Promise<void> {
	await db
		.update(letter)
		.set(noteOf(attempts, outcome, now))
		.where(eq(letter.id, id));
}

function noteOf(attempts: number, outcome: Outcome, now: Date): Partial<Row> {
	if (outcome.kind === 'sent') {
		return { sentAt: now, nextAt: null, givenUpAt: null, fault: null, ...wordless };
	}
	const { kind, fault } = outcome;
	const isOver = kind === 'refused' || attempts >= attemptsAtMost;
	return isOver ? { fault, nextAt: null, givenUpAt: now } : { fault };
}

const wordless = { text: '', html: '', attachment: null };

/** Empties letters that were kept or given up long ago: links in them are stale, and nobody's words are kept for nothing. */
export async function forget(db: Database, now: Date): Promise<void> {
	const before = new Date(now.getTime() - wordsKeptDays * 24 * 60 * 60_000);
	await db
		.update(letter)
		.set(wordless)
		.where(and(lt(letter.madeAt, before), isNull(letter.nextAt), ne(letter.text, '')));
}

type State = 'waiting' | 'failed' | 'kept' | 'sent';

/** A letter as the desk lists it, without its words. */
interface Entry {
	id: number;
	kind: string;
	to: string;
	language: string;
	subject: string;
	state: State;
	/** Whom it concerns, if a contender. */
	contender: { slug: string; name: Text; election: string; languages: string[] } | null;
	madeAt: Date;
	attempts: number;
	nextAt: Date | null;
	sentAt: Date | null;
	givenUpAt: Date | null;
	/** What the mail server said last. */
	fault: string | null;
	/** Whether its words are still there, so that it can be sent. */
	hasWords: boolean;
}

/** Which letters somebody looks for. What is left out looks for all. */
interface Filter {
	state?: State | null;
	/** Part of an address. */
	to?: string;
	/** Whom they concern, by slugs. */
	about?: { election: string; contender: string } | null;
}

/** How many letters `list` gives at a time. */
export const pageLength = 50;

/** Letters, the newest first, and how many there are. @param page from 1 */
export async function list(
	db: Database,
	{ state, to, about }: Filter,
	page: number,
): Promise<{ entries: Entry[]; total: number }> {
	const wanted = and(
		state ? inState[state] : undefined,
		to ? ilike(letter.to, `%${to.replace(/[\\%_]/g, '\\$&')}%`) : undefined,
		about ? inArray(letter.contender, idsOf(db, about)) : undefined,
	);
	const total = Number(await db.$count(letter, wanted));
	const rows = await select(db)
		.where(wanted)
		.orderBy(desc(letter.madeAt), desc(letter.id))
		.limit(pageLength)
		.offset((page - 1) * pageLength);
	return { entries: rows.map(entryOf), total };
}

function idsOf(db: Database, about: { election: string; contender: string }) {
	return db
		.select({ id: contender.id })
		.from(contender)
		.innerJoin(election, eq(election.id, contender.election))
		.where(and(eq(election.slug, about.election), eq(contender.slug, about.contender)));
}

/** How many letters there are in each state. */
export async function counts(db: Database): Promise<Record<State, number>> {
	const rows = await db.select({ state: stateOf, letters: count() }).from(letter).groupBy(stateOf);
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
	const [row] = await select(db).where(eq(letter.id, id));
	return row ? entryOf(row) : null;
}

const inState = {
	waiting: isNotNull(letter.nextAt),
	failed: isNotNull(letter.givenUpAt),
	kept: and(isNull(letter.nextAt), isNull(letter.sentAt), isNull(letter.givenUpAt)),
	sent: isNotNull(letter.sentAt),
};

const stateOf = sql<State>`case
	when ${letter.sentAt} is not null then 'sent'
	when ${letter.givenUpAt} is not null then 'failed'
	when ${letter.nextAt} is not null then 'waiting'
	else 'kept' end`;

function select(db: Database) {
	const { id, kind, to, language, subject, madeAt, attempts, nextAt, sentAt, givenUpAt, fault } = letter;
	return db
		.select({
			entry: { id, kind, to, language, subject, madeAt, attempts, nextAt, sentAt, givenUpAt, fault },
			state: stateOf,
			hasWords: sql<boolean>`${letter.text} <> ''`,
			contender: { slug: contender.slug, name: contender.name },
			election: { slug: election.slug, languages: election.languages },
		})
		.from(letter)
		.leftJoin(contender, eq(contender.id, letter.contender))
		.leftJoin(election, eq(election.id, contender.election))
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

/** Whether letters may be read at the desk: only where no mail server carries them. */
export function isReadable(env: NodeJS.ProcessEnv): boolean {
	return settings(env) === null;
}

/**
 * The words of a letter, for the editor who asks; that is written down. Null where they may not be read or are no longer
 * there.
 */
export async function read(
	db: Database,
	{ id, editor }: { id: number; editor: number },
	env: NodeJS.ProcessEnv,
	now: Date,
): Promise<{ text: string; attachment: Row['attachment'] } | null> {
	if (!isReadable(env)) return null;
	return db.transaction(async (tx) => {
		const [row] = await tx
			.select({ kind: letter.kind, text: letter.text, attachment: letter.attachment })
			.from(letter)
			.where(and(eq(letter.id, id), ne(letter.text, '')));
		if (!row) return null;
		const { kind, ...words } = row;
		const subject = `letter/${id}`;
		await audit.record(tx, { actor: editor, action: 'letter.read', subject, details: { kind } }, now);
		return words;
	});
}

/**
 * When editors read letters to this address that open its account, the newest first: where no mail server carries letters
 * they stand at the desk, and whom they belong to is to know.
 */
export async function readByEditors(db: Database, to: string): Promise<Date[]> {
	const { at, action, subject } = auditTable;
	const rows = await db
		.select({ at })
		.from(auditTable)
		.innerJoin(letter, eq(subject, sql`'letter/' || ${letter.id}`))
		.where(and(eq(action, 'letter.read'), eq(letter.kind, 'reset'), eq(letter.to, to)))
		.orderBy(desc(auditTable.id))
		.limit(5);
	return rows.map(({ at }) => at);
}

/** Sends a letter that waits, was kept or given up as soon as possible; false where its words are no longer there. */
export async function retry(
	db: Database,
	{ id, editor }: { id: number; editor: number },
	now: Date,
): Promise<boolean> {
	return db.transaction(async (tx) => {
		const again = await tx
			.update(letter)
			.set({ attempts: 0, nextAt: now, givenUpAt: null })
			.where(and(eq(letter.id, id), isNull(letter.sentAt), ne(letter.text, '')))
			.returning({ kind: letter.kind });
		const [{ kind } = { kind: null }] = again;
		if (kind === null) return false;
		const subject = `letter/${id}`;
		await audit.record(tx, { actor: editor, action: 'letter.retried', subject, details: { kind } }, now);
		return true;
	});
}

/** Sends every letter that was given up once more, as soon as possible; returns how many. */
export async function retryFailed(db: Database, editor: number, now: Date): Promise<number> {
	return db.transaction(async (tx) => {
		const again = await tx
			.update(letter)
			.set({ attempts: 0, nextAt: now, givenUpAt: null })
			.where(and(isNotNull(letter.givenUpAt), ne(letter.text, '')))
			.returning({ id: letter.id });
		const details = { letters: again.length };
		if (again.length > 0) {
			await audit.record(tx, { actor: editor, action: 'letter.retried', subject: 'letter', details }, now);
		}
		return again.length;
	});
}

/** The newest letters with their words, for whoever develops the product without a mail server. */
export async function newest(
	db: Database,
	letters: number,
): Promise<Pick<Row, 'id' | 'to' | 'subject' | 'text'>[]> {
	const { id, to, subject, text } = letter;
	return db.select({ id, to, subject, text }).from(letter).orderBy(desc(letter.id)).limit(letters);
}
