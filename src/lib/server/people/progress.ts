import { and, asc, count, desc, eq, inArray, isNotNull, isNull, max, or, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { asked, isStanding, type ContenderStatus } from '../../election/snapshot.ts';
import type { Text } from '../../election/text.ts';
import type { Database } from '../store/database.ts';
import { contender, contenderStatus, contest, district, election, party, position } from '../store/schema.ts';
import { account, contact, invitation, letter, membership, reminder } from '../store/schema/people.ts';
import { draft, submission } from '../store/schema/register.ts';
import * as statementRows from '../election/statement.ts';

// How far contenders have come from “nobody knows how to reach it” to “its positions are public”.

export type State =
	'no_address' | 'not_invited' | 'invited' | 'opened' | 'accepted' | 'began' | 'submitted' | 'declined';

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
	/** Where it is written to. */
	email: string | null;
	/** In which language, kk, ru or en. */
	language: string | null;
	/** When its newest invitation was made; of a list, that of its party's agent. */
	invitedAt: Date | null;
	/** Until when that invitation can be accepted; null where it was taken back. */
	expiresAt: Date | null;
	remindedAt: Date | null;
	openedAt: Date | null;
	submittedAt: Date | null;
	/** How many statements have a public position of it, declined ones too, whether it sent them or a pack brought them. */
	answered: number;
	/** How many statements are put to it. */
	asked: number;
	/** What the mail server said to the newest letter, as long as that has not been delivered. */
	letterFault: string | null;
}

/** Where every contender of an election stands, in the order in which they were entered. Empty for an unknown election. */
export async function states(db: Database, electionSlug: string): Promise<ContenderState[]> {
	return (await dealings(db, electionSlug)).map(stateOf);
}

export type Invitation = typeof invitation.$inferSelect;

/** All that has passed between the editors and one contender. */
export interface Dealings {
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
	/** The oldest first; of a list, those to its party's agents. */
	invitations: Invitation[];
	/** Who speaks for it. */
	members: { account: number; email: string; language: string }[];
	/** The oldest first. */
	reminders: Date[];
	submittedAt: Date | null;
	hasDraft: boolean;
	answered: number;
	asked: number;
	letterFault: string | null;
}

/**
 * The dealings with an election's contenders, in the order in which they were entered.
 *
 * @param ids only these contenders, a few hundred at most
 */
