import { eq, sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import * as table from '../store/schema.ts';

/**
 * Asks for the election's content to be published soon. Call it in the transaction that makes the change, as its last
 * step, because other requests wait until that transaction ends. Each request has a later time than the one before, so
 * that no two are confused.
 */
export async function mark(tx: Database, electionId: number): Promise<void> {
	await tx
		.update(table.election)
		.set({
			changedAt: sql`greatest(clock_timestamp(), ${table.election.changedAt} + interval '1 millisecond')`,
		})
		.where(eq(table.election.id, electionId));
}
