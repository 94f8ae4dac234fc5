import { asc, desc, eq } from 'drizzle-orm';
import type { Calendar } from '../../election/calendar.ts';
import type { Text } from '../../election/text.ts';
import type { Database } from '../store/database.ts';
import * as table from '../store/schema.ts';

/** An election as its contenders and the editors see it. */
export interface Election {
	id: number;
	slug: string;
	name: Text;
	/** IANA name. */
	timezone: string;
	languages: string[];
	fictional: boolean;
	calendar: Calendar;
	/** Who runs the pages, as named lines; plain strings are the same in every language. */
	imprint: Record<string, Text | string>;
}

/** The columns of `Election`, for queries that join rows with their election. */
export const columns = {
	id: table.election.id,
	slug: table.election.slug,
	name: table.election.name,
	timezone: table.election.timezone,
	languages: table.election.languages,
	fictional: table.election.fictional,
	calendar: table.election.calendar,
	imprint: table.election.imprint,
};

/** All elections, the newest first. */
export async function all(db: Database): Promise<Election[]> {
	return db.select(columns).from(table.election).orderBy(desc(table.election.day), desc(table.election.id));
}

/** The election of this slug, or null. */
export async function find(db: Database, slug: string): Promise<Election | null> {
	const [found] = await db.select(columns).from(table.election).where(eq(table.election.slug, slug));
	return found ?? null;
}

/** The slugs of all elections, in the order in which they were first loaded. */
export async function slugs(db: Database): Promise<string[]> {
	const rows = await db
		.select({ slug: table.election.slug })
		.from(table.election)
		.orderBy(asc(table.election.id));
	return rows.map(({ slug }) => slug);
}

/** The timezone for times without an election, such as those of sessions: that of the newest election. IANA name. */
export async function newestTimezone(db: Database): Promise<string> {
	const [newest] = await db
		.select({ timezone: table.election.timezone })
		.from(table.election)
		.orderBy(desc(table.election.day), desc(table.election.id))
		.limit(1);
	return newest?.timezone ?? 'UTC';
}
