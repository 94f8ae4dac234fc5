import { and, gte, isNull, type SQL } from 'drizzle-orm';
import * as table from '../../store/schema.ts';

/** The last thing that happened to an invitation. */
export type InvitationState = 'open' | 'accepted' | 'declined' | 'revoked' | 'expired';

/**
 * Which invitations can still be accepted: up to and including the instant at which they expire, unless they were
 * accepted, declined or revoked. `stateOf` says the same of a row.
 */
export function isOpen(now: Date): SQL | undefined {
	return and(unanswered(), gte(table.invitation.expiresAt, now));
}

/** Which invitations were not accepted, declined or revoked; they may have expired. */
export function unanswered(): SQL | undefined {
	return and(
		isNull(table.invitation.acceptedAt),
		isNull(table.invitation.declinedAt),
		isNull(table.invitation.revokedAt),
	);
}

type Outcome = Pick<
	typeof table.invitation.$inferSelect,
	'acceptedAt' | 'declinedAt' | 'revokedAt' | 'expiresAt'
>;

export function stateOf(
	{ acceptedAt, declinedAt, revokedAt, expiresAt }: Outcome,
	now: Date,
): InvitationState {
	if (acceptedAt) return 'accepted';
	if (declinedAt) return 'declined';
	if (revokedAt) return 'revoked';
	return expiresAt < now ? 'expired' : 'open';
}

/** `unanswered` for a row. */
export function isUnanswered({ acceptedAt, declinedAt, revokedAt }: Omit<Outcome, 'expiresAt'>): boolean {
	return !acceptedAt && !declinedAt && !revokedAt;
}
