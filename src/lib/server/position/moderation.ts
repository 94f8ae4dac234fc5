import { and, eq, gt } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { account } from '../store/schema/people.ts';
import { manifesto, profile } from '../store/schema/register.ts';

/** What became of a profile or manifesto that was sent. */
export type Verdict =
	| { kind: 'waiting' }
	| { kind: 'approved' | 'turned_down'; at: Date; by: string; reason: string | null }
	/** Its people sent a newer one before anybody decided. */
	| { kind: 'replaced' };

/** What became of the profile or manifesto of this id; null where there is none. */
export async function verdict(
	db: Database,
	part: 'profile' | 'manifesto',
	id: number,
): Promise<Verdict | null> {
	const table = part === 'profile' ? profile : manifesto;
	const whose = part === 'profile' ? profile.contender : manifesto.bloc;
	const [row] = await db
		.select({
			whose,
			decidedAt: table.decidedAt,
			isApproved: table.isApproved,
			reason: table.reason,
			by: account.email,
		})
		.from(table)
		.leftJoin(account, eq(account.id, table.decidedBy))
		.where(eq(table.id, id));
	if (!row) return null;
	const { decidedAt: at, by, reason, isApproved } = row;
	if (at) return { kind: isApproved ? 'approved' : 'turned_down', at, by: by ?? '', reason };
	const newer = await db.$count(table, and(eq(whose, row.whose), gt(table.id, id)));
	return { kind: Number(newer) > 0 ? 'replaced' : 'waiting' };
}
