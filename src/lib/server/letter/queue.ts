import { and, asc, desc, eq, inArray, isNull, lt, lte, ne } from 'drizzle-orm';
import * as elections from '../election/election.ts';
import type { Database } from '../store/database.ts';
import type { Extra, Message, Recipient } from './message.ts';
import { open, settings, type Outcome } from './post.ts';
import { write } from './write.ts';
import * as table from '../store/schema.ts';

// Letters to people who have an account or are offered one. They wait in a table, and a chore sends them: a committed letter
// is sent at least once, whatever stops in between, and no page waits for the mail server.

/**
 * Writes a letter and puts it into the queue, in the transaction of the change that it reports. It is sent if and only if
 * that transaction commits.
 *
 * @returns the letter's id
 * @throws {TypeError} if the recipient is not a single address or the link not an http(s) address; callers have checked both
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

/** Does for some hundreds of letters at once what `enqueue` does for one. Returns their ids in the same order. */
export async function enqueueAll(
	tx: Database,
	letters: readonly { recipient: Recipient; message: Message; extra: Extra }[],
	now: Date,
): Promise<number[]> {
	if (letters.length === 0) return [];
	const timezone = await elections.newestTimezone(tx);
	const rows = await tx
		.insert(table.letter)
		.values(letters.map((one) => ({ ...rowOf(one, timezone), madeAt: now, attempts: 0, nextAt: now })))
		.returning({ id: table.letter.id });
	return rows.map(({ id }) => id);
}

function rowOf(
	{ recipient, message, extra }: { recipient: Recipient; message: Message; extra: Extra },
	timezone: string,
) {
	const { to, language } = recipient;
	// One address, and nothing that a mail server could read as anything else.
	if (!/^[^\s<>(),;:"\\@\p{Cc}]+@[^\s<>(),;:"\\@\p{Cc}]+$/u.test(to)) throw new TypeError('Not one address.');
	const { contender: about = null, attachment = null } = extra;
	const { kind } = message;
	return { kind, to, language, ...write(message, language, timezone), attachment, contender: about };
}

/** Checks the settings before they are needed. @throws with a sentence for the operator if they are invalid */
export function check(env: NodeJS.ProcessEnv): void {
	settings(env);
}

/** People wait for these; invitations to a whole election are many and can wait a minute. */
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
/** How long one letter may take, from connecting to the server's last answer. */
const patienceMilliseconds = 20_000;
const lettersAtOnce = 100;
const wordsKeptDays = 30;

/**
 * Sends what is due, one letter after another, and returns how many were sent. Several processes may run it at once.
 *
 * The next attempt is scheduled before this one begins. If the process dies while sending, the letter is tried again; it
 * arrives twice, with the same Message-ID, if the server had already accepted it. After eight attempts, or when the server
 * refuses the letter for good, it is given up and waits for an editor. Without a mail server letters stay in the database.
 *
 * @param patience milliseconds that one letter may take
 * @throws with a sentence for the operator if SMTP_URL or SMTP_FROM is invalid
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
	const connection = open(post, patience);
	const host = post.from.replace(/^.*@|>$/g, '');
	let sent = 0;
	try {
		for (let round = 0; round < lettersAtOnce; round++) {
			const due = await take(db, clock());
			if (!due) break;
			const messageId = `<letter-${due.id}.${due.madeAt.getTime()}@${host}>`;
			const outcome = await connection.send({ ...due, messageId });
			await note(db, due, outcome, clock());
			if (outcome.kind === 'sent') sent++;
			// The next letter would fail too.
			if (outcome.kind === 'unreachable') break;
		}
	} finally {
		connection.close();
	}
	return sent;
}

async function keep(db: Database, now: Date): Promise<number> {
	await db.update(table.letter).set({ nextAt: null }).where(lte(table.letter.nextAt, now));
	return 0;
}

type Row = typeof table.letter.$inferSelect;

/** Takes the next letter that is due; no other process takes it before its next attempt. */
async function take(db: Database, now: Date): Promise<Row | null> {
	return db.transaction(async (tx) => {
		const [due] = await tx
			.select({ id: table.letter.id, attempts: table.letter.attempts })
			.from(table.letter)
			.where(lte(table.letter.nextAt, now))
			.orderBy(desc(inArray(table.letter.kind, urgent)), asc(table.letter.nextAt), asc(table.letter.id))
			.limit(1)
			.for('update', { skipLocked: true });
		if (!due) return null;
		const [taken] = await tx
			.update(table.letter)
			.set({ attempts: due.attempts + 1, nextAt: afterAttempt(due.attempts, now) })
			.where(eq(table.letter.id, due.id))
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
		.update(table.letter)
		.set(noteOf(attempts, outcome, now))
		.where(eq(table.letter.id, id));
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

/** Deletes the text of letters that were stored or given up long ago: their links are stale and nobody needs the rest. */
export async function forget(db: Database, now: Date): Promise<void> {
	const before = new Date(now.getTime() - wordsKeptDays * 24 * 60 * 60_000);
	await db
		.update(table.letter)
		.set(wordless)
		.where(and(lt(table.letter.madeAt, before), isNull(table.letter.nextAt), ne(table.letter.text, '')));
}
