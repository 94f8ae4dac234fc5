import { and, gte, isNull, type SQL } from 'drizzle-orm';
import { invitation } from '../../store/schema/people.ts';

/** Which invitations can still be accepted: until their last instant, unless something became of them. */
export function isOpen(now: Date): SQL | undefined {
	return and(
		isNull(invitation.acceptedAt),
		isNull(invitation.declinedAt),
		isNull(invitation.revokedAt),
		gte(invitation.expiresAt, now),
	);
}
