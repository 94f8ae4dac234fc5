import { and, asc, eq, sql } from 'drizzle-orm';
import { isSlug } from '../../election/slug.ts';
import type { SheetLine } from '../../election/register.ts';
import { isAsked } from '../../election/snapshot.ts';
import { mayAnswer, type Contender } from '../election/contender.ts';
import type { Database } from '../store/database.ts';
import { canonical } from '../store/hash.ts';
import * as table from '../store/schema.ts';

// A contender's unsent answers: only those who speak for it see them. They stay when they are submitted, as what later
// changes begin with.

/** The answer to one statement as it was last saved. An answer that was taken back is a line without a stance. */
export interface DraftLine extends SheetLine {
	statement: string;
	/** 1, 2 …: grows with each save. */
	version: number;
	savedAt: Date;
	/** Account. */
	savedBy: number;
	/** Left out where nobody in particular asks. */
	savedByMe?: boolean;
}

export interface Saving extends SheetLine {
	statement: string;
	/** The version that the change was made from; 0 where there was none. */
	basedOn: number;
}

export type Saved =
	| { kind: 'saved'; line: DraftLine }
	/** Somebody else, or the same person in another window, has saved something else since. Nothing was overwritten. */
	| { kind: 'conflict'; theirs: DraftLine }
	/** It is not put to this contender. */
	| { kind: 'unknown_statement' }
	/** Not on the statement's scale, or beside "declined". */
	| { kind: 'bad_stance' }
	/** It is not on the ballot (any more), or the calendar lets nobody answer now. */
	| { kind: 'closed' };

/** What is saved of this contender's answers, by statement slug, in the order of the election. */
export async function read(
	db: Database,
	contender: number,
	account?: number,
): Promise<Map<string, DraftLine>> {
	const rows = await db
		.select({ slug: table.statement.slug, line: table.draft })
		.from(table.draft)
		.innerJoin(table.statement, eq(table.statement.id, table.draft.statement))
		.where(eq(table.draft.contender, contender))
		.orderBy(asc(table.statement.place));
	return new Map(rows.map(({ slug, line }) => [slug, lineOf(slug, line, account)]));
}

/**
 * Saves the answer to one statement, unless another was saved since the version it is based on. What is saved already is
 * never a conflict, so that a save whose answer got lost can be repeated.
 */
export async function save(
	db: Database,
	contender: Contender,
	saving: Saving,
	account: number,
	now: Date,
): Promise<Saved> {
	if (!mayAnswer(contender, now)) return { kind: 'closed' };
	const asked = await findAsked(db, contender, saving.statement);
	if (!asked) return { kind: 'unknown_statement' };
	if (!isOnScale(saving, asked.steps)) return { kind: 'bad_stance' };
	const { stance, isDeclined, reason } = saving;
	const content = { stance, isDeclined, reason, savedAt: now, savedBy: account };
	// One statement, so that of two who save at once the second one finds the version of the first.
	const [stored] = await db
		.insert(table.draft)
		.values({ contender: contender.id, statement: asked.id, version: 1, ...content })
		.onConflictDoUpdate({
			target: [table.draft.contender, table.draft.statement],
			set: { ...content, version: sql`${table.draft.version} + 1` },
			setWhere: sql`${table.draft.version} = ${saving.basedOn}::bigint and not ${holds(saving)}`,
		})
		.returning();
	if (stored) return { kind: 'saved', line: lineOf(saving.statement, stored, account) };
	const theirs = await find(db, contender.id, asked.id);
	const line = lineOf(saving.statement, theirs, account);
	return isSame(line, saving) ? { kind: 'saved', line } : { kind: 'conflict', theirs: line };
}

/** Whether two answers say the same. */
export function isSame(one: SheetLine, other: SheetLine): boolean {
	return (
		one.stance === other.stance &&
		one.isDeclined === other.isDeclined &&
		canonical(one.reason) === canonical(other.reason)
	);
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

function isOnScale({ stance, isDeclined }: SheetLine, steps: number): boolean {
	if (stance === null) return true;
	return !isDeclined && Number.isInteger(stance) && stance >= 1 && stance <= steps;
}

/** Whether the saved row says this already. */
function holds({ stance, isDeclined, reason }: SheetLine) {
	return sql`(${table.draft.stance} is not distinct from ${stance}::smallint and ${table.draft.isDeclined} = ${isDeclined}
		and ${table.draft.reason} = ${JSON.stringify(reason)}::jsonb)`;
}

async function find(db: Database, contender: number, statementId: number) {
	const [row] = await db
		.select()
		.from(table.draft)
		.where(and(eq(table.draft.contender, contender), eq(table.draft.statement, statementId)));
	if (!row) throw new Error('A draft is saved, never removed.');
	return row;
}

function lineOf(slug: string, row: typeof table.draft.$inferSelect, account?: number): DraftLine {
	const { stance, isDeclined, reason, version, savedAt, savedBy } = row;
	return {
		...{ statement: slug, stance, isDeclined, reason, version, savedAt, savedBy },
		...(account !== undefined && { savedByMe: savedBy === account }),
	};
}
