import { and, eq, gt } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import * as table from '../store/schema.ts';

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
	const sent = part === 'profile' ? table.profile : table.manifesto;
	const whose = part === 'profile' ? table.profile.contender : table.manifesto.bloc;
	const [row] = await db
		.select({
			whose,
			decidedAt: sent.decidedAt,
			isApproved: sent.isApproved,
			reason: sent.reason,
			by: table.account.email,
		})
		.from(sent)
		.leftJoin(table.account, eq(table.account.id, sent.decidedBy))
		.where(eq(sent.id, id));
	if (!row) return null;
	const { decidedAt: at, by, reason, isApproved } = row;
	if (at) return { kind: isApproved ? 'approved' : 'turned_down', at, by: by ?? '', reason };
	const newer = await db.$count(sent, and(eq(whose, row.whose), gt(sent.id, id)));
	return { kind: Number(newer) > 0 ? 'replaced' : 'waiting' };
}
