import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Database } from '../../store/database.ts';
import * as progress from '../progress.ts';
import type { Invitation } from '../progress.ts';
import * as table from '../../store/schema.ts';

// When a contender was asked. This is public.

export interface Contacted {
	/** The oldest first. */
	invited: Date[];
	/** The oldest first. */
	reminded: Date[];
	/** When it said that it will not take part, unless somebody has accepted since. */
	declined: Date | null;
}

/**
 * When each contender of an election was invited and reminded, by the contender's id. Contenders that were never asked are
 * left out. Letters that could not be delivered and revoked invitations do not count.
 */
export async function contacted(db: Database, electionId: number): Promise<Map<number, Contacted>> {
	const ofElection = eq(table.invitation.election, electionId);
	const own = await db
		.select()
		.from(table.invitation)
		.where(and(ofElection, isNotNull(table.invitation.contender)))
		.orderBy(asc(table.invitation.id));
	const ofLists = await db
		.select({ contender: table.contender.id, row: table.invitation })
		.from(table.invitation)
		.innerJoin(
			table.contender,
			and(eq(table.contender.party, table.invitation.party), eq(table.contender.kind, 'list')),
		)
		.where(ofElection)
		.orderBy(asc(table.invitation.id));
	const invitations = [...own.map((row) => ({ contender: row.contender ?? 0, row })), ...ofLists];
	const reminders = await db
		.select({ contender: table.reminder.contender, at: table.reminder.remindedAt })
		.from(table.reminder)
		.innerJoin(table.contender, eq(table.contender.id, table.reminder.contender))
		.where(eq(table.contender.election, electionId))
		.orderBy(asc(table.reminder.id));
	// A letter has no key of its invitation or reminder, but the times are equal: both were made at the same moment.
	const lost = await db
		.select({ contender: table.letter.contender, to: table.letter.to, at: table.letter.madeAt })
		.from(table.letter)
		.where(
			and(inArray(table.letter.kind, ['invitation', 'reminder', 'nudge']), isNotNull(table.letter.givenUpAt)),
		);
	const lostTo = new Set(lost.map(({ to, at }) => `${to} ${at.getTime()}`));
	const lostOf = new Set(lost.map(({ contender, at }) => `${contender} ${at.getTime()}`));

	const invitationsOf = progress.grouped(invitations, ({ contender }) => contender);
	const remindersOf = progress.grouped(reminders, ({ contender }) => contender);
	return new Map(
		[...invitationsOf].map(([id, all]) => [
			id,
			contactsOf(
				all.map(({ row }) => ({ row, isLost: lostTo.has(`${row.email} ${row.madeAt.getTime()}`) })),
				(remindersOf.get(id) ?? []).map(({ at }) => ({ at, isLost: lostOf.has(`${id} ${at.getTime()}`) })),
			),
		]),
	);
}

interface Reminded {
	at: Date;
	isLost: boolean;
}

function contactsOf(
	invitations: readonly { row: Invitation; isLost: boolean }[],
	reminders: readonly Reminded[],
): Contacted {
	const delivered = reminders.filter(({ isLost }) => !isLost).map(({ at }) => at);
	const invited = invitations
		.filter(({ row, isLost }) => !isLost && (row.revokedAt === null || isFollowed(row, invitations)))
		.map(({ row }) => row.madeAt);
	for (const { at } of reminders) {
		// A reminder's new link is an invitation of the same moment; it counts only as a reminder.
		const twin = invited.findIndex((invitedAt) => invitedAt.getTime() === at.getTime());
		if (twin >= 0) invited.splice(twin, 1);
	}
	let declined: Date | null = null;
	for (const { row } of invitations) {
		if (row.declinedAt) declined = row.declinedAt;
		if (row.acceptedAt) declined = null;
	}
	return { invited, reminded: delivered, declined };
}

/** Whether it ended because it was replaced or because another one was accepted, rather than because it was a mistake. */
function isFollowed({ email, revokedAt }: Invitation, all: readonly { row: Invitation }[]): boolean {
	const isThen = (instant: Date | null) => instant?.getTime() === revokedAt?.getTime();
	return all.some(({ row }) => (row.email === email && isThen(row.madeAt)) || isThen(row.acceptedAt));
}
