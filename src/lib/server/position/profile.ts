import { and, desc, eq, gt, inArray, isNull, notExists, or, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import {
	readProfile,
	type ProfileContent,
	type ProfileFault,
	type ProfilePart,
} from '../../election/profile.ts';
import type { Profile } from '../../election/snapshot.ts';
import type { Text } from '../../election/text.ts';
import * as audit from '../store/audit.ts';
import { mayAnswer, type Contender } from '../election/contender.ts';
import type { Database } from '../store/database.ts';
import * as letter from '../letter/queue.ts';
import * as photo from './photo.ts';
import { recipients, targetFor } from '../account/target.ts';
import * as people from './speakers.ts';
import { partsOf, standing, withhold, type Part, type Takedown } from './withheld.ts';
import * as changed from '../election/changed.ts';
import * as table from '../store/schema.ts';

/** One sending of a profile and what the editors said of it. */
export interface SentProfile extends ProfileContent {
	id: number;
	sentAt: Date;
	state: 'waiting' | 'approved' | 'turned_down';
	decidedAt: Date | null;
	/** Why it was turned down; null where it was not. */
	reason: string | null;
}

export type Sending =
	| { kind: 'sent'; id: number }
	/** It says what the newest one says, which waits or is public. */
	| { kind: 'nothing_new' }
	/** It is not on the ballot (any more), or the calendar accepts nothing now. */
	| { kind: 'closed' }
	| { kind: 'wrong'; faults: (ProfileFault | { field: 'photo'; kind: 'unknown_photo' })[] };

/**
 * Sends a profile to the editors. Nothing of it is public until they approve it; what was approved before stays public
 * meanwhile, and a profile that still waits gives way to this one.
 */
export async function send(
	db: Database,
	contender: Contender,
	content: ProfileContent,
	sentBy: number,
	now: Date,
): Promise<Sending> {
	if (!mayAnswer(contender, now)) return { kind: 'closed' };
	const read = readProfile(content, contender.election.languages);
	if ('faults' in read) return { kind: 'wrong', faults: read.faults };
	const words = { ...read.words, photo: content.photo };
	return db.transaction(async (tx) => {
		// One after the other: two people who send at once must not both believe that theirs is the newest.
		await tx
			.select({ id: table.contender.id })
			.from(table.contender)
			.where(eq(table.contender.id, contender.id))
			.for('no key update');
		if (words.photo !== null && !(await photo.belongs(tx, contender.id, words.photo))) {
			return { kind: 'wrong', faults: [{ field: 'photo', kind: 'unknown_photo' }] };
		}
		const before = await latest(tx, contender.id);
		const known = before && before.state !== 'turned_down' ? before : await shown(tx, contender.id);
		// What was taken down may be sent again as it is: the editors may have been mistaken.
		const isDisputed = before?.state !== 'waiting' && (await publicOf(tx, contender.id)).takenDown.length > 0;
		if (!isDisputed && isSame(known, words)) return { kind: 'nothing_new' };
		const [row] = await tx
			.insert(table.profile)
			.values({ contender: contender.id, ...words, sentAt: now, sentBy })
			.returning({ id: table.profile.id });
		if (!row) throw new Error('The profile was not stored.');
		await audit.record(
			tx,
			{
				actor: sentBy,
				action: 'profile.sent',
				election: contender.election.slug,
				subject: `contender/${contender.slug}`,
				details: { profile: row.id },
			},
			now,
		);
		return { kind: 'sent', id: row.id };
	});
}

/** The contender's own newest profile, whatever the editors said of it; null where it never sent one. */
export async function latest(db: Database, contenderId: number): Promise<SentProfile | null> {
	const [row] = await db
		.select()
		.from(table.profile)
		.where(eq(table.profile.contender, contenderId))
		.orderBy(desc(table.profile.id))
		.limit(1);
	if (!row) return null;
	const { id, text, programme, links, photo, sentAt, decidedAt, reason } = row;
	const state = row.isApproved === null ? 'waiting' : row.isApproved ? 'approved' : 'turned_down';
	return { id, text, programme, links, photo, sentAt, state, decidedAt, reason };
}

/** What voters are shown of a contender: its newest approved profile, else the one that was loaded, without what was taken down. */
export async function shown(db: Database, contenderId: number): Promise<ProfileContent> {
	return (await publicOf(db, contenderId)).shown;
}

/** What was approved or loaded of a contender, what of it voters are shown, and what stands taken down of it. */
export async function publicOf(
	db: Database,
	contenderId: number,
): Promise<{ whole: ProfileContent; shown: ProfileContent; takenDown: Takedown[] }> {
	const found = await publicBy(db, eq(table.contender.id, contenderId));
	return found.get(contenderId) ?? { whole: nothing, shown: nothing, takenDown: [] };
}

/** What is public of a contender's profile. */
export interface PublicProfile {
	/** What was approved, else what was loaded. */
	whole: ProfileContent;
	/** The same without what was taken down. */
	shown: ProfileContent;
	takenDown: Takedown[];
	/** What was loaded with the election; null where that was nothing. */
	loaded: Profile | null;
	/** Whether the contender's own approved profile is shown, and not the loaded one. */
	isOwn: boolean;
}

/** What is public of contenders, by the contender's id; those without a profile are left out. @param whose of `contender` */
export async function publicBy(db: Database, whose: SQL): Promise<Map<number, PublicProfile>> {
	const [approved, loaded] = [await approvedOf(db, whose), await loadedOf(db, whose)];
	const takedowns = await standing(db, whose);
	const ids = new Set([...approved.keys(), ...loaded.keys()]);
	return new Map(
		[...ids].map((id) => {
			const own = approved.get(id);
			const whole = own ?? contentOf(loaded.get(id) ?? nothing);
			const facts = { whole, loaded: loaded.get(id) ?? null, isOwn: own !== undefined };
			return [id, { ...facts, ...withhold(whole, takedowns.get(id) ?? []) }];
		}),
	);
}

/** A profile that waits for the editors. */
export interface WaitingProfile {
	id: number;
	sentAt: Date;
	election: { slug: string; name: Text; languages: string[] };
	contender: { slug: string; kind: 'list' | 'person'; name: Text };
	sent: ProfileContent;
	/** What of it was taken down before and would be public again. */
	takenDown: Takedown[];
	/** What voters are shown now. */
	shown: ProfileContent;
}

/** The profiles that wait for the editors, oldest first: of each contender the newest it sent. */
export async function waiting(db: Database): Promise<WaitingProfile[]> {
	const rows = await db
		.select({
			id: table.profile.id,
			sentAt: table.profile.sentAt,
			contenderId: table.contender.id,
			contender: { slug: table.contender.slug, kind: table.contender.kind, name: table.contender.name },
			election: { slug: table.election.slug, name: table.election.name, languages: table.election.languages },
			sent: content,
		})
		.from(table.profile)
		.innerJoin(table.contender, eq(table.contender.id, table.profile.contender))
		.innerJoin(table.election, eq(table.election.id, table.contender.election))
		.where(and(isNull(table.profile.decidedAt), isNewest(db)))
		.orderBy(table.profile.sentAt, table.profile.id);
	const whose = inArray(
		table.contender.id,
		rows.map(({ contenderId }) => contenderId),
	);
	const [known, takedowns] = [await publicBy(db, whose), await standing(db, whose)];
	return rows.map(({ contenderId, ...row }) => ({
		...row,
		takenDown: withhold(row.sent, takedowns.get(contenderId) ?? []).takenDown,
		shown: known.get(contenderId)?.shown ?? nothing,
	}));
}

export interface Decision {
	id: number;
	/** The editor's account. */
	editor: number;
	isApproved: boolean;
	/** Why it is turned down, for the contender; not kept with an approval. */
	reason: string;
	/** Where the app is reached, for the link in the letter. */
	origin: string;
}

/**
 * Approves a profile, which is public within a minute then, with what was taken down of it before, or turns it down with a reason that its people get by letter.
 * `gone`: another editor was faster, or the contender sent a newer one meanwhile.
 */
export async function decide(
	db: Database,
	{ id, editor, isApproved, reason, origin }: Decision,
	now: Date,
): Promise<'decided' | 'gone'> {
	return db.transaction(async (tx) => {
		const [row] = await tx
			.update(table.profile)
			.set({ decidedAt: now, decidedBy: editor, isApproved, reason: isApproved ? null : reason })
			.where(and(eq(table.profile.id, id), isNull(table.profile.decidedAt), isNewest(tx)))
			.returning({ contender: table.profile.contender, content });
		if (!row) return 'gone';
		const whom = await people.about(tx, row.contender);
		const deed = { actor: editor, election: whom.election, subject: `contender/${whom.slug}` };
		const action = isApproved ? 'profile.approved' : 'profile.turned_down';
		const details = isApproved ? { profile: id } : { profile: id, reason };
		await audit.record(tx, { ...deed, action, details }, now);
		if (isApproved) {
			for (const part of await putBackAll(tx, row.contender, partsOf(row.content), editor, now)) {
				await audit.record(tx, { ...deed, action: 'profile.put_back', details: { part } }, now);
			}
			await changed.mark(tx, whom.electionId);
			return 'decided';
		}
		const message = {
			kind: 'turned_down' as const,
			what: whom.name,
			part: 'profile' as const,
			reason,
			link: people.profileAddress(origin, whom),
		};
		for (const recipient of await recipients(tx, targetFor(whom))) {
			await letter.enqueue(tx, recipient, message, { contender: row.contender }, now);
		}
		return 'decided';
	});
}

const content = {
	text: table.profile.text,
	programme: table.profile.programme,
	links: table.profile.links,
	photo: table.profile.photo,
};

const nothing: ProfileContent = { text: {}, programme: {}, links: [], photo: null };

function contentOf({ text, programme, links, photo }: ProfileContent): ProfileContent {
	return { text, programme, links, photo };
}

/** The newest approved profile of each contender that has one, by the contender's id. @param whose of `contender` */
async function approvedOf(db: Database, whose: SQL): Promise<Map<number, ProfileContent>> {
	const rows = await db
		.selectDistinctOn([table.profile.contender], { contender: table.profile.contender, content })
		.from(table.profile)
		.innerJoin(table.contender, eq(table.contender.id, table.profile.contender))
		.where(and(whose, eq(table.profile.isApproved, true)))
		.orderBy(table.profile.contender, desc(table.profile.id));
	return new Map(rows.map(({ contender, content }) => [contender, content]));
}

/** The profiles that were loaded with an election, by the contender's id. @param whose of `contender` */
async function loadedOf(db: Database, whose: SQL): Promise<Map<number, Profile>> {
	const rows = await db
		.select({ contender: table.loadedProfile.contender, facts: table.loadedProfile.facts })
		.from(table.loadedProfile)
		.innerJoin(table.contender, eq(table.contender.id, table.loadedProfile.contender))
		.where(whose);
	return new Map(rows.map(({ contender, facts }) => [contender, facts]));
}

const later = alias(table.profile, 'later');

/** Whether the contender of a row of `profile` sent nothing after it. */
function isNewest(db: Database) {
	const newer = db
		.select({ id: later.id })
		.from(later)
		.where(and(eq(later.contender, table.profile.contender), gt(later.id, table.profile.id)));
	return notExists(newer);
}

/** Whether both say the same; the order of links counts, that of languages does not. */
function isSame(one: ProfileContent, other: ProfileContent): boolean {
	return (
		one.photo === other.photo &&
		one.links.join('\n') === other.links.join('\n') &&
		isSameText(one.text, other.text) &&
		isSameText(one.programme, other.programme)
	);
}

function isSameText(one: Text, other: Text): boolean {
	return [...Object.keys(one), ...Object.keys(other)].every(
		(language) => (one[language] ?? '') === (other[language] ?? ''),
	);
}

/** What an editor approves is no longer down. Returns the parts that were. */
async function putBackAll(
	tx: Database,
	contenderId: number,
	parts: readonly Part[],
	editor: number,
	now: Date,
): Promise<ProfilePart[]> {
	const named = parts.map(({ part, content }) =>
		and(eq(table.takedown.part, part), eq(table.takedown.content, content)),
	);
	if (named.length === 0) return [];
	const rows = await tx
		.update(table.takedown)
		.set({ putBackAt: now, putBackBy: editor })
		.where(and(eq(table.takedown.contender, contenderId), isNull(table.takedown.putBackAt), or(...named)))
		.returning({ part: table.takedown.part });
	return rows.map(({ part }) => part);
}