export async function dealings(
	db: Database,
	electionSlug: string,
	ids?: readonly number[],
): Promise<Dealings[]> {
	const [found] = await db.select({ id: election.id }).from(election).where(eq(election.slug, electionSlug));
	if (!found || ids?.length === 0) return [];
	const within = (column: PgColumn): SQL | undefined =>
		and(eq(contender.election, found.id), ids ? inArray(column, [...ids]) : undefined);
	// What concerns a party concerns its lists; there are few parties.
	const withinOrParty = (column: PgColumn, party: PgColumn): SQL | undefined =>
		or(isNotNull(party), ids ? inArray(column, [...ids]) : isNotNull(column));

	const rows = await db
		.select({
			id: contender.id,
			slug: contender.slug,
			kind: contender.kind,
			name: contender.name,
			contest: contest.slug,
			district: district.number,
			number: contender.number,
			party: { id: party.id, slug: party.slug, name: party.name },
			contact: { email: contact.email, language: contact.language },
		})
		.from(contender)
		.innerJoin(district, eq(district.id, contender.district))
		.innerJoin(contest, eq(contest.id, district.contest))
		.leftJoin(party, eq(party.id, contender.party))
		.leftJoin(contact, eq(contact.contender, contender.id))
		.where(within(contender.id))
		.orderBy(asc(contender.id));

	const statuses = await db
		.selectDistinctOn([contenderStatus.contender], {
			contender: contenderStatus.contender,
			status: contenderStatus.status,
		})
		.from(contenderStatus)
		.innerJoin(contender, eq(contender.id, contenderStatus.contender))
		.where(within(contenderStatus.contender))
		.orderBy(asc(contenderStatus.contender), desc(contenderStatus.id));
	const invitations = await db
		.select()
		.from(invitation)
		.where(and(eq(invitation.election, found.id), withinOrParty(invitation.contender, invitation.party)))
		.orderBy(asc(invitation.id));
	const members = await db
		.select({
			contender: membership.contender,
			party: membership.party,
			account: account.id,
			email: account.email,
			language: account.language,
		})
		.from(membership)
		.innerJoin(account, eq(account.id, membership.account))
		.where(and(isNull(membership.endedAt), withinOrParty(membership.contender, membership.party)));
	const reminders = await db
		.select({ contender: reminder.contender, at: reminder.remindedAt })
		.from(reminder)
		.innerJoin(contender, eq(contender.id, reminder.contender))
		.where(within(reminder.contender))
		.orderBy(asc(reminder.id));
	const submissions = await db
		.select({ contender: submission.contender, at: max(submission.sentAt) })
		.from(submission)
		.innerJoin(contender, eq(contender.id, submission.contender))
		.where(within(submission.contender))
		.groupBy(submission.contender);
	const drafts = await db
		.selectDistinct({ contender: draft.contender })
		.from(draft)
		.innerJoin(contender, eq(contender.id, draft.contender))
		.where(within(draft.contender));
	const positions = await db
		.select({ contender: position.contender, count: count() })
		.from(position)
		.innerJoin(contender, eq(contender.id, position.contender))
		.where(within(position.contender))
		.groupBy(position.contender);
	const letters = await db
		.selectDistinctOn([letter.contender], {
			contender: letter.contender,
			fault: letter.fault,
			sentAt: letter.sentAt,
		})
		.from(letter)
		.innerJoin(contender, eq(contender.id, letter.contender))
		.where(and(within(contender.id), inArray(letter.kind, ['invitation', 'reminder', 'nudge'])))
		.orderBy(asc(letter.contender), desc(letter.id));

	const statusOf = new Map(statuses.map(({ contender, status }) => [contender, status]));
	const invitationsOf = grouped(invitations, keyOf);
	const membersOf = grouped(members, keyOf);
	const remindersOf = grouped(reminders, ({ contender }) => contender);
	const submittedOf = new Map(submissions.map(({ contender, at }) => [contender, at]));
	const drafting = new Set(drafts.map(({ contender }) => contender));
	const answeredOf = new Map(positions.map(({ contender, count }) => [contender, count]));
	const letterOf = new Map(letters.map((row) => [row.contender, row]));
	const countAsked = await askedCounter(db, found.id);

	return rows.map((row) => {
		// A list is spoken for by its party's agents.
		const key =
			row.kind === 'list'
				? keyOf({ contender: null, party: row.party?.id ?? null })
				: keyOf({ contender: row.id, party: null });
		const last = letterOf.get(row.id);
		return {
			...row,
			status: statusOf.get(row.id) ?? 'nominated',
			invitations: invitationsOf.get(key) ?? [],
			members: membersOf.get(key) ?? [],
			reminders: (remindersOf.get(row.id) ?? []).map(({ at }) => at),
			submittedAt: submittedOf.get(row.id) ?? null,
			hasDraft: drafting.has(row.id),
			answered: answeredOf.get(row.id) ?? 0,
			asked: countAsked(row.contest, row.district),
			letterFault: last && last.sentAt === null ? last.fault : null,
		};
	});
}

/** Where a contender is written to: where its newest invitation went that was not taken back, else its contact. */
export function addressOf({
	contact,
	invitations,
}: Pick<Dealings, 'contact' | 'invitations'>): { email: string; language: string } | null {
	const last = invitations.findLast(({ email, revokedAt }) => email !== null && revokedAt === null);
	return last?.email ? { email: last.email, language: last.language } : contact;
}

/** The newest invitation that was not taken back or replaced. */
export function currentOf({ invitations }: Pick<Dealings, 'invitations'>): Invitation | undefined {
	return invitations.findLast(({ revokedAt }) => revokedAt === null);
}

function stateOf(all: Dealings): ContenderState {
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
		answered: all.answered,
		asked: all.asked,
		letterFault: all.letterFault,
	};
}

function furthest(
	{ submittedAt, members, hasDraft, contact }: Dealings,
	current: Invitation | undefined,
): State {
	if (submittedAt) return 'submitted';
	if (members.length > 0) return hasDraft ? 'began' : 'accepted';
	if (current?.declinedAt) return 'declined';
	// An invitation that was accepted by somebody who no longer speaks for it asks nobody.
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
