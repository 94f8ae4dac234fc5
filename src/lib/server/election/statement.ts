import { asc, eq } from 'drizzle-orm';
import { statement, type Statement } from '../../election/noun/statement.ts';
import type { Database } from '../store/database.ts';
import { factsOf } from '../store/row.ts';
import * as table from '../store/schema.ts';

/** The statements of an election in its order, each with its row's id. */
export async function read(db: Database, electionId: number): Promise<(Statement & { id: number })[]> {
	const rows = await db
		.select({ facts: table.statement, topic: table.topic.slug, contest: table.contest.slug })
		.from(table.statement)
		.innerJoin(table.topic, eq(table.topic.id, table.statement.topic))
		.leftJoin(table.contest, eq(table.contest.id, table.statement.contest))
		.where(eq(table.statement.election, electionId))
		.orderBy(asc(table.statement.place));
	const local = await db
		.select({ statement: table.statementDistrict.statement, number: table.district.number })
		.from(table.statementDistrict)
		.innerJoin(table.district, eq(table.district.id, table.statementDistrict.district))
		.innerJoin(table.statement, eq(table.statement.id, table.statementDistrict.statement))
		.where(eq(table.statement.election, electionId))
		.orderBy(asc(table.district.number));
	return rows.map(({ facts, topic, contest }) => {
		const numbers = local.filter((row) => row.statement === facts.id).map(({ number }) => number);
		const districts = numbers.length > 0 ? numbers : null;
		return { id: facts.id, ...factsOf(statement(), { ...facts, topic, contest, districts }) };
	});
}
