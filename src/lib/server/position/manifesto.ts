import { and, asc, desc, eq, inArray, type SQL } from 'drizzle-orm';
import { allows } from '../../election/calendar.ts';
import { manifestoLimit, readText, type ProfileFault } from '../../election/profile.ts';
import type { Text } from '../../election/text.ts';
import { isSameText } from '../../election/words.ts';
import type { Bloc, Member } from '../election/bloc.ts';
import * as changed from '../election/changed.ts';
import { standing } from '../election/contender.ts';
import * as audit from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import * as table from '../store/schema.ts';
import { sentIn, type Sent } from './moderation/sent.ts';

/** One wording of a manifesto, the editors' decision on it, and the members that confirmed it. */
export interface Wording extends Sent {
	text: Text;
	/** Ids of the members that confirmed it. */
	confirmedBy: number[];
}

/**
 * The wordings that matter now: the newest one that was sent, and the one that voters see. They are the same if nothing
 * newer was sent. `loaded` is what came with the election; it cannot be confirmed.
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

/** The wording with this id, and the one that voters see now. @throws if there is no such wording */
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
	/** The newest wording, which waits or is public, says the same. */
	| { kind: 'nothing_new' }
	/** A manifesto must not be empty. */
	| { kind: 'empty' }
	| { kind: 'closed' }
	| { kind: 'wrong'; faults: ProfileFault[] };

/**
 * Sends a wording to the editors, for the bloc's coordinator. It starts without confirmations, even from members that
 * confirmed the previous wording, which stays public with its confirmations until this one is approved.
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

/** The wording that a member confirms or stops confirming, and the account that does so. */
interface Confirmation {
	wording: number;
	member: Member;
	account: number;
}

/**
 * A member confirms one wording, which everyone can see once that wording is public. `gone`: this wording is neither the
 * newest nor the public one any more, or the editors turned it down. `off_ballot`: the member has left the ballot or the
 * bloc; its earlier confirmations stay, and it can withdraw them.
 */
export async function confirm(
	db: Database,
	of: Pick<Bloc, 'id' | 'slug' | 'election'>,
	confirmation: Confirmation,
	now: Date,
): Promise<'confirmed' | 'gone' | 'closed' | 'off_ballot'> {
	const { wording, member, account: by } = confirmation;
	return whileOpen(db, of, wording, now, async (tx, { isShown }) => {
		// The member may have left the ballot since its page was opened.
		if (!(await isActiveMember(tx, of, member))) return 'off_ballot';
		const added = await tx
			.insert(table.manifestoConfirmation)
			.values({ manifesto: wording, contender: member.id, confirmedAt: now, confirmedBy: by })
			.onConflictDoNothing()
			.returning({ manifesto: table.manifestoConfirmation.manifesto });
		if (added.length > 0) await note(tx, of, confirmation, { action: 'manifesto.confirmed', isShown }, now);
		return 'confirmed';
	});
}

/** A member withdraws its confirmation. */
export async function withdraw(
	db: Database,
	of: Pick<Bloc, 'id' | 'slug' | 'election'>,
	confirmation: Confirmation,
	now: Date,
): Promise<'withdrawn' | 'gone' | 'closed'> {
	const { wording, member } = confirmation;
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
		if (removed.length > 0) await note(tx, of, confirmation, { action, isShown }, now);
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
 * The members that confirmed wordings, in the order of contenders, without members that have left the bloc.
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

/** Runs `act` if the calendar allows it and a member can confirm this wording. */
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

/** One at a time: a wording is not confirmed while a newer one is being sent. */
async function hold(tx: Database, blocId: number): Promise<void> {
	await tx
		.select({ id: table.bloc.id })
		.from(table.bloc)
		.where(eq(table.bloc.id, blocId))
		.for('no key update');
}

async function isActiveMember(db: Database, { id }: Pick<Bloc, 'id'>, member: Member): Promise<boolean> {
	const isMember = await db.$count(
		table.contender,
		and(eq(table.contender.id, member.id), eq(table.contender.bloc, id)),
	);
	return Number(isMember) > 0 && (await standing(db, [member.id])).size > 0;
}

/** Records in the audit log what a member did, and asks for a publication if voters see the wording. */
async function note(
	tx: Database,
	of: Pick<Bloc, 'slug' | 'election'>,
	{ wording, member, account }: Confirmation,
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
	action: Pick<audit.Action, 'actor' | 'action' | 'details'>,
	now: Date,
): Promise<void> {
	await audit.record(tx, { ...action, election: election.slug, subject: `bloc/${slug}` }, now);
}
