import { and, asc, desc, eq, gt, inArray, isNull, notExists } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { allows } from '../../election/calendar.ts';
import { manifestoLimit, readText, type ProfileFault } from '../../election/profile.ts';
import type { Text } from '../../election/text.ts';
import * as audit from '../store/audit.ts';
import { standing } from '../election/contender.ts';
import { columns, type Election } from '../election/election.ts';
import type { Database } from '../store/database.ts';
import { recipients } from '../account/target.ts';
import * as letter from '../letter/queue.ts';
import * as changed from '../election/changed.ts';
import * as table from '../store/schema.ts';

/** A bloc as its coordinator, its members and the editors work on it. */
export interface Bloc {
	id: number;
	slug: string;
	name: Text;
	election: Election;
	/** Who stands together in it, in the order of contenders. */
	members: Member[];
}

export interface Member {
	id: number;
	slug: string;
	kind: 'list' | 'person';
	name: Text;
	party: number | null;
	/** On the ballot. */
	isStanding: boolean;
}

/** One wording of a manifesto, what the editors said of it, and who stands by it. */
export interface Wording {
	id: number;
	text: Text;
	sentAt: Date;
	state: 'waiting' | 'approved' | 'turned_down';
	decidedAt: Date | null;
	/** Why it was turned down; null where it was not. */
	reason: string | null;
	/** Ids of the members that confirmed it. */
	confirmedBy: number[];
}

