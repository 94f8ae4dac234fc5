import { and, asc, desc, eq, inArray, type SQL } from 'drizzle-orm';
import { allows } from '../../election/calendar.ts';
import { manifestoLimit, readText, type ProfileFault } from '../../election/profile.ts';
import { isSameText, type Text } from '../../election/text.ts';
import type { Bloc, Member } from '../election/bloc.ts';
import * as changed from '../election/changed.ts';
import { standing } from '../election/contender.ts';
import * as audit from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import * as table from '../store/schema.ts';
import { sentIn, type Sent } from './moderation/sent.ts';

/** One wording of a manifesto, what the editors said of it, and who stands by it. */
export interface Wording extends Sent {
	text: Text;
	/** Ids of the members that confirmed it. */
	confirmedBy: number[];
}

/**
 * The wordings that matter now: the newest one that was sent, and the one that voters are shown. They are the same one
 * when nothing newer was sent. `loaded` is what came with the election; nobody can confirm it.
 */
export async function wordings(
	db: Database,
	{ id }: Pick<Bloc, 'id'>,
): Promise<{ newest: Wording | null; shown: Wording | null; loaded: Text }> {
	const rows = await db
		.select()
		.from(table.manifesto)
		.where(eq(table.manifesto.bloc, id))
		.orderBy(desc(table.manifesto.id));
	const [newest, shown] = [rows[0], rows.find(({ isApproved }) => isApproved)];
	const [found] = await db
		.select({ loaded: table.bloc.manifesto })
		.from(table.bloc)
		.where(eq(table.bloc.id, id));
	return {
		newest: newest ? await wordingOf(db, newest) : null,
		shown: shown ? await wordingOf(db, shown) : null,
		loaded: found?.loaded ?? {},
	};
}

/** What a bloc sent under this id, and what voters are shown now. @throws where nothing was sent under it */
export async function review(db: Database, blocId: number, id: number): Promise<{ sent: Text; shown: Text }> {
	const [row] = await db
		.select({ text: table.manifesto.text })
		.from(table.manifesto)
		.where(eq(table.manifesto.id, id));
	if (!row) throw new Error(`There is no manifesto ${id}.`);
	const { shown, loaded } = await wordings(db, { id: blocId });
	return { sent: row.text, shown: shown?.text ?? loaded };
}

export type Writing =
	| { kind: 'sent'; id: number }
	/** It says what the newest wording says, which waits or is public. */
	| { kind: 'nothing_new' }
	/** A manifesto says something. */
	| { kind: 'empty' }
	| { kind: 'closed' }
	| { kind: 'wrong'; faults: ProfileFault[] };

/**
 * Sends a wording to the editors, for the bloc's coordinator. Nobody has confirmed it yet, not even those who confirmed
 * the wording before, which stays public with its confirmations until this one is approved.
 */
export async function write(
	db: Database,
	of: Pick<Bloc, 'id' | 'slug' | 'election'>,
	sent: Text,
	sentBy: number,
	now: Date,
): Promise<Writing> {
	if (!allows(of.election, 'collect', now)) return { kind: 'closed' };
	const { text, faults } = readText(sent, of.election.languages, 'text', manifestoLimit);
	if (faults.length > 0) return { kind: 'wrong', faults };
	if (Object.keys(text).length === 0) return { kind: 'empty' };
	return db.transaction(async (tx) => {
		await hold(tx, of.id);
		const { newest } = await wordings(tx, of);
		const isKnown = newest && newest.state !== 'turned_down' && isSameText(newest.text, text);
		if (isKnown) return { kind: 'nothing_new' };
		const [row] = await tx
			.insert(table.manifesto)
			.values({ bloc: of.id, text, sentAt: now, sentBy })
			.returning({ id: table.manifesto.id });
		if (!row) throw new Error('The manifesto was not stored.');
		await record(tx, of, { actor: sentBy, action: 'manifesto.sent', details: { manifesto: row.id } }, now);
		return { kind: 'sent', id: row.id };
	});
}

/** Which wording a member stands by, and by whose hand. */
interface Stand {
	wording: number;
	member: Member;
	account: number;
}

/**
 * A member stands by one wording, and everybody may see so once that wording is public. `gone`: this wording is neither
 * the newest nor the public one any more, or the editors turned it down. `off_ballot`: the member has left the ballot, or
 * the bloc; what it confirmed before stays, and it can withdraw that.
 */
export async function confirm(
	db: Database,
	of: Pick<Bloc, 'id' | 'slug' | 'election'>,
	stand: Stand,
	now: Date,
): Promise<'confirmed' | 'gone' | 'closed' | 'off_ballot'> {
	const { wording, member, account: by } = stand;
	return whileOpen(db, of, wording, now, async (tx, { isShown }) => {
		// A member that was on the ballot when the page was opened may have left it since.
		if (!(await standsIn(tx, of, member))) return 'off_ballot';
		const added = await tx
			.insert(table.manifestoConfirmation)
			.values({ manifesto: wording, contender: member.id, confirmedAt: now, confirmedBy: by })
			.onConflictDoNothing()
			.returning({ manifesto: table.manifestoConfirmation.manifesto });
		if (added.length > 0) await note(tx, of, stand, { action: 'manifesto.confirmed', isShown }, now);
		return 'confirmed';
	});
}

