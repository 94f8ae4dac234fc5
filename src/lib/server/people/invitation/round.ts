import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { allows } from '../../../election/calendar.ts';
import { isStanding } from '../../../election/snapshot.ts';
import type { Database } from '../../store/database.ts';
import * as progress from '../progress.ts';
import type { Dossier } from '../progress.ts';
import * as targets from '../../account/target.ts';
import * as elections from '../../election/election.ts';
import type { Election } from '../../election/election.ts';
import * as letters from '../../letter/queue.ts';
import * as changed from '../../election/changed.ts';
import * as table from '../../store/schema.ts';
import { isUnanswered, stateOf } from './open.ts';
import { lock, recordMany, write, type Hand, type Row } from './write.ts';

// Invites or reminds many contenders at once, each at most once.

/** The contenders that a round is for; by default all of the election. */
export interface Filter {
	/** Ids. */
	contenders?: readonly number[];
}

export interface InvitedCounts {
	/** Letters put into the queue. */
	invited: number;
	/** Skipped: an invitation is open. */
	open: number;
	/** Skipped: the agent of its party gets a letter for another of the party's lists. */
	sameParty: number;
	/** Skipped: somebody already speaks for it. */
	members: number;
	/** Skipped: it declined. */
	declined: number;
	withoutAddress: number;
	/** Not on the ballot, or a list without a party. */
	notStanding: number;
	/** The address belongs to an editor. */
	edits: number;
}

/** What `inviteAll` would do now: `invited` counts the letters that it would send. */
export async function planInvitations(
	db: Database,
	electionSlug: string,
	filter: Filter,
	now: Date,
): Promise<InvitedCounts> {
	return plan(db, invitations, electionSlug, filter, now);
}

/**
 * Invites all contenders that have an address and have not been asked yet. It skips those with an open invitation, a
 * member or a refusal, so running it again sends nothing twice. Works in batches of a few hundred; the invitations and
 * letters of a batch are stored together or not at all.
 *
 * @returns what was done; all zero if the election is unknown or over
 */
export async function inviteAll(
	db: Database,
	electionSlug: string,
	filter: Filter,
	hand: Hand,
	now: Date,
): Promise<InvitedCounts> {
	return carryOut(db, invitations, electionSlug, filter, hand, now);
}

export interface RemindedCounts {
	/** Contenders that get a letter. */
	reminded: number;
	/** Skipped: it has submitted its positions. */
	submitted: number;
	/** Skipped: it declined. */
	declined: number;
	/** Skipped: it was reminded less than a day ago. */
	recently: number;
	/** Skipped: the agent of its party gets a letter for another of the party's lists. */
	sameParty: number;
	/** Never invited, or only without an address. */
	notInvited: number;
	notStanding: number;
}

/** What `remindAll` would do now. */
export async function planReminders(
	db: Database,
	electionSlug: string,
	filter: Filter,
	now: Date,
): Promise<RemindedCounts> {
	return plan(db, reminders, electionSlug, filter, now);
}

/**
 * Reminds all contenders that were invited and have not submitted their positions. Those that have not accepted get a new
 * link, which replaces the earlier one; the others get a letter with a link to their positions. Nobody is reminded twice
 * within a day.
 *
 * @returns what was done; all zero if the election is unknown or over
 */
export async function remindAll(
	db: Database,
	electionSlug: string,
	filter: Filter,
	hand: Hand,
	now: Date,
): Promise<RemindedCounts> {
	return carryOut(db, reminders, electionSlug, filter, hand, now);
}

/** Reminds one contender, by the rules of `remindAll`. */
export async function remind(
	db: Database,
	{ election, contender, ...hand }: Hand & { election: string; contender: number },
	now: Date,
): Promise<RemindedCounts> {
	return remindAll(db, election, { contenders: [contender] }, hand, now);
}

/** What differs between inviting and reminding. */
interface Round<Verdict extends string> {
	none: Readonly<Record<Verdict, number>>;
	/** What is to be done with each contender. */
	sort: (db: Database, all: readonly Dossier[], now: Date) => Promise<Map<Verdict, Dossier[]>>;
	/** Writes to those that were sorted for it. */
	write: (
		tx: Database,
		facts: Election,
		sorted: Map<Verdict, Dossier[]>,
		hand: Hand,
		now: Date,
	) => Promise<void>;
}

