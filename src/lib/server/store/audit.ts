import { and, count, desc, eq, gte, ilike, like, lt, or, type SQL } from 'drizzle-orm';
import type { Database } from './database.ts';
import { account, audit } from './schema/people.ts';

/** What somebody did, in words that stay the same: `invitation.sent`, `letter.read`, `profile.approved`. */
export interface Deed {
	/** The account; null for what an operator or the product itself did. */
	actor: number | null;
	action: string;
	/** Slug; left out where it concerns no election. */
	election?: string | null;
	/** `contender/slug`, `letter/12` */
	subject: string;
	/** Never an answer, a token or a password. */
	details?: Record<string, string | number | boolean | null>;
}

/** Writes a deed down for good, in the transaction of the deed itself. */
export async function record(tx: Database, deed: Deed, now: Date): Promise<void> {
	const { actor, action, election = null, subject, details = {} } = deed;
	await tx.insert(audit).values({ at: now, actor, action, election, subject, details });
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
		.from(audit)
		.leftJoin(account, eq(account.id, audit.actor))
		.where(matching);
	const lines = await db
		.select({
			id: audit.id,
			at: audit.at,
			actor: account.email,
			action: audit.action,
			election: audit.election,
			subject: audit.subject,
			details: audit.details,
		})
		.from(audit)
		.leftJoin(account, eq(account.id, audit.actor))
		.where(matching)
		.orderBy(desc(audit.id))
		.limit(size)
		.offset((page - 1) * size);
	return { lines, total: Number(counted?.total ?? 0) };
}

function conditionOf({ election: slug, action, actor, subject, from, until }: TrailFilter): SQL | undefined {
	return and(
		slug ? eq(audit.election, slug) : undefined,
		action ? eq(audit.action, action) : undefined,
		actor ? ilike(account.email, `%${literally(actor)}%`) : undefined,
		subject ? ilike(audit.subject, `%${literally(subject)}%`) : undefined,
		from ? gte(audit.at, from) : undefined,
		until ? lt(audit.at, until) : undefined,
	);
}

/** A text inside a pattern of `like`, where its own signs mean themselves. */
function literally(text: string): string {
	return text.replace(/[\\%_]/g, '\\$&');
}

/** The kinds of actions that the audit knows, in alphabetical order. */
export async function actions(db: Database): Promise<string[]> {
	const rows = await db.selectDistinct({ action: audit.action }).from(audit).orderBy(audit.action);
	return rows.map(({ action }) => action);
}

/** All that was done to one subject of an election, the newest first. */
export async function trailOf(db: Database, electionSlug: string, subject: string): Promise<TrailLine[]> {
	const exact = or(eq(audit.subject, subject), like(audit.subject, `${literally(subject)}/%`));
	return db
		.select({
			id: audit.id,
			at: audit.at,
			actor: account.email,
			action: audit.action,
			election: audit.election,
			subject: audit.subject,
			details: audit.details,
		})
		.from(audit)
		.leftJoin(account, eq(account.id, audit.actor))
		.where(and(eq(audit.election, electionSlug), exact))
		.orderBy(desc(audit.id))
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
	await record(db, { actor: editor, action, election: slug, subject: 'desk', details: { rows } }, now);
}