/** The bloc of this slug in the election of this slug, or null. */
export async function find(db: Database, electionSlug: string, slug: string): Promise<Bloc | null> {
	const [row] = await db
		.select({
			id: table.bloc.id,
			slug: table.bloc.slug,
			name: table.bloc.name,
			election: columns,
		})
		.from(table.bloc)
		.innerJoin(table.election, eq(table.election.id, table.bloc.election))
		.where(and(eq(table.election.slug, electionSlug), eq(table.bloc.slug, slug)));
	if (!row) return null;
	const members = await db
		.select({
			id: table.contender.id,
			slug: table.contender.slug,
			kind: table.contender.kind,
			name: table.contender.name,
			party: table.contender.party,
		})
		.from(table.contender)
		.where(eq(table.contender.bloc, row.id))
		.orderBy(asc(table.contender.place));
	const ids = members.map(({ id }) => id);
	const onBallot = await standing(db, ids);
	return { ...row, members: members.map((member) => ({ ...member, isStanding: onBallot.has(member.id) })) };
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

export type Writing =
	| { kind: 'sent'; id: number }
	/** It says what the newest wording says, which waits or is public. */
	| { kind: 'nothing_new' }
	/** A manifesto says something. */
	| { kind: 'empty' }
	| { kind: 'closed' }
	| { kind: 'wrong'; faults: ProfileFault[] };

/**
 * Sends a wording to the editors, for the bloc's coordinator. Nobody has confirmed it yet, even who confirmed the wording
 * before, which stays public with its confirmations until this one is approved.
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
		const isKnown = newest && newest.state !== 'turned_down' && isSame(newest.text, text);
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

/**
 * A member stands by one wording, and everybody may see so once that wording is public. `gone`: this wording is neither
 * the newest nor the public one any more, or the editors turned it down. `off_ballot`: the member has left the ballot, or
 * the bloc; what it confirmed before stays, and it can take that back.
 */
export async function confirm(
	db: Database,
	of: Pick<Bloc, 'id' | 'slug' | 'election'>,
	{ wording, member, account: by }: { wording: number; member: Member; account: number },
	now: Date,
): Promise<'confirmed' | 'gone' | 'closed' | 'off_ballot'> {
	if (!allows(of.election, 'collect', now)) return 'closed';
	return db.transaction(async (tx) => {
		await hold(tx, of.id);
		const open = await openWording(tx, of, wording);
		if (!open) return 'gone';
		// Whoever was on the ballot when the page was opened may have left it since.
		if (!(await standsIn(tx, of, member))) return 'off_ballot';
		const added = await tx
			.insert(table.manifestoConfirmation)
			.values({ manifesto: wording, contender: member.id, confirmedAt: now, confirmedBy: by })
			.onConflictDoNothing()
			.returning({ manifesto: table.manifestoConfirmation.manifesto });
		if (added.length === 0) return 'confirmed';
		const details = { manifesto: wording, member: member.slug };
		await record(tx, of, { actor: by, action: 'manifesto.confirmed', details }, now);
		if (open.isShown) await changed.mark(tx, of.election.id);
		return 'confirmed';
	});
}

/** A member takes its confirmation back. */
export async function withdraw(
	db: Database,
	of: Pick<Bloc, 'id' | 'slug' | 'election'>,
	{ wording, member, account: by }: { wording: number; member: Member; account: number },
	now: Date,
): Promise<'withdrawn' | 'gone' | 'closed'> {
	if (!allows(of.election, 'collect', now)) return 'closed';
	return db.transaction(async (tx) => {
		await hold(tx, of.id);
		const open = await openWording(tx, of, wording);
		if (!open) return 'gone';
		const removed = await tx
			.delete(table.manifestoConfirmation)
			.where(
				and(
					eq(table.manifestoConfirmation.manifesto, wording),
					eq(table.manifestoConfirmation.contender, member.id),
				),
			)
			.returning({ manifesto: table.manifestoConfirmation.manifesto });
		if (removed.length === 0) return 'withdrawn';
		const details = { manifesto: wording, member: member.slug };
		await record(tx, of, { actor: by, action: 'manifesto.confirmation_withdrawn', details }, now);
		if (open.isShown) await changed.mark(tx, of.election.id);
		return 'withdrawn';
	});
}

/** A wording that waits for the editors. */
export interface WaitingManifesto {
	id: number;
	sentAt: Date;
	election: { slug: string; name: Text; languages: string[] };
	bloc: { slug: string; name: Text };
	text: Text;
	/** What voters are shown now. */
	shown: Text;
}

/** The wordings that wait for the editors, oldest first: of each bloc the newest. */
export async function waiting(db: Database): Promise<WaitingManifesto[]> {
	const rows = await db
		.select({
			id: table.manifesto.id,
			sentAt: table.manifesto.sentAt,
			blocId: table.bloc.id,
			loaded: table.bloc.manifesto,
			bloc: { slug: table.bloc.slug, name: table.bloc.name },
			election: { slug: table.election.slug, name: table.election.name, languages: table.election.languages },
			text: table.manifesto.text,
		})
		.from(table.manifesto)
		.innerJoin(table.bloc, eq(table.bloc.id, table.manifesto.bloc))
		.innerJoin(table.election, eq(table.election.id, table.bloc.election))
		.where(and(isNull(table.manifesto.decidedAt), isNewest(db)))
		.orderBy(table.manifesto.sentAt, table.manifesto.id);
	const approved = await approvedOf(
		db,
		rows.map(({ blocId }) => blocId),
	);
	return rows.map(({ blocId, loaded, ...row }) => ({ ...row, shown: approved.get(blocId)?.text ?? loaded }));
}

export interface Decision {
	id: number;
	/** The editor's account. */
	editor: number;
	isApproved: boolean;
	/** Why it is turned down, for the coordinator; not kept with an approval. */
	reason: string;
	/** Where the app is reached, for the link in the letter. */
	origin: string;
}

/**
 * Approves a wording, which is public within a minute then, or turns it down with a reason that the coordinators get by
 * letter. `gone`: another editor was faster, or a newer wording was sent meanwhile.
 */
export async function decide(
	db: Database,
	{ id, editor, isApproved, reason, origin }: Decision,
	now: Date,
): Promise<'decided' | 'gone'> {
	return db.transaction(async (tx) => {
		const [row] = await tx
			.update(table.manifesto)
			.set({ decidedAt: now, decidedBy: editor, isApproved, reason: isApproved ? null : reason })
			.where(and(eq(table.manifesto.id, id), isNull(table.manifesto.decidedAt), isNewest(tx)))
			.returning({ bloc: table.manifesto.bloc });
		if (!row) return 'gone';
		const [about] = await tx
			.select({
				id: table.bloc.id,
				slug: table.bloc.slug,
				name: table.bloc.name,
				election: { id: table.election.id, slug: table.election.slug },
			})
			.from(table.bloc)
			.innerJoin(table.election, eq(table.election.id, table.bloc.election))
			.where(eq(table.bloc.id, row.bloc));
		if (!about) throw new Error('A manifesto belongs to a bloc.');
		const action = isApproved ? 'manifesto.approved' : 'manifesto.turned_down';
		const details = isApproved ? { manifesto: id } : { manifesto: id, reason };
		await record(tx, about, { actor: editor, action, details }, now);
		if (isApproved) {
			await changed.mark(tx, about.election.id);
			return 'decided';
		}
		const message = {
			kind: 'turned_down' as const,
			what: about.name,
			part: 'manifesto' as const,
			reason,
			link: `${origin}/portal/${about.election.slug}/blocs/${about.slug}`,
		};
		for (const recipient of await recipients(tx, { role: 'bloc_coordinator', bloc: about.id }))
			await letter.enqueue(tx, recipient, message, {}, now);
		return 'decided';
	});
}

/**
 * What voters are shown of each bloc of an election, by slug: its newest approved manifesto, else the one that was loaded,
 * and the slugs of the members that confirmed this very wording, in the order of contenders.
 */
export async function published(
	db: Database,
	electionId: number,
): Promise<Map<string, { manifesto: Text; confirmed: string[] }>> {
	const blocs = await db
		.select({
			id: table.bloc.id,
			slug: table.bloc.slug,
			loaded: table.bloc.manifesto,
			loadedConfirmed: table.bloc.confirmed,
		})
		.from(table.bloc)
		.where(eq(table.bloc.election, electionId))
		.orderBy(asc(table.bloc.place));
	const approved = await approvedOf(
		db,
		blocs.map(({ id }) => id),
	);
	const confirmations = await db
		.select({ manifesto: table.manifestoConfirmation.manifesto, slug: table.contender.slug })
		.from(table.manifestoConfirmation)
		.innerJoin(table.manifesto, eq(table.manifesto.id, table.manifestoConfirmation.manifesto))
		// Who has left the bloc since does not stand by its manifesto.
		.innerJoin(
			table.contender,
			and(
				eq(table.contender.id, table.manifestoConfirmation.contender),
				eq(table.contender.bloc, table.manifesto.bloc),
			),
		)
		.where(eq(table.contender.election, electionId))
		.orderBy(asc(table.contender.place));
	return new Map(
		blocs.map(({ id, slug, loaded, loadedConfirmed }) => {
			const shown = approved.get(id);
			if (!shown) return [slug, { manifesto: loaded, confirmed: loadedConfirmed }];
			const confirmed = confirmations.filter(({ manifesto }) => manifesto === shown.id);
			return [slug, { manifesto: shown.text, confirmed: confirmed.map(({ slug }) => slug) }];
		}),
	);
}

/** One after the other: a wording is not confirmed while a newer one is being sent. */
async function hold(tx: Database, blocId: number): Promise<void> {
	await tx
		.select({ id: table.bloc.id })
		.from(table.bloc)
		.where(eq(table.bloc.id, blocId))
		.for('no key update');
}

async function wordingOf(db: Database, row: typeof table.manifesto.$inferSelect): Promise<Wording> {
	const { id, text, sentAt, decidedAt, reason } = row;
	const state = row.isApproved === null ? 'waiting' : row.isApproved ? 'approved' : 'turned_down';
	const confirmations = await db
		.select({ contender: table.manifestoConfirmation.contender })
		.from(table.manifestoConfirmation)
		.innerJoin(
			table.contender,
			and(eq(table.contender.id, table.manifestoConfirmation.contender), eq(table.contender.bloc, row.bloc)),
		)
		.where(eq(table.manifestoConfirmation.manifesto, id))
		.orderBy(asc(table.contender.place));
	const confirmedBy = confirmations.map(({ contender }) => contender);
	return { id, text, sentAt, state, decidedAt, reason, confirmedBy };
}

async function standsIn(db: Database, { id }: Pick<Bloc, 'id'>, member: Member): Promise<boolean> {
	const isMember = await db.$count(
		table.contender,
		and(eq(table.contender.id, member.id), eq(table.contender.bloc, id)),
	);
	return Number(isMember) > 0 && (await standing(db, [member.id])).size > 0;
}

/** The wording of this id as long as a member can stand by it. */
async function openWording(
	db: Database,
	of: Pick<Bloc, 'id'>,
	id: number,
): Promise<{ isShown: boolean } | null> {
	const { newest, shown } = await wordings(db, of);
	if (shown?.id === id) return { isShown: true };
	return newest?.id === id && newest.state === 'waiting' ? { isShown: false } : null;
}

async function record(
	tx: Database,
	{ slug, election }: { slug: string; election: { slug: string } },
	{ actor, action, details }: Pick<audit.Deed, 'actor' | 'action' | 'details'>,
	now: Date,
): Promise<void> {
	const deed = { actor, action, election: election.slug, subject: `bloc/${slug}`, details: details ?? {} };
	await audit.record(tx, deed, now);
}

const later = alias(table.manifesto, 'later');

/** Whether the bloc of a row of `manifesto` sent nothing after it. */
function isNewest(db: Database) {
	const newer = db
		.select({ id: later.id })
		.from(later)
		.where(and(eq(later.bloc, table.manifesto.bloc), gt(later.id, table.manifesto.id)));
	return notExists(newer);
}

async function approvedOf(db: Database, blocs: number[]): Promise<Map<number, { id: number; text: Text }>> {
	const rows = await db
		.selectDistinctOn([table.manifesto.bloc], {
			bloc: table.manifesto.bloc,
			id: table.manifesto.id,
			text: table.manifesto.text,
		})
		.from(table.manifesto)
		.where(and(inArray(table.manifesto.bloc, blocs), eq(table.manifesto.isApproved, true)))
		.orderBy(table.manifesto.bloc, desc(table.manifesto.id));
	return new Map(rows.map(({ bloc, id, text }) => [bloc, { id, text }]));
}

function isSame(one: Text, other: Text): boolean {
	return [...Object.keys(one), ...Object.keys(other)].every(
		(language) => (one[language] ?? '') === (other[language] ?? ''),
	);
}
