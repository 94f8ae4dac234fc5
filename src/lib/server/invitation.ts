import { and, asc, eq, gt, inArray, isNotNull, isNull, ne, or, sql, type SQL } from 'drizzle-orm';
import { allows } from '../election/calendar.ts';
import { isStanding } from '../election/snapshot.ts';
import { inLanguage, type Text } from '../election/text.ts';
import * as accounts from './account.ts';
import * as audit from './audit.ts';
import type { ElectionOf } from './candidacy.ts';
import type { Database } from './database.ts';
import * as funnel from './funnel.ts';
import type { Dealings, Invitation } from './funnel.ts';
import * as invitees from './invitee.ts';
import type { ElectionFacts, Invitee, Target } from './invitee.ts';
import * as letters from './letter.ts';
import * as passwords from './password.ts';
import * as publishing from './publishing.ts';
import { contender } from './schema.ts';
import { account, invitation, letter, membership, reminder } from './schema/people.ts';
import * as session from './session.ts';
import * as tokens from './token.ts';

// People are asked to speak for a contender, a party or a bloc by a link that works once. Whoever accepts it becomes a
// member; portal and desk know no other way.

/** How long an invitation can be accepted. */
const validDays = 14;

/** Why nobody was asked. */
export type Refusal =
	/** There is no such contender, party, bloc or invitation, or a list was named where its party is meant. */
	| 'not_there'
	/** It is not on the ballot (any more). */
	| 'not_standing'
	/** The election takes no answers any more. */
	| 'over'
	| 'not_an_address'
	/** The address belongs to an editor, who may speak for nobody. */
	| 'edits'
	/** The address already speaks for it. */
	| 'member';

/** Whose hand it is, and where the app is reached (`https://tandau.kz`): links in letters begin with it. */
export interface Hand {
	/** Account id. */
	editor: number;
	origin: string;
}

/**
 * Sends an invitation by letter. Earlier ones for the same target to the same address end; those to others stay open.
 *
 * @param email as it was typed
 * @param language of the letter: kk, ru or en
 */
export async function invite(
	db: Database,
	{ target, email, language, ...hand }: Hand & { target: Target; email: string; language: string },
	now: Date,
): Promise<{ kind: 'invited'; id: number } | { kind: Refusal }> {
	const to = accounts.normalise(email);
	if (to === null) return { kind: 'not_an_address' };
	return db.transaction(async (tx) => {
		const invitee = await prepare(tx, target, now);
		if ('kind' in invitee) return invitee;
		const refusal = await refusalOf(tx, target, to);
		if (refusal) return { kind: refusal };
		const id = await writeOne(tx, invitee, { to, language }, hand, now);
		await record(tx, 'invitation.sent', invitee, hand.editor, now);
		return { kind: 'invited', id };
	});
}

/** Makes an invitation that is handed over on paper. Its link is shown this once; an earlier one on paper ends. */
export async function onPaper(
	db: Database,
	{ target, language, ...hand }: Hand & { target: Target; language: string },
	now: Date,
): Promise<{ kind: 'made'; id: number; link: string; expiresAt: Date } | { kind: Refusal }> {
	return db.transaction(async (tx) => {
		const invitee = await prepare(tx, target, now);
		if ('kind' in invitee) return invitee;
		return { kind: 'made', ...(await writePaper(tx, invitee, language, hand, now)) };
	});
}

/**
 * Asks again with a new link, by the way and at the address of an invitation that nobody accepted; the earlier link ends.
 *
 * @returns the link only where it is on paper
 */
export async function renew(
	db: Database,
	{ id, ...hand }: Hand & { id: number },
	now: Date,
): Promise<{ kind: 'renewed'; id: number; link: string | null; expiresAt: Date } | { kind: Refusal }> {
	return db.transaction(async (tx) => {
		const [earlier] = await tx.select().from(invitation).where(eq(invitation.id, id));
		const target = earlier && invitees.targetOf(earlier);
		if (!earlier || !target || earlier.acceptedAt) return { kind: 'not_there' };
		const invitee = await prepare(tx, target, now);
		if ('kind' in invitee) return invitee;
		const { email, language } = earlier;
		if (email === null) return { kind: 'renewed', ...(await writePaper(tx, invitee, language, hand, now)) };
		const refusal = await refusalOf(tx, target, email);
		if (refusal) return { kind: refusal };
		const renewed = await writeOne(tx, invitee, { to: email, language }, hand, now);
		await record(tx, 'invitation.renewed', invitee, hand.editor, now);
		return { kind: 'renewed', id: renewed, link: null, expiresAt: expiryOf(now) };
	});
}

