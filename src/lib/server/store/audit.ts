import { and, count, desc, eq, gte, ilike, like, lt, or, type SQL } from 'drizzle-orm';
import { literally } from './like.ts';
import type { Database } from './database.ts';
import * as table from './schema.ts';

/** An action that the audit log records. */
export interface Action {
	/** Account id; null if an operator or the product itself did it. */
	actor: number | null;
	/** Its kind, a name that never changes: `invitation.sent`, `letter.read`, `profile.approved`. */
	action: string;
	/** Slug; left out if no election is concerned. */
	election?: string | null;
	/** `contender/slug`, `letter/12` */
	subject: string;
	/** Never an answer, a token or a password. */
	details?: Record<string, string | number | boolean | null>;
}

/** Records an action permanently, in the action's own transaction. */
export async function record(
	tx: Database,
	{ actor, action, election = null, subject, details = {} }: Action,
	now: Date,
): Promise<void> {
	await tx.insert(table.audit).values({ at: now, actor, action, election, subject, details });
}

/** What an editor searches the audit log for. Empty strings match everything. */
export interface TrailFilter {
	/** Slug. */
	election: string;
	action: string;
	/** Part of an e-mail address. */
	actor: string;
	/** Part of a subject: `contender/aigul`. */
	subject: string;
	/** First moment and the moment after the last; null if open. */
	from: Date | null;
	until: Date | null;
}

export interface TrailLine {
	id: number;
	at: Date;
	/** E-mail address; null if an operator or the product itself did it. */
	actor: string | null;
	action: string;
	election: string | null;
	subject: string;
	details: Record<string, string | number | boolean | null>;
}

/** Lines of the audit log, newest first, and how many there are in all. @param page 1, 2, … */
export async function trail(
	db: Database,
	filter: TrailFilter,
	{ page, size }: { page: number; size: number },
): Promise<{ lines: TrailLine[]; total: number }> {
	const matching = conditionOf(filter);
	const [counted] = await db
		.select({ total: count() })
		.from(table.audit)
		.leftJoin(table.account, eq(table.account.id, table.audit.actor))
		.where(matching);
	const lines = await selectLines(db)
		.where(matching)
		.orderBy(desc(table.audit.id))
		.limit(size)
		.offset((page - 1) * size);
	return { lines, total: Number(counted?.total ?? 0) };
}

function conditionOf({ election: slug, action, actor, subject, from, until }: TrailFilter): SQL | undefined {
	return and(
		slug ? eq(table.audit.election, slug) : undefined,
		action ? eq(table.audit.action, action) : undefined,
		actor ? ilike(table.account.email, `%${literally(actor)}%`) : undefined,
		subject ? ilike(table.audit.subject, `%${literally(subject)}%`) : undefined,
		from ? gte(table.audit.at, from) : undefined,
		until ? lt(table.audit.at, until) : undefined,
	);
}

/** The kinds of actions in the audit log, in alphabetical order. */
export async function actions(db: Database): Promise<string[]> {
	const rows = await db
		.selectDistinct({ action: table.audit.action })
		.from(table.audit)
		.orderBy(table.audit.action);
	return rows.map(({ action }) => action);
}

/** Everything that was done to one subject of an election, newest first; 200 lines at most. */
export async function trailOf(db: Database, electionSlug: string, subject: string): Promise<TrailLine[]> {
	const exact = or(eq(table.audit.subject, subject), like(table.audit.subject, `${literally(subject)}/%`));
	return selectLines(db)
		.where(and(eq(table.audit.election, electionSlug), exact))
		.orderBy(desc(table.audit.id))
		.limit(200);
}

function selectLines(db: Database) {
	return db
		.select({
			id: table.audit.id,
			at: table.audit.at,
			actor: table.account.email,
			action: table.audit.action,
			election: table.audit.election,
			subject: table.audit.subject,
			details: table.audit.details,
		})
		.from(table.audit)
		.leftJoin(table.account, eq(table.account.id, table.audit.actor));
}

/** Records that an editor downloaded a list as a file. */
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
	await record(db, { actor: editor, action, election: slug, subject: 'desk', details: { rows } }, now);
}
