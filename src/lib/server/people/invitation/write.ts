import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { inLanguage, type Text } from '../../../election/text.ts';
import * as audit from '../../store/audit.ts';
import type { Database } from '../../store/database.ts';
import * as targets from '../../account/target.ts';
import { auditSubject, type Represented } from '../represented.ts';
import type { Target } from '../../account/target.ts';
import type { Election } from '../../election/election.ts';
import * as letters from '../../letter/queue.ts';
import * as changed from '../../election/changed.ts';
import * as table from '../../store/schema.ts';
import * as tokens from '../../store/token.ts';

// What every change to invitations does, be it one or many.

/** The editor who acts, and the app's origin (`https://tandau.kz`), with which links in letters begin. */
export interface Hand {
	/** Account id. */
	editor: number;
	origin: string;
}

/** Changes to an election's invitations happen one after another, so that nobody is invited twice at the same moment. */
export async function lock(tx: Database, { id }: Pick<Election, 'id'>): Promise<void> {
	await tx.execute(sql`select pg_advisory_xact_lock(${invitationLock}, ${id})`);
}

/** Any number; the same in every process. */
const invitationLock = 727_207;

export async function isEditor(db: Database, accountId: number): Promise<boolean> {
	const role = and(eq(table.membership.account, accountId), eq(table.membership.role, 'editor'));
	return (await db.$count(table.membership, and(role, isNull(table.membership.endedAt)))) > 0;
}

/** One invitation to send by letter. */
export interface Row {
	target: Target;
	name: Text;
	contender: number | null;
	to: string;
	language: string;
	/** Ids of earlier invitations that it replaces. */
	former: readonly number[];
}

/** Stores invitations with their letters and ends those they replace. Returns their ids. */
export async function write(
	tx: Database,
	facts: Election,
	rows: readonly Row[],
	kind: 'invitation' | 'reminder',
	{ editor, origin }: Hand,
	now: Date,
): Promise<number[]> {
	if (rows.length === 0) return [];
	await end(
		tx,
		rows.flatMap(({ former }) => former),
		editor,
		now,
	);
	const made = rows.map((row) => ({ ...row, ...tokens.make() }));
	const stored = await tx
		.insert(table.invitation)
		.values(
			made.map(({ target, to, language, hash }) => ({
				...targets.columnsOf(target),
				...{ election: facts.id, way: 'letter' as const, tokenHash: hash, email: to, language },
				...{ invitedBy: editor, madeAt: now, expiresAt: expiryOf(now) },
			})),
		)
		.returning({ id: table.invitation.id });
	const until = new Date(facts.calendar.silenceFrom);
	const all = made.map(({ target, name, contender, to, language, token }) => ({
		recipient: { to, language },
		message: {
			kind,
			what: name,
			role: target.role,
			election: facts.name,
			electionLanguages: facts.languages,
			until,
			timezone: facts.timezone,
			inviter: inviterOf(facts, language),
			link: linkTo(origin, token),
			fictional: facts.fictional,
		},
		extra: contender === null ? {} : { contender },
	}));
	await letters.enqueueAll(tx, all, now);
	await changed.mark(tx, facts.id);
	return stored.map(({ id }) => id);
}

export async function end(tx: Database, ids: readonly number[], editor: number, now: Date): Promise<void> {
	if (ids.length === 0) return;
	await tx
		.update(table.invitation)
		.set({ revokedAt: now, revokedBy: editor })
		.where(inArray(table.invitation.id, [...ids]));
}

export function expiryOf(now: Date): Date {
	return new Date(now.getTime() + validDays * 24 * 60 * 60_000);
}

/** How long an invitation can be accepted. */
const validDays = 14;

export function linkTo(origin: string, token: string): string {
	return `${origin}/portal/invitation/${token}`;
}

/** The name of the election's publisher from the imprint, in this language. */
function inviterOf({ imprint, languages }: Election, language: string): string {
	const publisher = imprint['publisher'] ?? '';
	return typeof publisher === 'string' ? publisher : inLanguage(publisher, language, languages).text;
}

export async function record(
	tx: Database,
	action: string,
	represented: Represented,
	actor: number | null,
	now: Date,
	details: audit.Action['details'] = {},
): Promise<void> {
	const subject = auditSubject(represented);
	await audit.record(tx, { actor, action, election: represented.election.slug, subject, details }, now);
}

/** One line in the audit trail for many invitations; their own rows say who was invited. */
export async function recordMany(
	tx: Database,
	action: string,
	{ slug }: Election,
	count: number,
	actor: number,
	now: Date,
): Promise<void> {
	if (count === 0) return;
	await audit.record(
		tx,
		{ actor, action, election: slug, subject: `election/${slug}`, details: { count } },
		now,
	);
}
