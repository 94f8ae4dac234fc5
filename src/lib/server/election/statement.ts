import { asc, eq } from 'drizzle-orm';
import type { Statement } from '../../election/snapshot.ts';
import type { Database } from '../store/database.ts';
import { contest, district, statement, statementDistrict, topic } from '../store/schema.ts';

/** The statements of an election in its order, each with the id of its row. */
export async function read(db: Database, electionId: number): Promise<(Statement & { id: number })[]> {
	const rows = await db
		.select({ facts: statement, topic: topic.slug, contest: contest.slug })
		.from(statement)
		.innerJoin(topic, eq(topic.id, statement.topic))
		.leftJoin(contest, eq(contest.id, statement.contest))
		.where(eq(statement.election, electionId))
		.orderBy(asc(statement.place));
	const local = await db
		.select({ statement: statementDistrict.statement, number: district.number })
		.from(statementDistrict)
		.innerJoin(district, eq(district.id, statementDistrict.district))
		.innerJoin(statement, eq(statement.id, statementDistrict.statement))
		.where(eq(statement.election, electionId))
		.orderBy(asc(district.number));
	return rows.map(({ facts, topic, contest }) => {
		const { id, slug, text, plain, background, polarity, steps, labels } = facts;
		const districts = local.filter((row) => row.statement === id).map(({ number }) => number);
		return {
			...{ id, slug, topic, text, polarity, steps },
			...(plain && { plain }),
			...(background && { background }),
			...(labels && { labels }),
			...(contest && { contest }),
			...(districts.length > 0 && { districts }),
		};
	});
}