/** Takes an invitation back: its link opens nothing any more. False where it was answered or taken back before. */
export async function revoke(
	db: Database,
	{ id, editor }: { id: number; editor: number },
	now: Date,
): Promise<boolean> {
	return db.transaction(async (tx) => {
		const [revoked] = await tx
			.update(invitation)
			.set({ revokedAt: now, revokedBy: editor })
			.where(and(eq(invitation.id, id), unanswered()))
			.returning();
		const target = revoked && invitees.targetOf(revoked);
		const invitee = target && (await invitees.find(tx, target));
		if (!invitee) return false;
		await record(tx, 'invitation.revoked', invitee, editor, now);
		await publishing.request(tx, invitee.election.id);
		return true;
	});
}

/** Which contenders a bulk deed is for; all of the election where nothing is said. */
export interface Filter {
	/** Ids. */
	contenders?: readonly number[];
}

export interface InvitedCounts {
	/** Letters put into the queue. */
	invited: number;
	/** Left alone: an invitation is open. */
	open: number;
	/** Left alone: somebody speaks for it. */
	members: number;
	/** Left alone: it said that it will not take part. */
	declined: number;
	withoutAddress: number;
	/** Not on the ballot (any more), or a list without a party. */
	notStanding: number;
	/** The address belongs to an editor. */
	edits: number;
}

/** What `inviteAll` would do now: `invited` is how many letters would go out. */
export async function planInvitations(
	db: Database,
	electionSlug: string,
	filter: Filter,
	now: Date,
): Promise<InvitedCounts> {
	const counts = noneInvited();
	for (const ids of await chunks(db, electionSlug, filter)) {
		add(counts, await sortForInvitation(db, await funnel.dealings(db, electionSlug, ids), now));
	}
	return counts;
}

/**
 * Invites all contenders that have an address and were not asked yet. Whoever has an open invitation, speaks already or
 * declined is left alone, so that doing it again sends nothing twice. Some hundreds at a time: their invitations and
 * letters are stored together or not at all.
 *
 * @returns what was done; all zero where the election is unknown or over
 */
export async function inviteAll(
	db: Database,
	electionSlug: string,
	filter: Filter,
	hand: Hand,
	now: Date,
): Promise<InvitedCounts> {
	const counts = noneInvited();
	const facts = await invitees.electionOf(db, electionSlug);
	if (!facts || !allows(facts, 'invite', now)) return counts;
	for (const ids of await chunks(db, electionSlug, filter)) {
		const sorted = await db.transaction(async (tx) => {
			await lock(tx, facts);
			const sorted = await sortForInvitation(tx, await funnel.dealings(tx, electionSlug, ids), now);
			const rows = sorted.invited.flatMap((dealings) => invitationFor(dealings));
			await write(tx, facts, rows, 'invitation', hand, now);
			await recordMany(tx, 'invitation.sent', facts, rows.length, hand.editor, now);
			return sorted;
		});
		add(counts, sorted);
	}
	return counts;
}

export interface RemindedCounts {
	/** Contenders that get a letter. */
	reminded: number;
	/** Left alone: it sent its positions. */
	submitted: number;
	/** Left alone: it said that it will not take part. */
	declined: number;
	/** Left alone: it was reminded less than a day ago. */
	recently: number;
	/** Never invited, or by nothing that has an address. */
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
	const counts = noneReminded();
	for (const ids of await chunks(db, electionSlug, filter)) {
		add(counts, sortForReminder(await funnel.dealings(db, electionSlug, ids), now));
	}
	return counts;
}

/**
 * Reminds all contenders that were invited and have not sent their positions. Who has not accepted gets a new link (the
 * earlier one ends), who has gets a letter that leads to the answers. Nobody is reminded twice within a day.
 *
 * @returns what was done; all zero where the election is unknown or over
 */
