import {
	and,
	asc,
	count,
	desc,
	eq,
	gt,
	gte,
	ilike,
	inArray,
	isNotNull,
	isNull,
	like,
	lt,
	or,
	sql,
	type SQL,
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Text } from '../../election/text.ts';
import * as audit from '../store/audit.ts';
import { electionColumns, type Candidacy, type ElectionOf } from './contender.ts';
import type { Database } from '../store/database.ts';
import { naming, type Target } from '../people/target.ts';
import { bloc, contest, district, election, party, region } from '../store/schema.ts';
import {
	account,
	audit as auditTable,
	claim,
	invitation,
	letter,
	membership,
} from '../store/schema/people.ts';
import { manifesto, profile } from '../store/schema/register.ts';

// What editors read across the other modules: elections, ballots, who speaks for whom, and who did what.

/** Every election, the newest first. */
export async function elections(db: Database): Promise<ElectionOf[]> {
	return db.select(electionColumns).from(election).orderBy(desc(election.day), desc(election.id));
}

/** The election of this slug, or null. */
export async function find(db: Database, slug: string): Promise<ElectionOf | null> {
	const [found] = await db.select(electionColumns).from(election).where(eq(election.slug, slug));
	return found ?? null;
}

/** The clock of pages that are about no single election: that of the newest one. IANA name. */
export async function timezone(db: Database): Promise<string> {
	const [newest] = await elections(db);
	return newest?.timezone ?? 'UTC';
}

/** How much waits for an editor, in all elections together. */
export interface Waiting {
	claims: number;
	profiles: number;
	manifestos: number;
	/** Letters that were given up. */
	letters: number;
}

export async function waiting(db: Database): Promise<Waiting> {
	return {
		claims: Number(await db.$count(claim, isNull(claim.decidedAt))),
		profiles: Number(await db.$count(profile, isNull(profile.decidedAt))),
		manifestos: Number(await db.$count(manifesto, isNull(manifesto.decidedAt))),
		letters: Number(await db.$count(letter, isNotNull(letter.givenUpAt))),
	};
}

/** One ballot of an election: a district of a contest. */
export interface BallotOf {
	contest: string;
	kind: 'list' | 'seat';
	contestName: Text;
	number: number;
	name: Text;
	region: Text | null;
}

/** The election's ballots, in the order of its contests and districts. */
export async function ballots(db: Database, electionId: number): Promise<BallotOf[]> {
	return db
		.select({
			contest: contest.slug,
			kind: contest.kind,
			contestName: contest.name,
			number: district.number,
			name: district.name,
			region: region.name,
		})
		.from(district)
		.innerJoin(contest, eq(contest.id, district.contest))
		.leftJoin(region, eq(region.id, district.region))
		.where(eq(contest.election, electionId))
		.orderBy(asc(contest.place), asc(district.number));
}

/** A party or bloc with how far its people are. */
export interface Organisation {
	id: number;
	slug: string;
	name: Text;
	/** People who have accepted to act for it. */
	people: number;
	/** When the newest invitation that is still open was made; null where none is. */
	invitedAt: Date | null;
}

export async function parties(db: Database, electionId: number, now: Date): Promise<Organisation[]> {
	const rows = await db
		.select({ id: party.id, slug: party.slug, name: party.name })
		.from(party)
		.where(eq(party.election, electionId))
		.orderBy(asc(party.place));
	return organised(db, 'party', rows, now);
}

export async function blocs(db: Database, electionId: number, now: Date): Promise<Organisation[]> {
	const rows = await db
		.select({ id: bloc.id, slug: bloc.slug, name: bloc.name })
		.from(bloc)
		.where(eq(bloc.election, electionId))
		.orderBy(asc(bloc.place));
	return organised(db, 'bloc', rows, now);
}

async function organised(
	db: Database,
	kind: 'party' | 'bloc',
	rows: { id: number; slug: string; name: Text }[],
	now: Date,
): Promise<Organisation[]> {
	if (rows.length === 0) return [];
	const ids = rows.map(({ id }) => id);
	const people = await db
		.select({ id: membership[kind], count: count() })
		.from(membership)
		.where(and(inArray(membership[kind], ids), isNull(membership.endedAt)))
		.groupBy(membership[kind]);
	const open = await db
		.select({ id: invitation[kind], at: sql<string>`max(${invitation.madeAt})` })
		.from(invitation)
		.where(and(inArray(invitation[kind], ids), isOpen(now)))
		.groupBy(invitation[kind]);
	return rows.map((row) => {
		const invitedAt = open.find(({ id }) => id === row.id)?.at;
		return {
			...row,
			people: Number(people.find(({ id }) => id === row.id)?.count ?? 0),
			invitedAt: invitedAt ? new Date(invitedAt) : null,
		};
	});
}

