import { and, eq, inArray, sql } from 'drizzle-orm';
import * as spreadsheet from '../../spreadsheet/read.ts';
import { isInterfaceLanguage } from '../../text/language.ts';
import * as mailbox from '../letter/mailbox.ts';
import * as audit from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import * as invitation from './invitation.ts';
import * as elections from '../election/election.ts';
import * as changes from '../election/changed.ts';
import * as table from '../store/schema.ts';

// The addresses at which editors reach contenders. They are never published.

/**
 * Enters or corrects a contender's address. Revokes unanswered invitations to the former address, which went to the wrong
 * person.
 *
 * @param email as it was typed
 * @param language of letters: kk, ru or en
 */
export async function set(
	db: Database,
	contenderId: number,
	{ email, language }: { email: string; language: string },
	editor: number,
	now: Date,
): Promise<'set' | 'not_an_address' | 'not_there'> {
	const address = mailbox.normalise(email);
	if (address === null) return 'not_an_address';
	return db.transaction(async (tx) => {
		const [found] = await tx
			.select({ slug: table.contender.slug, election: { id: table.election.id, slug: table.election.slug } })
			.from(table.contender)
			.innerJoin(table.election, eq(table.election.id, table.contender.election))
			.where(eq(table.contender.id, contenderId));
		if (!found) return 'not_there';
		const changed = await write(
			tx,
			found.election.id,
			[{ contender: contenderId, email: address, language }],
			editor,
			now,
		);
		if (changed > 0) {
			const subject = `contender/${found.slug}`;
			await audit.record(
				tx,
				{ actor: editor, action: 'contact.set', election: found.election.slug, subject },
				now,
			);
		}
		return 'set';
	});
}

/** Removes a contender's address and revokes unanswered invitations to it. */
export async function remove(db: Database, contenderId: number, editor: number, now: Date): Promise<void> {
	await db.transaction(async (tx) => {
		const [removed] = await tx
			.delete(table.contact)
			.where(eq(table.contact.contender, contenderId))
			.returning();
		const [found] = await tx
			.select({ slug: table.contender.slug, election: { id: table.election.id, slug: table.election.slug } })
			.from(table.contender)
			.innerJoin(table.election, eq(table.election.id, table.contender.election))
			.where(eq(table.contender.id, contenderId));
		if (!removed || !found) return;
		await invitation.revokeSentTo(tx, { contender: contenderId, email: removed.email, editor }, now);
		await changes.mark(tx, found.election.id);
		const subject = `contender/${found.slug}`;
		await audit.record(
			tx,
			{ actor: editor, action: 'contact.removed', election: found.election.slug, subject },
			now,
		);
	});
}

/** What is wrong in a file of contacts. */
interface ContactFault {
	/** As a spreadsheet numbers its rows, from 1. */
	line: number;
	kind:
		/** Not a CSV table, or longer than any election needs. */
		| 'unreadable'
		| 'too_long'
		/** The column of contenders or the one of addresses is missing. */
		| 'no_contender_column'
		| 'no_email_column'
		| 'unknown_contender'
		/** Another line names the same contender. */
		| 'twice'
		| 'not_an_address'
		| 'unknown_language'
		/** No line has an address. */
		| 'empty';
	/** The wrong word as written in the file; shortened. */
	value: string;
}

export type Loaded =
	| { kind: 'loaded'; entered: number; unchanged: number; withoutAddress: number }
	| { kind: 'faulty'; faults: ContactFault[] };

/**
 * Enters contacts from a file saved by a spreadsheet program: the columns `contender` (slug), `email` and, optionally, the
 * `language` of letters, as in the file that the desk exports. Other columns and lines without an address are ignored. Any
 * fault rejects the whole file.
 *
 * @param file its bytes, in any encoding that spreadsheets write, or its text
 */
export async function fromCsv(
	db: Database,
	electionSlug: string,
	file: Uint8Array | string,
	editor: number,
	now: Date,
): Promise<Loaded> {
	const facts = await elections.find(db, electionSlug);
	const rows = spreadsheet.read(typeof file === 'string' ? new TextEncoder().encode(file) : file);
	if (!facts || !rows) return { kind: 'faulty', faults: [{ line: 1, kind: 'unreadable', value: '' }] };
	const slugs = await db
		.select({ id: table.contender.id, slug: table.contender.slug })
		.from(table.contender)
		.where(eq(table.contender.election, facts.id));
	const parsed = parse(rows, new Map(slugs.map(({ id, slug }) => [slug, id])));
	if (parsed.faults.length > 0) return { kind: 'faulty', faults: parsed.faults };
	const usual = facts.languages.find(isInterfaceLanguage) ?? 'kk';
	const contacts = parsed.lines.map(({ contender, email, language }) => ({
		...{ contender, email, language: language ?? usual },
	}));
	return db.transaction(async (tx) => {
		const entered = await write(tx, facts.id, contacts, editor, now);
		const subject = `election/${facts.slug}`;
		const entry = { action: 'contact.loaded', election: facts.slug, subject, details: { count: entered } };
		await audit.record(tx, { actor: editor, ...entry }, now);
		const unchanged = contacts.length - entered;
		return { kind: 'loaded', entered, unchanged, withoutAddress: parsed.withoutAddress };
	});
}