export async function remindAll(
	db: Database,
	electionSlug: string,
	filter: Filter,
	hand: Hand,
	now: Date,
): Promise<RemindedCounts> {
	const counts = noneReminded();
	const facts = await invitees.electionOf(db, electionSlug);
	if (!facts || !allows(facts, 'invite', now)) return counts;
	for (const ids of await chunks(db, electionSlug, filter)) {
		const sorted = await db.transaction(async (tx) => {
			await lock(tx, facts);
			const sorted = sortForReminder(await funnel.dealings(tx, electionSlug, ids), now);
			await writeReminders(tx, facts, sorted.reminded, hand, now);
			await recordMany(tx, 'invitation.reminded', facts, sorted.reminded.length, hand.editor, now);
			return sorted;
		});
		add(counts, sorted);
	}
	return counts;
}

/** Reminds one contender, as `remindAll` does. */
export async function remind(
	db: Database,
	{ election, contender, ...hand }: Hand & { election: string; contender: number },
	now: Date,
): Promise<RemindedCounts> {
	return remindAll(db, election, { contenders: [contender] }, hand, now);
}

/** What an open invitation says to whoever follows its link. */
export interface Invited {
	target: Target;
	/** Of the contender, party or bloc. */
	name: Text;
	slug: string;
	election: ElectionOf;
	/** Where a candidacy stands. */
	place: Invitee['place'];
	/** Who invites, and how to reach them, from the election's imprint. */
	inviter: Text | string | null;
	contact: Text | string | null;
	/** To which address it went; null on paper. */
	email: string | null;
	/** Whether that address has an account, so that it has to sign in to accept. */
	hasAccount: boolean;
	language: string;
	expiresAt: Date;
	/** Where the work begins once it is accepted. */
	path: string;
}

/**
 * What the invitation of this token asks, or null: unknown, too old, used, declined, taken back, or for somebody who is
 * no longer on the ballot. Notes when it was first opened; mail scanners open links too, so this decides nothing.
 */
export async function open(db: Database, token: string, now: Date): Promise<Invited | null> {
	const found = await findOpen(db, token, now);
	if (!found) return null;
	const { row, invitee } = found;
	if (!row.openedAt) {
		await db
			.update(invitation)
			.set({ openedAt: now })
			.where(and(eq(invitation.id, row.id), isNull(invitation.openedAt)));
	}
	const { target, name, slug, place } = invitee;
	const { imprint, ...election } = invitee.election;
	return {
		...{ target, name, slug, place, election },
		inviter: imprint['publisher'] ?? null,
		contact: imprint['contact'] ?? null,
		email: row.email,
		hasAccount: row.email !== null && (await accounts.byEmail(db, row.email)) !== null,
		language: row.language,
		expiresAt: row.expiresAt,
		path: invitees.pathOf(invitee),
	};
}

/** Who accepts: somebody signed in, or somebody new. On paper there is no address, so a new one must be given. */
export type Accepting = { account: number } | Newcomer;

interface Newcomer {
	/** As it was typed; only used where the invitation is on paper. */
	email?: string | undefined;
	password: string;
	language: string;
}

export type Accepted =
	/** `cookie` is the Set-Cookie header of somebody new. */
	| { kind: 'accepted'; cookie: string | null; path: string }
	/** Like `open`'s null. */
	| { kind: 'gone' }
	| { kind: 'not_an_address' }
	| { kind: 'weak'; why: passwords.Weakness }
	/** The address has an account: it must sign in to accept. */
	| { kind: 'taken' }
	/** The account belongs to an editor, who may speak for nobody. */
	| { kind: 'edits' };

/**
 * Accepts the invitation of this token: makes the account of somebody new, the membership, and opens a session. Of two at
 * the same moment one wins, and the other is told what everybody with a used link is told.
 *
 * @param agent what the browser calls itself
 */