function isOpen(now: Date): SQL | undefined {
	return and(
		isNull(invitation.acceptedAt),
		isNull(invitation.declinedAt),
		isNull(invitation.revokedAt),
		gte(invitation.expiresAt, now),
	);
}

/** An invitation as editors see it; `state` is the last thing that happened to it. */
export interface InvitationOf {
	id: number;
	way: 'letter' | 'paper';
	email: string | null;
	language: string;
	madeAt: Date;
	expiresAt: Date;
	openedAt: Date | null;
	state: 'open' | 'accepted' | 'declined' | 'revoked' | 'expired';
	invitedBy: string;
}

/** All invitations of a contender, party or bloc, the newest first. */
export async function invitations(db: Database, target: Target, now: Date): Promise<InvitationOf[]> {
	const rows = await db
		.select({ invitation, invitedBy: account.email })
		.from(invitation)
		.innerJoin(account, eq(account.id, invitation.invitedBy))
		.where(naming(invitation, target))
		.orderBy(desc(invitation.id));
	return rows.map(({ invitation: row, invitedBy }) => {
		const { id, way, email, language, madeAt, expiresAt, openedAt } = row;
		return { id, way, email, language, madeAt, expiresAt, openedAt, state: stateOf(row, now), invitedBy };
	});
}

function stateOf(row: typeof invitation.$inferSelect, now: Date): InvitationOf['state'] {
	if (row.acceptedAt) return 'accepted';
	if (row.declinedAt) return 'declined';
	if (row.revokedAt) return 'revoked';
	return row.expiresAt < now ? 'expired' : 'open';
}

/** Somebody who acts for a contender, party or bloc. */
export interface Member {
	id: number;
	email: string;
	grantedAt: Date;
	/** Address of the editor; null where an operator did it on the command line. */
	grantedBy: string | null;
}

/** Those who act for it now, the longest first. */
export async function members(db: Database, target: Target): Promise<Member[]> {
	const editor = alias(account, 'editor');
	return db
		.select({
			id: membership.id,
			email: account.email,
			grantedAt: membership.grantedAt,
			grantedBy: editor.email,
		})
		.from(membership)
		.innerJoin(account, eq(account.id, membership.account))
		.leftJoin(editor, eq(editor.id, membership.grantedBy))
		.where(and(naming(membership, target), isNull(membership.endedAt)))
		.orderBy(asc(membership.id));
}

/**
 * Ends a membership of this contender, party or bloc. What the person submitted stays.
 *
 * @param reason in the editor's words; kept in the audit, shown to nobody else
 * @returns false where there is no such membership, or somebody ended it before
 */
