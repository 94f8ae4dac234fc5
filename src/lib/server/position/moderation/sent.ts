import type * as table from '../../store/schema.ts';

/** Something that was sent to the editors, and their decision. */
export interface Sent {
	id: number;
	sentAt: Date;
	state: 'waiting' | 'approved' | 'turned_down';
	decidedAt: Date | null;
	/** Why it was turned down; null if it was not. */
	reason: string | null;
}

type Row = Pick<
	typeof table.profile.$inferSelect | typeof table.manifesto.$inferSelect,
	'id' | 'sentAt' | 'decidedAt' | 'isApproved' | 'reason'
>;

/** When a row of profiles or manifestos was sent, and what the editors decided. */
export function sentIn({ id, sentAt, decidedAt, isApproved, reason }: Row): Sent {
	const state = isApproved === null ? 'waiting' : isApproved ? 'approved' : 'turned_down';
	return { id, sentAt, state, decidedAt, reason };
}
