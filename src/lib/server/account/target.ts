import { and, asc, eq, isNull, type SQL } from 'drizzle-orm';
import type { Recipient } from '../letter/message.ts';
import type { Database } from '../store/database.ts';
import * as table from '../store/schema.ts';

/** What a person speaks for, or is asked to speak for, by the id of its row. */
export type Target =
	| { role: 'candidate'; contender: number }
	| { role: 'party_agent'; party: number }
	| { role: 'bloc_coordinator'; bloc: number };

/** Who speaks for a contender: a candidate, or the agents of the list's party. Null for a list without a party. */
export function targetFor({
	id,
	kind,
	party,
}: {
	id: number;
	kind: 'list' | 'person';
	party: { id: number } | null;
}): Target | null {
	if (kind === 'person') return { role: 'candidate', contender: id };
	return party && { role: 'party_agent', party: party.id };
}

/** The target that a row of invitations names; null if it names none. */
export function targetOf({
	role,
	contender,
	party,
	bloc,
}: Pick<typeof table.invitation.$inferSelect, 'role' | 'contender' | 'party' | 'bloc'>): Target | null {
	if (role === 'candidate' && contender !== null) return { role, contender };
	if (role === 'party_agent' && party !== null) return { role, party };
	if (role === 'bloc_coordinator' && bloc !== null) return { role, bloc };
	return null;
}

/** The columns that name the target in rows of invitations and memberships. */
export function columnsOf(target: Target) {
	return {
		role: target.role,
		contender: target.role === 'candidate' ? target.contender : null,
		party: target.role === 'party_agent' ? target.party : null,
		bloc: target.role === 'bloc_coordinator' ? target.bloc : null,
	};
}

/** Of `rows`, the rows that name this target. */
export function naming(
	rows: typeof table.invitation | typeof table.membership,
	target: Target,
): SQL | undefined {
	switch (target.role) {
		case 'candidate':
			return and(eq(rows.role, target.role), eq(rows.contender, target.contender));
		case 'party_agent':
			return and(eq(rows.role, target.role), eq(rows.party, target.party));
		case 'bloc_coordinator':
			return and(eq(rows.role, target.role), eq(rows.bloc, target.bloc));
	}
}

/** Who gets letters: everyone who speaks for the target now, in the order in which they joined; empty for null. */
export async function recipients(db: Database, target: Target | null): Promise<Recipient[]> {
	if (!target) return [];
	return db
		.select({ to: table.account.email, language: table.account.language })
		.from(table.membership)
		.innerJoin(table.account, eq(table.account.id, table.membership.account))
		.where(and(naming(table.membership, target), isNull(table.membership.endedAt)))
		.orderBy(asc(table.membership.id));
}
