import { and, gte, isNull, type SQL } from 'drizzle-orm';
import * as table from '../../store/schema.ts';

/** Which invitations can still be accepted: until their last instant, unless something became of them. */
export function isOpen(now: Date): SQL | undefined {
	return and(
		isNull(table.invitation.acceptedAt),
		isNull(table.invitation.declinedAt),
		isNull(table.invitation.revokedAt),
		gte(table.invitation.expiresAt, now),
	);
}
