import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import * as audit from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import * as targets from '../account/target.ts';
import type { Target } from '../account/target.ts';
import type { Represented } from './represented.ts';
import * as letters from '../letter/queue.ts';
import type { Recipient } from '../letter/message.ts';
import * as table from '../store/schema.ts';

// Several people may speak for one contender, party or bloc. Nobody joins unseen: the others get a letter, and all of them
// see each other.

/** One of the people who speak together. */
export interface Speaker {
	/** Partly hidden (`veiled`), except one's own. */
	address: string;
	since: Date;
	isYou: boolean;
}

/** The people who speak for it now, the longest-serving first, as the account `accountId` among them sees it. */
export async function speakers(db: Database, target: Target, accountId: number): Promise<Speaker[]> {
	const rows = await db
		.select({ account: table.account.id, email: table.account.email, since: table.membership.grantedAt })
		.from(table.membership)
		.innerJoin(table.account, eq(table.account.id, table.membership.account))
		.where(and(targets.naming(table.membership, target), isNull(table.membership.endedAt)))
		.orderBy(asc(table.membership.id));
	return rows.map(({ account, email, since }) => {
		const isYou = account === accountId;
		return { address: isYou ? email : veiled(email), since, isYou };
	});
}

/**
 * Makes an account a member, and writes to everyone who would notice a mistake: the other members and the editors'
 * contact address. The letter has no link, because the newcomer may have chosen the origin under which the app answers.
 *
 * @param by the editor who sent the invitation
 * @returns how many letters were written; 0 if the account is a member already
 */
export async function grant(
	tx: Database,
	{ target, name, election, contender }: Represented,
	{ account: accountId, by }: { account: number; by: number },
	now: Date,
): Promise<number> {
	await hold(tx, target);
	const [granted] = await tx
		.insert(table.membership)
		.values({ ...targets.columnsOf(target), account: accountId, grantedAt: now, grantedBy: by })
		.onConflictDoNothing()
		.returning({ id: table.membership.id });
	const [newcomer] = await tx
		.select({ email: table.account.email })
		.from(table.account)
		.where(eq(table.account.id, accountId));
	if (!granted || !newcomer) return 0;
	const message = {
		kind: 'joined' as const,
		...{ what: name, role: target.role, who: veiled(newcomer.email), at: now },
		...{ election: election.name, timezone: election.timezone, fictional: election.fictional },
	};
	const extra = contender === null ? {} : { contender };
	const recipients = await witnesses(tx, target, contender, newcomer.email);
	const all = recipients.map((recipient) => ({ recipient, message, extra }));
	return (await letters.enqueueAll(tx, all, now)).length;
}

/** An address with most of it hidden, so that only those who know it recognise it: `an…@example.org`. */
export function veiled(email: string): string {
	const at = email.lastIndexOf('@');
	const name = [...email.slice(0, at)];
	const shown = name.length > 4 ? 2 : name.length > 1 ? 1 : 0;
	return `${name.slice(0, shown).join('')}…${email.slice(at)}`;
}

/** One joins at a time: of two at the same moment, the earlier one gets a letter about the later. */
async function hold(tx: Database, target: Target): Promise<void> {
	const { contender, party, bloc } = targets.columnsOf(target);
	const id = contender ?? party ?? bloc ?? 0;
	await tx.execute(sql`select pg_advisory_xact_lock(${joining}, ${id})`);
}

/** Any number but those of other locks; the same in every process. */
const joining = 727_208;

/** Each address once. */
async function witnesses(
	tx: Database,
	target: Target,
	contender: number | null,
	newcomer: string,
): Promise<Recipient[]> {
	const members = (await targets.recipients(tx, target)).filter(({ to }) => to !== newcomer);
	const known = await tx
		.select({ to: table.contact.email, language: table.contact.language })
		.from(table.contact)
		.where(and(eq(table.contact.contender, contender ?? 0), ne(table.contact.email, newcomer)));
	return [...new Map([...known, ...members].map((recipient) => [recipient.to, recipient])).values()];
}

/** A person who speaks for a contender, party or bloc. */
export interface Member {
	id: number;
	email: string;
	grantedAt: Date;
	/** The editor's address; null if an operator did it on the command line. */
	grantedBy: string | null;
}

/** The people who speak for it now, the longest-serving first. */
export async function members(db: Database, target: Target): Promise<Member[]> {
	const editor = alias(table.account, 'editor');
	return db
		.select({
			id: table.membership.id,
			email: table.account.email,
			grantedAt: table.membership.grantedAt,
			grantedBy: editor.email,
		})
		.from(table.membership)
		.innerJoin(table.account, eq(table.account.id, table.membership.account))
		.leftJoin(editor, eq(editor.id, table.membership.grantedBy))
		.where(and(targets.naming(table.membership, target), isNull(table.membership.endedAt)))
		.orderBy(asc(table.membership.id));
}

/**
 * Ends a membership of this contender, party or bloc. What the person submitted stays.
 *
 * @param reason in the editor's words; stored in the audit trail, shown nowhere else
 * @returns false if there is no such membership or it has already ended
 */
export async function end(
	db: Database,
	{
		id,
		target,
		editor,
		reason,
		election: slug,
		subject,
	}: { id: number; target: Target; editor: number; reason: string; election: string; subject: string },
	now: Date,
): Promise<boolean> {
	return db.transaction(async (tx) => {
		const ended = await tx
			.update(table.membership)
			.set({ endedAt: now, endedBy: editor })
			.where(
				and(
					eq(table.membership.id, id),
					targets.naming(table.membership, target),
					isNull(table.membership.endedAt),
				),
			)
			.returning({ account: table.membership.account, role: table.membership.role });
		const [row] = ended;
		if (!row) return false;
		const details = { account: row.account, role: row.role, reason };
		await audit.record(
			tx,
			{ actor: editor, action: 'membership.ended', election: slug, subject, details },
			now,
		);
		return true;
	});
}

/** The language of letters to the people of this contender, party or bloc; null if it has none. */
export async function language(db: Database, target: Target | null): Promise<string | null> {
	const [first] = await targets.recipients(db, target);
	return first?.language ?? null;
}