export async function accept(
	db: Database,
	token: string,
	who: Accepting,
	agent: string,
	now: Date,
): Promise<Accepted> {
	const found = await findOpen(db, token, now);
	if (!found) return { kind: 'gone' };
	const path = invitees.pathOf(found.invitee);
	if ('account' in who) {
		const done = await db.transaction((tx) => take(tx, token, () => Promise.resolve(who.account), now));
		return done.kind === 'taken_by' ? { kind: 'accepted', cookie: null, path } : done;
	}
	const { password, language } = who;
	const email = found.row.email ?? accounts.normalise(who.email ?? '');
	if (email === null) return { kind: 'not_an_address' };
	const why = passwords.judge(password, email);
	if (why) return { kind: 'weak', why };
	if (await accounts.byEmail(db, email)) return { kind: 'taken' };
	try {
		const done = await db.transaction((tx) =>
			take(tx, token, () => accounts.make(tx, { email, language, password }, now), now),
		);
		if (done.kind !== 'taken_by') return done;
		const { cookie } = await session.open(db, done.account, { agent, hasSecondFactor: false }, now);
		return { kind: 'accepted', cookie, path };
	} catch (fault) {
		if (fault instanceof accounts.AddressTaken) return { kind: 'taken' };
		throw fault;
	}
}

/** Writes down that the invited will not take part. False like `open`'s null. */
export async function decline(db: Database, token: string, now: Date): Promise<boolean> {
	return db.transaction(async (tx) => {
		const found = await findOpen(tx, token, now, 'update');
		if (!found) return false;
		await tx.update(invitation).set({ declinedAt: now }).where(eq(invitation.id, found.row.id));
		await record(tx, 'invitation.declined', found.invitee, null, now);
		await publishing.request(tx, found.invitee.election.id);
		return true;
	});
}

/** Of the invitations, those that can be answered at this moment as far as they themselves tell. */
export function isOpenAt(now: Date): SQL | undefined {
	return and(unanswered(), gt(invitation.expiresAt, now));
}

/**
 * Takes back what a contender (of a list: its party) was sent to an address that turned out to be the wrong one, in the
 * transaction that corrects it.
 */
export async function revokeSentTo(
	tx: Database,
	{ contender: id, email, editor }: { contender: number; email: string; editor: number },
	now: Date,
): Promise<void> {
	const [of] = await tx
		.select({ kind: contender.kind, party: contender.party })
		.from(contender)
		.where(eq(contender.id, id));
	const isIts = of?.kind === 'list' ? eq(invitation.party, of.party ?? 0) : eq(invitation.contender, id);
	await tx
		.update(invitation)
		.set({ revokedAt: now, revokedBy: editor })
		.where(and(isIts, eq(invitation.email, email), unanswered()));
}

/** When a contender was asked, for everybody to see. */
export interface Contacted {
	/** The oldest first. */
	invited: Date[];
	/** The oldest first. */
	reminded: Date[];
	/** When it said that it will not take part, unless somebody accepted since. */
	declined: Date | null;
}

/**
 * When each contender of an election was invited and reminded, by the contender's id; those never asked are left out. A
 * letter that could not be delivered, or an invitation that was taken back, asked nobody.
 */
export async function contacted(db: Database, electionId: number): Promise<Map<number, Contacted>> {
	const ofElection = eq(invitation.election, electionId);
	const own = await db
		.select()
		.from(invitation)
		.where(and(ofElection, isNotNull(invitation.contender)))
		.orderBy(asc(invitation.id));
	const ofLists = await db
		.select({ contender: contender.id, row: invitation })
		.from(invitation)
		.innerJoin(contender, and(eq(contender.party, invitation.party), eq(contender.kind, 'list')))
		.where(ofElection)
		.orderBy(asc(invitation.id));
	const invitations = [...own.map((row) => ({ contender: row.contender ?? 0, row })), ...ofLists];
	const reminders = await db
		.select({ contender: reminder.contender, at: reminder.remindedAt })
		.from(reminder)
		.innerJoin(contender, eq(contender.id, reminder.contender))
		.where(eq(contender.election, electionId))
		.orderBy(asc(reminder.id));
	// No key leads from a letter to what it tells of, but both are made in the same moment.
	const lost = await db
		.select({ contender: letter.contender, to: letter.to, at: letter.madeAt })
		.from(letter)
		.where(and(inArray(letter.kind, ['invitation', 'reminder', 'nudge']), isNotNull(letter.givenUpAt)));
	const lostTo = new Set(lost.map(({ to, at }) => `${to} ${at.getTime()}`));
	const lostOf = new Set(lost.map(({ contender, at }) => `${contender} ${at.getTime()}`));

	const invitationsOf = funnel.grouped(invitations, ({ contender }) => contender);
	const remindersOf = funnel.grouped(reminders, ({ contender }) => contender);
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
	const told = reminders.filter(({ isLost }) => !isLost).map(({ at }) => at);
	const invited = invitations
		.filter(({ row, isLost }) => !isLost && (row.revokedAt === null || isFollowed(row, invitations)))
		.map(({ row }) => row.madeAt);
	for (const { at } of reminders) {
		// A reminder's new link is an invitation of the same moment: it is told once, as what it was.
		const twin = invited.findIndex((invitedAt) => invitedAt.getTime() === at.getTime());
		if (twin >= 0) invited.splice(twin, 1);
	}
	let declined: Date | null = null;
	for (const { row } of invitations) {
		if (row.declinedAt) declined = row.declinedAt;
		if (row.acceptedAt) declined = null;
	}
	return { invited, reminded: told, declined };
}