/** A member withdraws its confirmation. */
export async function withdraw(
	db: Database,
	of: Pick<Bloc, 'id' | 'slug' | 'election'>,
	stand: Stand,
	now: Date,
): Promise<'withdrawn' | 'gone' | 'closed'> {
	const { wording, member } = stand;
	return whileOpen(db, of, wording, now, async (tx, { isShown }) => {
		const removed = await tx
			.delete(table.manifestoConfirmation)
			.where(
				and(
					eq(table.manifestoConfirmation.manifesto, wording),
					eq(table.manifestoConfirmation.contender, member.id),
				),
			)
			.returning({ manifesto: table.manifestoConfirmation.manifesto });
		const action = 'manifesto.confirmation_withdrawn';
		if (removed.length > 0) await note(tx, of, stand, { action, isShown }, now);
		return 'withdrawn' as const;
	});
}

/** The newest approved wording of each of these blocs that has one, by the bloc's id. */
export async function approved(
	db: Database,
	blocs: readonly number[],
): Promise<Map<number, { id: number; text: Text }>> {
	const rows = await db
		.selectDistinctOn([table.manifesto.bloc], {
			bloc: table.manifesto.bloc,
			id: table.manifesto.id,
			text: table.manifesto.text,
		})
		.from(table.manifesto)
		.where(and(inArray(table.manifesto.bloc, [...blocs]), eq(table.manifesto.isApproved, true)))
		.orderBy(table.manifesto.bloc, desc(table.manifesto.id));
	return new Map(rows.map(({ bloc, id, text }) => [bloc, { id, text }]));
}

/**
 * Who stands by wordings, in the order of contenders. A member that has left the bloc no longer does.
 *
 * @param which of `manifesto` and `contender`
 */
export async function confirmations(
	db: Database,
	which: SQL,
): Promise<{ wording: number; member: { id: number; slug: string } }[]> {
	const isStillMember = and(
		eq(table.contender.id, table.manifestoConfirmation.contender),
		eq(table.contender.bloc, table.manifesto.bloc),
	);
	return db
		.select({ wording: table.manifesto.id, member: { id: table.contender.id, slug: table.contender.slug } })
		.from(table.manifestoConfirmation)
		.innerJoin(table.manifesto, eq(table.manifesto.id, table.manifestoConfirmation.manifesto))
		.innerJoin(table.contender, isStillMember)
		.where(which)
		.orderBy(asc(table.contender.place));
}

async function wordingOf(db: Database, row: typeof table.manifesto.$inferSelect): Promise<Wording> {
	const found = await confirmations(db, eq(table.manifesto.id, row.id));
	return { ...sentIn(row), text: row.text, confirmedBy: found.map(({ member }) => member.id) };
}

/** Acts as long as the calendar allows it and a member can stand by this wording. */
async function whileOpen<Outcome>(
	db: Database,
	of: Pick<Bloc, 'id' | 'election'>,
	wording: number,
	now: Date,
	act: (tx: Database, open: { isShown: boolean }) => Promise<Outcome>,
): Promise<Outcome | 'gone' | 'closed'> {
	if (!allows(of.election, 'collect', now)) return 'closed';
	return db.transaction(async (tx) => {
		await hold(tx, of.id);
		const { newest, shown } = await wordings(tx, of);
		if (shown?.id === wording) return act(tx, { isShown: true });
		return newest?.id === wording && newest.state === 'waiting' ? act(tx, { isShown: false }) : 'gone';
	});
}

/** One after the other: a wording is not confirmed while a newer one is being sent. */
async function hold(tx: Database, blocId: number): Promise<void> {
	await tx
		.select({ id: table.bloc.id })
		.from(table.bloc)
		.where(eq(table.bloc.id, blocId))
		.for('no key update');
}

async function standsIn(db: Database, { id }: Pick<Bloc, 'id'>, member: Member): Promise<boolean> {
	const isMember = await db.$count(
		table.contender,
		and(eq(table.contender.id, member.id), eq(table.contender.bloc, id)),
	);
	return Number(isMember) > 0 && (await standing(db, [member.id])).size > 0;
}

/** Writes down what a member said of a wording; voters see it where they see the wording. */
async function note(
	tx: Database,
	of: Pick<Bloc, 'slug' | 'election'>,
	{ wording, member, account }: Stand,
	{ action, isShown }: { action: string; isShown: boolean },
	now: Date,
): Promise<void> {
	const details = { manifesto: wording, member: member.slug };
	await record(tx, of, { actor: account, action, details }, now);
	if (isShown) await changed.mark(tx, of.election.id);
}

async function record(
	tx: Database,
	{ slug, election }: Pick<Bloc, 'slug' | 'election'>,
	deed: Pick<audit.Deed, 'actor' | 'action' | 'details'>,
	now: Date,
): Promise<void> {
	await audit.record(tx, { ...deed, election: election.slug, subject: `bloc/${slug}` }, now);
}
