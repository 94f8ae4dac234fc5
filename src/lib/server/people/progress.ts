import { and, asc, count, desc, eq, inArray, isNotNull, isNull, max, or, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { asked, isStanding, type ContenderStatus } from '../../election/snapshot.ts';
import type { Text } from '../../election/text.ts';
import { columnsOf, targetFor } from '../account/target.ts';
import type { Database } from '../store/database.ts';
import * as table from '../store/schema.ts';
import { statuses } from '../election/contender.ts';
import * as statementRows from '../election/statement.ts';

// How far contenders have come, from “no known address” to “positions are public”.

export type State =
	| 'no_address'
	| 'not_invited'
	| 'invited'
	| 'opened'
	| 'accepted'
	| 'began'
	| 'submitted'
	| 'declined';

export interface ContenderState {
	id: number;
	slug: string;
	kind: 'list' | 'person';
	name: Text;
	contest: string;
	district: number;
	number: number | null;
	/** Slug. */
	party: string | null;
	status: ContenderStatus;
	/** Whether it is on the ballot: only then can it be invited. */
	isStanding: boolean;
	state: State;
	/** The address for letters. */
	email: string | null;
	/** The language of letters: kk, ru or en. */
	language: string | null;
	/** When its newest invitation was made; for a list, that of its party's agent. */
	invitedAt: Date | null;
	/** Until when that invitation can be accepted; null if it was revoked. */
	expiresAt: Date | null;
	remindedAt: Date | null;
	openedAt: Date | null;
	submittedAt: Date | null;
	/** How many of its positions are public, declined ones included, whether it submitted them or a pack brought them. */
	positions: number;
	/** How many statements are put to it. */
	asked: number;
	/** What the mail server said when the newest letter was given up; null while it is still being tried. */
	letterFault: string | null;
}

/**
 * How far an election's contenders have come, in the order in which they were entered. Empty if the election is unknown.
 *
 * @param ids only these contenders, a few thousand at most
 */
export async function states(
	db: Database,
	electionSlug: string,
	ids?: readonly number[],
): Promise<ContenderState[]> {
	return (await dossiers(db, electionSlug, ids)).map(stateOf);
}

/** How far a party's lists and candidates have come. */
export async function ofParty(
	db: Database,
	{ id, election }: { id: number; election: { slug: string } },
): Promise<ContenderState[]> {
	const own = await db
		.select({ id: table.contender.id })
		.from(table.contender)
		.where(eq(table.contender.party, id));
	return states(
		db,
		election.slug,
		own.map(({ id }) => id),
	);
}

export type Invitation = typeof table.invitation.$inferSelect;

/** What editors know of one contender: who was invited, who speaks for it, and what it has submitted. */
export interface Dossier {
	id: number;
	slug: string;
	kind: 'list' | 'person';
	name: Text;
	contest: string;
	district: number;
	number: number | null;
	party: { id: number; slug: string; name: Text } | null;
	status: ContenderStatus;
	contact: { email: string; language: string } | null;
	/** The oldest first; for a list, those to its party's agents. */
	invitations: Invitation[];
	/** The people who speak for it. */
	members: { account: number; email: string; language: string }[];
	/** The oldest first. */
	reminders: Date[];
	submittedAt: Date | null;
	hasDraft: boolean;
	positions: number;
	asked: number;
	letterFault: string | null;
}

/**
 * The dossiers of an election's contenders, in the order in which they were entered.
 *
 * @param ids only these contenders, a few thousand at most
 */
export async function dossiers(
	db: Database,
	electionSlug: string,
	ids?: readonly number[],
): Promise<Dossier[]> {
	const [found] = await db
		.select({ id: table.election.id })
		.from(table.election)
		.where(eq(table.election.slug, electionSlug));
	if (!found || ids?.length === 0) return [];
	const within = (column: PgColumn): SQL | undefined =>
		and(eq(table.contender.election, found.id), ids ? inArray(column, [...ids]) : undefined);
	const rows = await db
		.select({
			id: table.contender.id,
			slug: table.contender.slug,
			kind: table.contender.kind,
			name: table.contender.name,
			contest: table.contest.slug,
			district: table.district.number,
			number: table.contender.number,
			party: { id: table.party.id, slug: table.party.slug, name: table.party.name },
			contact: { email: table.contact.email, language: table.contact.language },
		})
		.from(table.contender)
		.innerJoin(table.district, eq(table.district.id, table.contender.district))
		.innerJoin(table.contest, eq(table.contest.id, table.district.contest))
		.leftJoin(table.party, eq(table.party.id, table.contender.party))
		.leftJoin(table.contact, eq(table.contact.contender, table.contender.id))
		.where(within(table.contender.id))
		.orderBy(asc(table.contender.id));

	// A party's invitations and memberships count for its lists.
	const targets = new Map(rows.map((row) => [row.id, targetFor(row)]));
	const parties = [...targets.values()].flatMap((target) =>
		target?.role === 'party_agent' ? [target.party] : [],
	);
	const withinOrParty = (column: PgColumn, party: PgColumn): SQL | undefined =>
		ids
			? or(inArray(column, [...ids]), inArray(party, [...new Set(parties)]))
			: or(isNotNull(column), isNotNull(party));

	const statusOf = await statuses(db, ids ? { contenders: ids } : { election: found.id });
	const invitations = await db
		.select()
		.from(table.invitation)
		.where(
			and(
				eq(table.invitation.election, found.id),
				withinOrParty(table.invitation.contender, table.invitation.party),
			),
		)
		.orderBy(asc(table.invitation.id));
	const members = await db
		.select({
			contender: table.membership.contender,
			party: table.membership.party,
			account: table.account.id,
			email: table.account.email,
			language: table.account.language,
		})
		.from(table.membership)
		.innerJoin(table.account, eq(table.account.id, table.membership.account))
		.where(
			and(
				isNull(table.membership.endedAt),
				withinOrParty(table.membership.contender, table.membership.party),
			),
		);
	const reminders = await db
		.select({ contender: table.reminder.contender, at: table.reminder.remindedAt })
		.from(table.reminder)
		.innerJoin(table.contender, eq(table.contender.id, table.reminder.contender))
		.where(within(table.reminder.contender))
		.orderBy(asc(table.reminder.id));
	const submissions = await db
		.select({ contender: table.submission.contender, at: max(table.submission.sentAt) })
		.from(table.submission)
		.innerJoin(table.contender, eq(table.contender.id, table.submission.contender))
		.where(within(table.submission.contender))
		.groupBy(table.submission.contender);
	const drafts = await db
		.selectDistinct({ contender: table.draft.contender })
		.from(table.draft)
		.innerJoin(table.contender, eq(table.contender.id, table.draft.contender))
		.where(within(table.draft.contender));
	const positions = await db
		.select({ contender: table.position.contender, count: count() })
		.from(table.position)
		.innerJoin(table.contender, eq(table.contender.id, table.position.contender))
		.where(within(table.position.contender))
		.groupBy(table.position.contender);
	const letters = await db
		.selectDistinctOn([table.letter.contender], {
			contender: table.letter.contender,
			fault: table.letter.fault,
			givenUpAt: table.letter.givenUpAt,
		})
		.from(table.letter)
		.innerJoin(table.contender, eq(table.contender.id, table.letter.contender))
		.where(and(within(table.contender.id), inArray(table.letter.kind, ['invitation', 'reminder', 'nudge'])))
		.orderBy(asc(table.letter.contender), desc(table.letter.id));

	const invitationsOf = grouped(invitations, keyOf);
	const membersOf = grouped(members, keyOf);
	const remindersOf = grouped(reminders, ({ contender }) => contender);
	const submittedOf = new Map(submissions.map(({ contender, at }) => [contender, at]));
	const drafting = new Set(drafts.map(({ contender }) => contender));
	const positionsOf = new Map(positions.map(({ contender, count }) => [contender, count]));
	const letterOf = new Map(letters.map((row) => [row.contender, row]));
	const countAsked = await askedCounter(db, found.id);

	return rows.map((row) => {
		const target = targets.get(row.id);
		const key = target ? keyOf(columnsOf(target)) : '';
		const last = letterOf.get(row.id);
		return {
			...row,
			status: statusOf.get(row.id) ?? 'nominated',
			invitations: invitationsOf.get(key) ?? [],
			members: membersOf.get(key) ?? [],
			reminders: (remindersOf.get(row.id) ?? []).map(({ at }) => at),
			submittedAt: submittedOf.get(row.id) ?? null,
			hasDraft: drafting.has(row.id),
			positions: positionsOf.get(row.id) ?? 0,
			asked: countAsked(row.contest, row.district),
			letterFault: last?.givenUpAt ? last.fault : null,
		};
	});
}

/** A contender's address: that of its newest invitation that was not revoked, otherwise its contact. */
export function addressOf({
	contact,
	invitations,
}: Pick<Dossier, 'contact' | 'invitations'>): { email: string; language: string } | null {
	const last = invitations.findLast(({ email, revokedAt }) => email !== null && revokedAt === null);
	return last?.email ? { email: last.email, language: last.language } : contact;
}

/** The newest invitation that was not revoked or replaced. */
export function currentOf({ invitations }: Pick<Dossier, 'invitations'>): Invitation | undefined {
	return invitations.findLast(({ revokedAt }) => revokedAt === null);
}

function stateOf(all: Dossier): ContenderState {
	const { id, slug, kind, name, contest, district, number, party, status } = all;
	const current = currentOf(all);
	const address = addressOf(all);
	return {
		...{ id, slug, kind, name, contest, district, number, status },
		party: party?.slug ?? null,
		isStanding: isStanding(all),
		state: furthest(all, current),
		email: address?.email ?? null,
		language: address?.language ?? null,
		invitedAt: current?.madeAt ?? null,
		expiresAt: current?.expiresAt ?? null,
		remindedAt: all.reminders.at(-1) ?? null,
		openedAt: current?.openedAt ?? null,
		submittedAt: all.submittedAt,
		positions: all.positions,
		asked: all.asked,
		letterFault: all.letterFault,
	};
}

function furthest(
	{ submittedAt, members, hasDraft, contact }: Dossier,
	current: Invitation | undefined,
): State {
	if (submittedAt) return 'submitted';
	if (members.length > 0) return hasDraft ? 'began' : 'accepted';
	if (current?.declinedAt) return 'declined';
	// An invitation accepted by somebody who no longer speaks for the contender does not count.
	if (current && !current.acceptedAt) return current.openedAt ? 'opened' : 'invited';
	return contact ? 'not_invited' : 'no_address';
}

function keyOf({ contender, party }: { contender: number | null; party: number | null }): string {
	return contender === null ? `party/${party}` : `contender/${contender}`;
}

/** Rows by key, in their own order. */
export function grouped<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
	const groups = new Map<Key, Row[]>();
	for (const row of rows) {
		const key = keyOf(row);
		const group = groups.get(key);
		if (group) group.push(row);
		else groups.set(key, [row]);
	}
	return groups;
}

/** Counts the statements put to a district's contenders, once for each district. */
async function askedCounter(
	db: Database,
	electionId: number,
): Promise<(contest: string, district: number) => number> {
	const statements = await statementRows.read(db, electionId);
	const known = new Map<string, number>();
	return (contest, district) => {
		const key = `${contest}/${district}`;
		const count = known.get(key) ?? asked(statements, contest, district).length;
		known.set(key, count);
		return count;
	};
}