/** Whether it ended because another took its place or was accepted, and not because it was a mistake. */
function isFollowed({ email, revokedAt }: Invitation, all: readonly { row: Invitation }[]): boolean {
	const isThen = (instant: Date | null) => instant?.getTime() === revokedAt?.getTime();
	return all.some(({ row }) => (row.email === email && isThen(row.madeAt)) || isThen(row.acceptedAt));
}

/** Invitations of one election are made one deed after the other, so that nobody is asked twice at once. */
async function lock(tx: Database, { id }: Pick<ElectionFacts, 'id'>): Promise<void> {
	await tx.execute(sql`select pg_advisory_xact_lock(${invitationLock}, ${id})`);
}

/** Any number; the same in every process. */
const invitationLock = 727_207;

/** The invitee of a deed, with the lock; or why there is nobody to invite. */
async function prepare(
	tx: Database,
	target: Target,
	now: Date,
): Promise<Invitee | { kind: 'not_there' | 'not_standing' | 'over' }> {
	const invitee = await invitees.find(tx, target);
	if (!invitee) return { kind: 'not_there' };
	await lock(tx, invitee.election);
	if (!invitee.isStanding) return { kind: 'not_standing' };
	return allows(invitee.election, 'invite', now) ? invitee : { kind: 'over' };
}

async function refusalOf(tx: Database, target: Target, email: string): Promise<'edits' | 'member' | null> {
	const found = await accounts.byEmail(tx, email);
	if (!found) return null;
	if (await isEditor(tx, found.id)) return 'edits';
	const own = and(eq(membership.account, found.id), invitees.naming(membership, target));
	return (await tx.$count(membership, and(own, isNull(membership.endedAt)))) > 0 ? 'member' : null;
}

async function isEditor(db: Database, accountId: number): Promise<boolean> {
	const role = and(eq(membership.account, accountId), eq(membership.role, 'editor'));
	return (await db.$count(membership, and(role, isNull(membership.endedAt)))) > 0;
}

function unanswered(): SQL | undefined {
	return and(isNull(invitation.acceptedAt), isNull(invitation.declinedAt), isNull(invitation.revokedAt));
}

function expiryOf(now: Date): Date {
	return new Date(now.getTime() + validDays * 24 * 60 * 60_000);
}

/** One invitation that goes out by letter. */
interface Row {
	target: Target;
	name: Text;
	contender: number | null;
	to: string;
	language: string;
	/** Ids of earlier invitations whose place it takes. */
	former: readonly number[];
}

async function writeOne(
	tx: Database,
	invitee: Invitee,
	{ to, language }: { to: string; language: string },
	hand: Hand,
	now: Date,
): Promise<number> {
	const former = await tx
		.select({ id: invitation.id })
		.from(invitation)
		.where(and(invitees.naming(invitation, invitee.target), eq(invitation.email, to), unanswered()));
	const row = { ...invitee, to, language, former: former.map(({ id }) => id) };
	const [id] = await write(tx, invitee.election, [row], 'invitation', hand, now);
	if (id === undefined) throw new Error('The invitation was not stored.');
	return id;
}