interface Line {
	contender: number;
	email: string;
	/** Null if the file does not say. */
	language: string | null;
}

/** The names of the columns are looked for in so many rows. */
const firstRows = 20;

/** More than any election has contenders. */
const longest = 50_000;

/** Every fault is reported, not only the first. */
function parse(
	table: readonly spreadsheet.TableRow[],
	ids: ReadonlyMap<string, number>,
): { lines: Line[]; withoutAddress: number; faults: ContactFault[] } {
	// There may be remarks above the names of the columns.
	const names = (row: spreadsheet.TableRow) => row.cells.map((cell) => cell.toLowerCase());
	const isHead = (row: spreadsheet.TableRow) =>
		[slugNames, emailNames].every((words) => names(row).some((name) => words.has(name)));
	const [head, ...rows] = table.slice(Math.max(0, table.slice(0, firstRows).findIndex(isHead)));
	const lines: Line[] = [];
	const faults: ContactFault[] = [];
	const seen = new Set<number>();
	let withoutAddress = 0;
	const columnOf = (names: ReadonlySet<string>) =>
		(head?.cells ?? []).findIndex((cell) => names.has(cell.toLowerCase()));
	const [slugAt, emailAt, languageAt] = [columnOf(slugNames), columnOf(emailNames), columnOf(languageNames)];
	const headFault = (kind: ContactFault['kind']) => faults.push({ line: head?.line ?? 1, kind, value: '' });
	if (slugAt < 0) headFault('no_contender_column');
	if (emailAt < 0) headFault('no_email_column');
	if (rows.length > longest) headFault('too_long');
	if (faults.length > 0) return { lines, withoutAddress, faults };

	for (const { line, cells } of rows) {
		const fault = (kind: ContactFault['kind'], value: string) =>
			faults.push({ line, kind, value: value.slice(0, 100) });
		const [slug = '', email = ''] = [cells[slugAt], cells[emailAt]];
		if (email === '') {
			withoutAddress++;
			continue;
		}
		const id = ids.get(slug);
		if (id === undefined) fault('unknown_contender', slug);
		else if (seen.has(id)) fault('twice', slug);
		else seen.add(id);
		const address = mailbox.normalise(email);
		if (address === null) fault('not_an_address', email);
		const language = cells[languageAt]?.toLowerCase() || null;
		if (language !== null && !isInterfaceLanguage(language)) fault('unknown_language', language);
		if (id !== undefined && address !== null) lines.push({ contender: id, email: address, language });
	}
	if (lines.length === 0 && faults.length === 0) headFault('empty');
	return { lines, withoutAddress, faults };
}

const slugNames = new Set(['contender', 'slug']);
const emailNames = new Set(['email', 'e-mail']);
const languageNames = new Set(['language']);

/** How many rows go into one SQL statement. */
const atOnce = 1000;

/** Stores contacts that have changed and revokes what went to the former addresses. Returns how many changed. */
async function write(
	tx: Database,
	electionId: number,
	contacts: readonly { contender: number; email: string; language: string }[],
	editor: number,
	now: Date,
): Promise<number> {
	const known = await tx
		.select({
			contender: table.contact.contender,
			email: table.contact.email,
			language: table.contact.language,
		})
		.from(table.contact)
		.innerJoin(table.contender, eq(table.contender.id, table.contact.contender))
		.where(
			and(
				eq(table.contender.election, electionId),
				contacts.length > atOnce
					? undefined
					: inArray(
							table.contact.contender,
							contacts.map(({ contender }) => contender),
						),
			),
		);
	const former = new Map(known.map((one) => [one.contender, one]));
	const changed = contacts.filter(({ contender, email, language }) => {
		const before = former.get(contender);
		return before?.email !== email || before.language !== language;
	});
	for (let from = 0; from < changed.length; from += atOnce) {
		await tx
			.insert(table.contact)
			.values(
				changed.slice(from, from + atOnce).map((row) => ({ ...row, enteredAt: now, enteredBy: editor })),
			)
			.onConflictDoUpdate({
				target: table.contact.contender,
				set: {
					email: sql`excluded.email`,
					language: sql`excluded.language`,
					enteredAt: sql`excluded.entered_at`,
					enteredBy: sql`excluded.entered_by`,
				},
			});
	}
	const moved = changed.flatMap(({ contender, email }) => {
		const before = former.get(contender);
		return before && before.email !== email ? [before] : [];
	});
	for (const { contender, email } of moved) {
		await invitation.revokeSentTo(tx, { contender, email, editor }, now);
	}
	if (moved.length > 0) await changes.mark(tx, electionId);
	return changed.length;
}
