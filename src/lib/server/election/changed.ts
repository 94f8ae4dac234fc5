import { eq, sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import * as table from '../store/schema.ts';

/**
 * Asks that the election's content be published soon, in the transaction that changes it and at its end: until that
 * transaction is over, others who ask wait for it. Every request has a later time than those before it, so that none is
 * taken for another.
 */
export async function mark(tx: Database, electionId: number): Promise<void> {
	await tx
		.update(table.election)
		.set({
			changedAt: sql`greatest(clock_timestamp(), ${table.election.changedAt} + interval '1 millisecond')`,
		})
		.where(eq(table.election.id, electionId));
}