/** Stores invitations with their letters, and ends those whose place they take. Returns their ids. */
async function write(
	tx: Database,
	facts: ElectionFacts,
	rows: readonly Row[],
	kind: 'invitation' | 'reminder',
	{ editor, origin }: Hand,
	now: Date,
): Promise<number[]> {
	if (rows.length === 0) return [];
	await end(
		tx,
		rows.flatMap(({ former }) => former),
		editor,
		now,
	);
	const made = rows.map((row) => ({ ...row, ...tokens.make() }));
	const stored = await tx
		.insert(invitation)
		.values(
			made.map(({ target, to, language, hash }) => ({
				...invitees.columnsOf(target),
				...{ election: facts.id, way: 'letter' as const, tokenHash: hash, email: to, language },
				...{ invitedBy: editor, madeAt: now, expiresAt: expiryOf(now) },
			})),
		)
		.returning({ id: invitation.id });
	const until = new Date(facts.calendar.silenceFrom);
	const all = made.map(({ target, name, contender, to, language, token }) => ({
		recipient: { to, language },
		message: {
			kind,
			what: name,
			role: target.role,
			election: facts.name,
			electionLanguages: facts.languages,
			until,
			timezone: facts.timezone,
			inviter: inviterOf(facts, language),
			link: linkTo(origin, token),
			fictional: facts.fictional,
		},
		extra: contender === null ? {} : { contender },
	}));
	await letters.enqueueAll(tx, all, now);
	await publishing.request(tx, facts.id);
	return stored.map(({ id }) => id);
}

async function writePaper(
	tx: Database,
	invitee: Invitee,
	language: string,
	{ editor, origin }: Hand,
	now: Date,
): Promise<{ id: number; link: string; expiresAt: Date }> {
	const { target, election } = invitee;
	const former = await tx
		.select({ id: invitation.id })
		.from(invitation)
		.where(and(invitees.naming(invitation, target), eq(invitation.way, 'paper'), unanswered()));
	await end(
		tx,
		former.map(({ id }) => id),
		editor,
		now,
	);
	const { token, hash } = tokens.make();
	const expiresAt = expiryOf(now);
	const [stored] = await tx
		.insert(invitation)
		.values({
			...invitees.columnsOf(target),
			...{ election: election.id, way: 'paper', tokenHash: hash, email: null, language },
			...{ invitedBy: editor, madeAt: now, expiresAt },
		})
		.returning({ id: invitation.id });
	if (!stored) throw new Error('The invitation was not stored.');
	await record(tx, 'invitation.made_on_paper', invitee, editor, now);
	await publishing.request(tx, election.id);
	return { id: stored.id, link: linkTo(origin, token), expiresAt };
}

async function end(tx: Database, ids: readonly number[], editor: number, now: Date): Promise<void> {
	if (ids.length === 0) return;
	await tx
		.update(invitation)
		.set({ revokedAt: now, revokedBy: editor })
		.where(inArray(invitation.id, [...ids]));
}

function linkTo(origin: string, token: string): string {
	return `${origin}/portal/invitation/${token}`;
}

/** Who runs the election's pages, as the imprint calls it in this language. */
function inviterOf({ imprint, languages }: ElectionFacts, language: string): string {
	const publisher = imprint['publisher'] ?? '';
	return typeof publisher === 'string' ? publisher : inLanguage(publisher, language, languages).text;
}

/** How many contenders a bulk deed does in one transaction. */
const atOnce = 500;

/** The ids of the contenders that a bulk deed is for, in the order in which they were entered. */
async function chunks(db: Database, electionSlug: string, filter: Filter): Promise<number[][]> {
	const facts = await invitees.electionOf(db, electionSlug);
	if (!facts) return [];
	const rows = await db
		.select({ id: contender.id })
		.from(contender)
		.where(eq(contender.election, facts.id))
		.orderBy(asc(contender.id));
	const wanted = filter.contenders && new Set(filter.contenders);
	const ids = rows.map(({ id }) => id).filter((id) => !wanted || wanted.has(id));
	return Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, index) =>
		ids.slice(index * atOnce, (index + 1) * atOnce),
	);
}

