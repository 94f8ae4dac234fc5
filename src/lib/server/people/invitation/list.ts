import { desc, eq } from 'drizzle-orm';
import type { Database } from '../../store/database.ts';
import * as table from '../../store/schema.ts';
import { naming, type Target } from '../../account/target.ts';
import { stateOf, type InvitationState } from './open.ts';

/** An invitation as editors see it. */
export interface ListedInvitation {
	id: number;
	way: 'letter' | 'paper';
	email: string | null;
	language: string;
	madeAt: Date;
	expiresAt: Date;
	openedAt: Date | null;
	state: InvitationState;
	invitedBy: string;
}

/** All invitations of a contender, party or bloc, the newest first. */
export async function list(db: Database, target: Target, now: Date): Promise<ListedInvitation[]> {
	const rows = await db
		.select({ invitation: table.invitation, invitedBy: table.account.email })
		.from(table.invitation)
		.innerJoin(table.account, eq(table.account.id, table.invitation.invitedBy))
		.where(naming(table.invitation, target))
		.orderBy(desc(table.invitation.id));
	return rows.map(({ invitation: row, invitedBy }) => {
		const { id, way, email, language, madeAt, expiresAt, openedAt } = row;
		return { id, way, email, language, madeAt, expiresAt, openedAt, state: stateOf(row, now), invitedBy };
	});
}