const invitations: Round<keyof InvitedCounts> = {
	none: {
		...{ invited: 0, open: 0, sameParty: 0, members: 0 },
		...{ declined: 0, withoutAddress: 0, notStanding: 0, edits: 0 },
	},
	sort: sortForInvitation,
	async write(tx, facts, sorted, hand, now) {
		const rows = (sorted.get('invited') ?? []).flatMap((dossier) => invitationFor(dossier));
		await write(tx, facts, rows, 'invitation', hand, now);
		await recordMany(tx, 'invitation.sent', facts, rows.length, hand.editor, now);
	},
};

const reminders: Round<keyof RemindedCounts> = {
	none: { reminded: 0, submitted: 0, declined: 0, recently: 0, sameParty: 0, notInvited: 0, notStanding: 0 },
	sort: async (_, all, now) => sortForReminder(all, now),
	async write(tx, facts, sorted, hand, now) {
		const reminded = sorted.get('reminded') ?? [];
		await writeReminders(tx, facts, reminded, hand, now);
		await recordMany(tx, 'invitation.reminded', facts, reminded.length, hand.editor, now);
	},
};

async function plan<Verdict extends string>(
	db: Database,
	{ none, sort }: Round<Verdict>,
	electionSlug: string,
	filter: Filter,
	now: Date,
): Promise<Record<Verdict, number>> {
	const counts = { ...none };
	for (const ids of await chunks(db, electionSlug, filter)) {
		add(counts, await sort(db, await progress.dossiers(db, electionSlug, ids), now));
	}
	return counts;
}

async function carryOut<Verdict extends string>(
	db: Database,
	{ none, sort, write }: Round<Verdict>,
	electionSlug: string,
	filter: Filter,
	hand: Hand,
	now: Date,
): Promise<Record<Verdict, number>> {
	const counts = { ...none };
	const facts = await elections.find(db, electionSlug);
	if (!facts || !allows(facts, 'invite', now)) return counts;
	for (const ids of await chunks(db, electionSlug, filter)) {
		const sorted = await db.transaction(async (tx) => {
			await lock(tx, facts);
			const sorted = await sort(tx, await progress.dossiers(tx, electionSlug, ids), now);
			await write(tx, facts, sorted, hand, now);
			return sorted;
		});
		add(counts, sorted);
	}
	return counts;
}

/** How many contenders one transaction handles. */
const atOnce = 500;

/** The ids of the contenders in a round, in the order in which they were entered. */
async function chunks(db: Database, electionSlug: string, filter: Filter): Promise<number[][]> {
	const facts = await elections.find(db, electionSlug);
	if (!facts) return [];
	const rows = await db
		.select({ id: table.contender.id })
		.from(table.contender)
		.where(eq(table.contender.election, facts.id))
		.orderBy(asc(table.contender.id));
	const wanted = filter.contenders && new Set(filter.contenders);
	const ids = rows.map(({ id }) => id).filter((id) => !wanted || wanted.has(id));
	return Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, index) =>
		ids.slice(index * atOnce, (index + 1) * atOnce),
	);
}

function add<Verdict extends string>(counts: Record<Verdict, number>, sorted: Map<Verdict, unknown[]>): void {
	for (const [verdict, all] of sorted) counts[verdict] += all.length;
}

/** What to do with each contender. The first of a party's lists represents them all. */
async function sortForInvitation(
	db: Database,
	all: readonly Dossier[],
	now: Date,
): Promise<Map<keyof InvitedCounts, Dossier[]>> {
	const editors = await db
		.select({ email: table.account.email })
		.from(table.account)
		.innerJoin(table.membership, eq(table.membership.account, table.account.id))
		.where(and(eq(table.membership.role, 'editor'), isNull(table.membership.endedAt)));
	const editing = new Set(editors.map(({ email }) => email));
	const parties = new Set<number>();
	const verdictOf = (dossier: Dossier): keyof InvitedCounts => {
		const { contact, kind, party } = dossier;
		if (!isStanding(dossier) || !targets.targetFor(dossier)) return 'notStanding';
		if (dossier.members.length > 0) return 'members';
		if (progress.currentOf(dossier)?.declinedAt) return 'declined';
		if (dossier.invitations.some((row) => stateOf(row, now) === 'open')) return 'open';
		if (!contact) return 'withoutAddress';
		if (editing.has(contact.email)) return 'edits';
		if (kind !== 'list' || !party) return 'invited';
		if (parties.has(party.id)) return 'sameParty';
		parties.add(party.id);
		return 'invited';
	};
	return progress.grouped(all, verdictOf);
}