function noneInvited(): InvitedCounts {
	return { invited: 0, open: 0, members: 0, declined: 0, withoutAddress: 0, notStanding: 0, edits: 0 };
}

function noneReminded(): RemindedCounts {
	return { reminded: 0, submitted: 0, declined: 0, recently: 0, notInvited: 0, notStanding: 0 };
}

function add<Key extends string>(counts: Record<Key, number>, sorted: Record<Key, readonly unknown[]>): void {
	for (const key in sorted) counts[key] += sorted[key].length;
}

/** What is to be done with each contender. Of a party's lists the first stands for all. */
async function sortForInvitation(
	db: Database,
	all: readonly Dealings[],
	now: Date,
): Promise<Record<keyof InvitedCounts, Dealings[]>> {
	const editors = await db
		.select({ email: account.email })
		.from(account)
		.innerJoin(membership, eq(membership.account, account.id))
		.where(and(eq(membership.role, 'editor'), isNull(membership.endedAt)));
	const editing = new Set(editors.map(({ email }) => email));
	const parties = new Set<number>();
	const verdictOf = (dealings: Dealings): keyof InvitedCounts => {
		const { contact, kind, party } = dealings;
		if (!isStanding(dealings) || !invitees.targetFor(dealings)) return 'notStanding';
		if (dealings.members.length > 0) return 'members';
		if (funnel.currentOf(dealings)?.declinedAt) return 'declined';
		if (dealings.invitations.some((row) => isOpen(row, now))) return 'open';
		if (!contact) return 'withoutAddress';
		if (editing.has(contact.email)) return 'edits';
		if (kind !== 'list' || !party) return 'invited';
		if (parties.has(party.id)) return 'open';
		parties.add(party.id);
		return 'invited';
	};
	const sorted = funnel.grouped(all, verdictOf);
	const of = (verdict: keyof InvitedCounts) => sorted.get(verdict) ?? [];
	return {
		...{ invited: of('invited'), open: of('open'), members: of('members'), declined: of('declined') },
		...{ withoutAddress: of('withoutAddress'), notStanding: of('notStanding'), edits: of('edits') },
	};
}

function isOpen({ acceptedAt, declinedAt, revokedAt, expiresAt }: Invitation, now: Date): boolean {
	return !acceptedAt && !declinedAt && !revokedAt && expiresAt > now;
}

/** The invitation of a contender to its contact, or to where its newest one went. */
function invitationFor(dealings: Dealings, address = dealings.contact): Row[] {
	const target = invitees.targetFor(dealings);
	if (!target || !address) return [];
	const former = dealings.invitations
		.filter((row) => row.email === address.email && !row.acceptedAt && !row.declinedAt && !row.revokedAt)
		.map(({ id }) => id);
	const name = (dealings.kind === 'list' && dealings.party?.name) || dealings.name;
	const { email: to, language } = address;
	return [{ target, name, contender: dealings.id, to, language, former }];
}

/** What is to be done with each contender. Of a party's lists the first stands for all until somebody speaks for them. */
function sortForReminder(all: readonly Dealings[], now: Date): Record<keyof RemindedCounts, Dealings[]> {
	const dayAgo = new Date(now.getTime() - 24 * 60 * 60_000);
	const parties = new Set<number>();
	const verdictOf = (dealings: Dealings): keyof RemindedCounts => {
		const { kind, party, members } = dealings;
		const current = funnel.currentOf(dealings);
		const last = dealings.reminders.at(-1);
		if (!isStanding(dealings)) return 'notStanding';
		if (dealings.submittedAt) return 'submitted';
		if (last && last > dayAgo) return 'recently';
		if (members.length > 0) return 'reminded';
		if (current?.declinedAt) return 'declined';
		if (!current || current.acceptedAt || !funnel.addressOf(dealings)) return 'notInvited';
		if (kind !== 'list' || !party) return 'reminded';
		if (parties.has(party.id)) return 'recently';
		parties.add(party.id);
		return 'reminded';
	};
	const sorted = funnel.grouped(all, verdictOf);
	const of = (verdict: keyof RemindedCounts) => sorted.get(verdict) ?? [];
	return {
		...{ reminded: of('reminded'), submitted: of('submitted'), declined: of('declined') },
		...{ recently: of('recently'), notInvited: of('notInvited'), notStanding: of('notStanding') },
	};
}

