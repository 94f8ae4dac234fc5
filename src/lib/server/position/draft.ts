import { and, asc, eq, sql } from 'drizzle-orm';
import { isSlug } from '../../election/slug.ts';
import { isOnScale, isSame, type DraftChange, type Position } from '../../election/position/position.ts';
import { isAsked } from '../../election/snapshot.ts';
import { maySubmit, type Contender } from '../election/contender.ts';
import type { Database } from '../store/database.ts';
import * as table from '../store/schema.ts';

// A contender's unsubmitted positions: only those who speak for it see them. They stay after they are submitted, as the
// starting point of later changes.

/** A position as it was last saved. One that was withdrawn has no stance and is not declined. */
export interface DraftPosition extends Position {
	statement: string;
	/** 1, 2 …: grows with each save. */
	version: number;
	savedAt: Date;
	/** Account. */
	savedBy: number;
	/** Left out if the reader is not a particular account. */
	savedByMe?: boolean;
}

export type Saved =
	| { kind: 'saved'; position: DraftPosition }
	/** Another person, or the same one in another window, has saved something else since. Nothing was overwritten. */
	| { kind: 'conflict'; theirs: DraftPosition }
	/** The statement is not put to this contender. */
	| { kind: 'unknown_statement' }
	/** Not on the statement's scale, or given together with "declined". */
	| { kind: 'bad_stance' }
	/** The contender is not on the ballot (any more), or the calendar does not allow submissions now. */
	| { kind: 'closed' };

/** What this contender has saved, by statement slug, in the order of the election. */
export async function read(
	db: Database,
	contender: number,
	account?: number,
): Promise<Map<string, DraftPosition>> {
	const rows = await db
		.select({ slug: table.statement.slug, row: table.draft })
		.from(table.draft)
		.innerJoin(table.statement, eq(table.statement.id, table.draft.statement))
		.where(eq(table.draft.contender, contender))
		.orderBy(asc(table.statement.place));
	return new Map(rows.map(({ slug, row }) => [slug, positionOf(slug, row, account)]));
}

/**
 * Saves one position, unless a different one was saved since the version it is based on. A position that is saved already
 * is never a conflict, so that a save whose response got lost can be repeated.
 */
export async function save(
	db: Database,
	contender: Contender,
	change: DraftChange,
	account: number,
	now: Date,
): Promise<Saved> {
	if (!maySubmit(contender, now)) return { kind: 'closed' };
	const asked = await findAsked(db, contender, change.statement);
	if (!asked) return { kind: 'unknown_statement' };
	const { stance, isDeclined, reason } = change;
	if (stance !== null && (isDeclined || !isOnScale(stance, asked.steps))) return { kind: 'bad_stance' };
	const content = { stance, isDeclined, reason, savedAt: now, savedBy: account };
	// A single SQL statement: when two people save at once, the second one finds the version of the first.
	const [stored] = await db
		.insert(table.draft)
		.values({ contender: contender.id, statement: asked.id, version: 1, ...content })
		.onConflictDoUpdate({
			target: [table.draft.contender, table.draft.statement],
			set: { ...content, version: sql`${table.draft.version} + 1` },
			setWhere: sql`${table.draft.version} = ${change.basedOn}::bigint and not ${holds(change)}`,
		})
		.returning();
	if (stored) return { kind: 'saved', position: positionOf(change.statement, stored, account) };
	const present = positionOf(change.statement, await find(db, contender.id, asked.id), account);
	return isSame(present, change)
		? { kind: 'saved', position: present }
		: { kind: 'conflict', theirs: present };
}

/** The statement, if it is put to this contender. */
async function findAsked(
	db: Database,
	contender: Contender,
	slug: string,
): Promise<{ id: number; steps: number } | null> {
	if (!isSlug(slug)) return null;
	const [found] = await db
		.select({
			id: table.statement.id,
			steps: table.statement.steps,
			contest: table.contest.slug,
			districts: sql<
				number[] | null
			>`json_agg(${table.district.number}) filter (where ${table.district.number} is not null)`,
		})
		.from(table.statement)
		.leftJoin(table.contest, eq(table.contest.id, table.statement.contest))
		.leftJoin(table.statementDistrict, eq(table.statementDistrict.statement, table.statement.id))
		.leftJoin(table.district, eq(table.district.id, table.statementDistrict.district))
		.where(and(eq(table.statement.election, contender.election.id), eq(table.statement.slug, slug)))
		.groupBy(table.statement.id, table.contest.slug);
	if (!found) return null;
	const place = {
		...(found.contest !== null && { contest: found.contest }),
		...(found.districts && { districts: found.districts }),
	};
	return isAsked(place, contender.contest, contender.district) ? found : null;
}

/** Whether the saved row says this already. */
function holds({ stance, isDeclined, reason }: Position) {
	return sql`(${table.draft.stance} is not distinct from ${stance}::smallint and ${table.draft.isDeclined} = ${isDeclined}
		and ${table.draft.reason} = ${JSON.stringify(reason)}::jsonb)`;
}

async function find(db: Database, contender: number, statementId: number) {
	const [row] = await db
		.select()
		.from(table.draft)
		.where(and(eq(table.draft.contender, contender), eq(table.draft.statement, statementId)));
	if (!row) throw new Error('The row of a draft has disappeared.');
	return row;
}

function positionOf(slug: string, row: typeof table.draft.$inferSelect, account?: number): DraftPosition {
	const { stance, isDeclined, reason, version, savedAt, savedBy } = row;
	return {
		...{ statement: slug, stance, isDeclined, reason, version, savedAt, savedBy },
		...(account !== undefined && { savedByMe: savedBy === account }),
	};
}