export async function endMembership(
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
			.update(membership)
			.set({ endedAt: now, endedBy: editor })
			.where(and(eq(membership.id, id), naming(membership, target), isNull(membership.endedAt)))
			.returning({ account: membership.account, role: membership.role });
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

/** What an editor looks for in the audit. Empty strings look for nothing. */
export interface TrailFilter {
	/** Slug. */
	election: string;
	action: string;
	/** Part of an e-mail address. */
	actor: string;
	/** Part of a subject: `contender/aigul`. */
	subject: string;
	/** First and last moment; null where open. */
	from: Date | null;
	until: Date | null;
}

export interface TrailLine {
	id: number;
	at: Date;
	/** E-mail address; null for what an operator or the product itself did. */
	actor: string | null;
	action: string;
	election: string | null;
	subject: string;
	details: Record<string, string | number | boolean | null>;
}

/** Lines of the audit, the newest first, and how many there are in all. @param page 1, 2, … */
export async function trail(
	db: Database,
	filter: TrailFilter,
	{ page, size }: { page: number; size: number },
): Promise<{ lines: TrailLine[]; total: number }> {
	const matching = conditionOf(filter);
	const [counted] = await db
		.select({ total: count() })
		.from(auditTable)
		.leftJoin(account, eq(account.id, auditTable.actor))
		.where(matching);
	const lines = await db
		.select({
			id: auditTable.id,
			at: auditTable.at,
			actor: account.email,
			action: auditTable.action,
			election: auditTable.election,
			subject: auditTable.subject,
			details: auditTable.details,
		})
		.from(auditTable)
		.leftJoin(account, eq(account.id, auditTable.actor))
		.where(matching)
		.orderBy(desc(auditTable.id))
		.limit(size)
		.offset((page - 1) * size);
	return { lines, total: Number(counted?.total ?? 0) };
}

function conditionOf({ election: slug, action, actor, subject, from, until }: TrailFilter): SQL | undefined {
	return and(
		slug ? eq(auditTable.election, slug) : undefined,
		action ? eq(auditTable.action, action) : undefined,
		actor ? ilike(account.email, `%${literally(actor)}%`) : undefined,
		subject ? ilike(auditTable.subject, `%${literally(subject)}%`) : undefined,
		from ? gte(auditTable.at, from) : undefined,
		until ? lt(auditTable.at, until) : undefined,
	);
}

/** A text inside a pattern of `like`, where its own signs mean themselves. */
function literally(text: string): string {
	return text.replace(/[\\%_]/g, '\\$&');
}

/** The kinds of deeds that the audit knows, in alphabetical order. */
export async function deeds(db: Database): Promise<string[]> {
	const rows = await db
		.selectDistinct({ action: auditTable.action })
		.from(auditTable)
		.orderBy(auditTable.action);
	return rows.map(({ action }) => action);
}

/** All that was done to one subject of an election, the newest first. */
export async function trailOf(db: Database, electionSlug: string, subject: string): Promise<TrailLine[]> {
	const exact = or(eq(auditTable.subject, subject), like(auditTable.subject, `${literally(subject)}/%`));
	return db
		.select({
			id: auditTable.id,
			at: auditTable.at,
			actor: account.email,
			action: auditTable.action,
			election: auditTable.election,
			subject: auditTable.subject,
			details: auditTable.details,
		})
		.from(auditTable)
		.leftJoin(account, eq(account.id, auditTable.actor))
		.where(and(eq(auditTable.election, electionSlug), exact))
		.orderBy(desc(auditTable.id))
		.limit(200);
}

/** Writes down that an editor took a list away as a file. */
export async function recordExport(
	db: Database,
	{
		editor,
		action,
		election: slug,
		rows,
	}: { editor: number; action: string; election: string | null; rows: number },
	now: Date,
): Promise<void> {
	await audit.record(db, { actor: editor, action, election: slug, subject: 'desk', details: { rows } }, now);
}

/** What became of a profile or manifesto that was sent. */
export type Verdict =
	| { kind: 'waiting' }
	| { kind: 'approved' | 'turned_down'; at: Date; by: string; reason: string | null }
	/** Its people sent a newer one before anybody decided. */
	| { kind: 'replaced' };

/** What became of the profile or manifesto of this id; null where there is none. */
export async function verdict(
	db: Database,
	part: 'profile' | 'manifesto',
	id: number,
): Promise<Verdict | null> {
	const table = part === 'profile' ? profile : manifesto;
	const whose = part === 'profile' ? profile.contender : manifesto.bloc;
	const [row] = await db
		.select({
			whose,
			decidedAt: table.decidedAt,
			isApproved: table.isApproved,
			reason: table.reason,
			by: account.email,
		})
		.from(table)
		.leftJoin(account, eq(account.id, table.decidedBy))
		.where(eq(table.id, id));
	if (!row) return null;
	const { decidedAt: at, by, reason, isApproved } = row;
	if (at) return { kind: isApproved ? 'approved' : 'turned_down', at, by: by ?? '', reason };
	const newer = await db.$count(table, and(eq(whose, row.whose), gt(table.id, id)));
	return { kind: Number(newer) > 0 ? 'replaced' : 'waiting' };
}

/** In which language somebody who acts for this contender, party or bloc is written to; null where nobody does. */
export async function languageOf(db: Database, target: Target): Promise<string | null> {
	const [row] = await db
		.select({ language: account.language })
		.from(membership)
		.innerJoin(account, eq(account.id, membership.account))
		.where(and(naming(membership, target), isNull(membership.endedAt)))
		.orderBy(asc(membership.id))
		.limit(1);
	return row?.language ?? null;
}

/** In which language those who speak for a contender are written to: a list is spoken for by its party's agents. */
export async function languageOfSpeakers(
	db: Database,
	{ id, kind, party }: Pick<Candidacy, 'id' | 'kind' | 'party'>,
): Promise<string | null> {
	if (kind === 'person') return languageOf(db, { role: 'candidate', contender: id });
	return party ? languageOf(db, { role: 'party_agent', party: party.id }) : null;
}