async function writeReminders(
	tx: Database,
	facts: ElectionFacts,
	all: readonly Dealings[],
	hand: Hand,
	now: Date,
): Promise<void> {
	if (all.length === 0) return;
	const asked = all.filter(({ members }) => members.length === 0);
	const rows = asked.flatMap((dealings) => invitationFor(dealings, funnel.addressOf(dealings) ?? undefined));
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
	await tx.insert(reminder).values(
		[...new Set([...all.map(({ id }) => id), ...(await listsBeside(tx, asked))])].map((id) => ({
			...{ contender: id, remindedAt: now, remindedBy: hand.editor },
		})),
	);
	await publishing.request(tx, facts.id);
}

/** All lists of the parties whose lists these are: one letter to a party reminds them all. */
async function listsBeside(tx: Database, all: readonly Dealings[]): Promise<number[]> {
	const parties = all.flatMap(({ kind, party }) => (kind === 'list' && party ? [party.id] : []));
	if (parties.length === 0) return [];
	const rows = await tx
		.select({ id: contender.id })
		.from(contender)
		.where(and(inArray(contender.party, parties), eq(contender.kind, 'list')));
	return rows.map(({ id }) => id);
}

/** The invitation of this token with its invitee, if it can be answered now. */
async function findOpen(
	db: Database,
	token: string,
	now: Date,
	locked?: 'update',
): Promise<{ row: Invitation; invitee: Invitee } | null> {
	const query = db
		.select()
		.from(invitation)
		.where(and(eq(invitation.tokenHash, tokens.hash(token)), isOpenAt(now)));
	const [row] = await (locked ? query.for(locked) : query);
	const target = row && invitees.targetOf(row);
	const invitee = target && (await invitees.find(db, target));
	if (!row || !invitee?.isStanding || !allows(invitee.election, 'invite', now)) return null;
	return { row, invitee };
}

/** Takes the invitation for an account. Whoever comes second waits here and finds it taken. */
async function take(
	tx: Database,
	token: string,
	accountOf: () => Promise<number>,
	now: Date,
): Promise<{ kind: 'taken_by'; account: number } | { kind: 'gone' | 'edits' }> {
	const found = await findOpen(tx, token, now, 'update');
	if (!found) return { kind: 'gone' };
	const accountId = await accountOf();
	if (await isEditor(tx, accountId)) return { kind: 'edits' };
	const { row, invitee } = found;
	await tx
		.update(invitation)
		.set({ acceptedAt: now, acceptedBy: accountId })
		.where(eq(invitation.id, row.id));
	await tx
		.insert(membership)
		.values({
			...invitees.columnsOf(invitee.target),
			...{ account: accountId, grantedAt: now, grantedBy: row.invitedBy },
		})
		.onConflictDoNothing();
	// Whoever finds the paper later, or an older letter in the same mailbox, opens nothing with it.
	const others = or(isNull(invitation.email), eq(invitation.email, row.email ?? ''));
	await tx
		.update(invitation)
		.set({ revokedAt: now, revokedBy: accountId })
		.where(and(ne(invitation.id, row.id), invitees.naming(invitation, invitee.target), others, unanswered()));
	await record(tx, 'invitation.accepted', invitee, accountId, now);
	await publishing.request(tx, invitee.election.id);
	return { kind: 'taken_by', account: accountId };
}

async function record(
	tx: Database,
	action: string,
	invitee: Invitee,
	actor: number | null,
	now: Date,
): Promise<void> {
	const subject = invitees.subjectOf(invitee);
	await audit.record(tx, { actor, action, election: invitee.election.slug, subject }, now);
}

/** One line for many: whom it was is told by the invitations and reminders themselves. */
async function recordMany(
	tx: Database,
	action: string,
	{ slug }: ElectionFacts,
	count: number,
	actor: number,
	now: Date,
): Promise<void> {
	if (count === 0) return;
	await audit.record(
		tx,
		{ actor, action, election: slug, subject: `election/${slug}`, details: { count } },
		now,
	);
}
