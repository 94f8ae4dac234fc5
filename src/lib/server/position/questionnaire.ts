import { asc, eq } from 'drizzle-orm';
import type { Text } from '../../election/text.ts';
import * as contenders from '../election/contender.ts';
import type { AskedStatement, Contender } from '../election/contender.ts';
import type { Database } from '../store/database.ts';
import * as draft from './draft.ts';
import type { DraftPosition } from './draft.ts';
import * as register from './register.ts';
import * as table from '../store/schema.ts';

/** Everything a contender works on: what it is asked, what its draft says, and what it has submitted. */
export interface Questionnaire {
	/** Only topics with statements for this contender. */
	topics: { slug: string; name: Text }[];
	/** In the order of the election. */
	statements: AskedStatement[];
	/** The saved draft, by statement. */
	draft: Map<string, DraftPosition>;
	/** The newest position of the register, by statement. */
	submitted: Awaited<ReturnType<typeof register.current>>;
}

/** Reads what a contender works on, as `account` sees it. */
export async function read(db: Database, contender: Contender, account: number): Promise<Questionnaire> {
	const statements = await contenders.statements(db, contender);
	const topics = await db
		.select({ slug: table.topic.slug, name: table.topic.name })
		.from(table.topic)
		.where(eq(table.topic.election, contender.election.id))
		.orderBy(asc(table.topic.place));
	return {
		topics: topics.filter(({ slug }) => statements.some((statement) => statement.topic === slug)),
		statements,
		draft: await draft.read(db, contender.id, account),
		submitted: await register.current(db, contender.id),
	};
}