/** The invitation for a contender, to its contact or to the address of its newest invitation. */
function invitationFor(dossier: Dossier, address = dossier.contact): Row[] {
	const target = targets.targetFor(dossier);
	if (!target || !address) return [];
	const former = dossier.invitations
		.filter((row) => row.email === address.email && isUnanswered(row))
		.map(({ id }) => id);
	const name = (dossier.kind === 'list' && dossier.party?.name) || dossier.name;
	const { email: to, language } = address;
	return [{ target, name, contender: dossier.id, to, language, former }];
}

/** What to do with each contender. Until a party has an agent, the first of its lists represents them all. */
function sortForReminder(all: readonly Dossier[], now: Date): Map<keyof RemindedCounts, Dossier[]> {
	const dayAgo = new Date(now.getTime() - 24 * 60 * 60_000);
	const parties = new Set<number>();
	const verdictOf = (dossier: Dossier): keyof RemindedCounts => {
		const { kind, party, members } = dossier;
		const current = progress.currentOf(dossier);
		const last = dossier.reminders.at(-1);
		if (!isStanding(dossier)) return 'notStanding';
		if (dossier.submittedAt) return 'submitted';
		if (last && last > dayAgo) return 'recently';
		if (members.length > 0) return 'reminded';
		if (current?.declinedAt) return 'declined';
		if (!current || current.acceptedAt || !progress.addressOf(dossier)) return 'notInvited';
		if (kind !== 'list' || !party) return 'reminded';
		if (parties.has(party.id)) return 'sameParty';
		parties.add(party.id);
		return 'reminded';
	};
	return progress.grouped(all, verdictOf);
}

async function writeReminders(
	tx: Database,
	facts: Election,
	all: readonly Dossier[],
	hand: Hand,
	now: Date,
): Promise<void> {
	if (all.length === 0) return;
	const asked = all.filter(({ members }) => members.length === 0);
	const rows = asked.flatMap((dossier) => invitationFor(dossier, progress.addressOf(dossier) ?? undefined));
	await write(tx, facts, rows, 'reminder', hand, now);
	const until = new Date(facts.calendar.silenceFrom);
	const nudges = all.flatMap(({ id, slug, name, members }) =>
		members.map(({ email, language }) => ({
			recipient: { to: email, language },
			message: {
				kind: 'nudge' as const,
				what: name,
				election: facts.name,
				until,
				timezone: facts.timezone,
				link: `${hand.origin}/portal/${facts.slug}/contenders/${slug}`,
				fictional: facts.fictional,
			},
			extra: { contender: id },
		})),
	);
	await letters.enqueueAll(tx, nudges, now);
	await tx.insert(table.reminder).values(
		[...new Set([...all.map(({ id }) => id), ...(await listsBeside(tx, asked))])].map((id) => ({
			...{ contender: id, remindedAt: now, remindedBy: hand.editor },
		})),
	);
	await changed.mark(tx, facts.id);
}

/** All lists of the parties that these lists belong to: a letter to a party reminds all its lists. */
async function listsBeside(tx: Database, all: readonly Dossier[]): Promise<number[]> {
	const parties = all.flatMap(({ kind, party }) => (kind === 'list' && party ? [party.id] : []));
	if (parties.length === 0) return [];
	const rows = await tx
		.select({ id: table.contender.id })
		.from(table.contender)
		.where(and(inArray(table.contender.party, parties), eq(table.contender.kind, 'list')));
	return rows.map(({ id }) => id);
}
