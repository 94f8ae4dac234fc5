import { and, desc, eq, type SQL } from 'drizzle-orm';
import { readProfile, type ProfileContent, type ProfileFault } from '../../election/profile.ts';
import type { Profile } from '../../election/snapshot.ts';
import { isSameText } from '../../election/words.ts';
import * as audit from '../store/audit.ts';
import { maySubmit, type Contender } from '../election/contender.ts';
import type { Database } from '../store/database.ts';
import * as photo from './photo.ts';
import { sentIn, type Sent } from './moderation/sent.ts';
import { standing, withhold, type Takedown } from './withheld.ts';
import * as table from '../store/schema.ts';

export type Sending =
	| { kind: 'sent'; id: number }
	/** The newest profile, which waits or is public, says the same. */
	| { kind: 'nothing_new' }
	/** The contender is not on the ballot (any more), or the calendar does not allow changes now. */
	| { kind: 'closed' }
	| { kind: 'wrong'; faults: (ProfileFault | { field: 'photo'; kind: 'unknown_photo' })[] };

/**
 * Sends a profile to the editors. Nothing of it is public until they approve it; the approved profile stays public
 * meanwhile, and this one replaces a profile that still waits.
 */
export async function send(
	db: Database,
	contender: Contender,
	content: ProfileContent,
	sentBy: number,
	now: Date,
): Promise<Sending> {
	if (!maySubmit(contender, now)) return { kind: 'closed' };
	const read = readProfile(content, contender.election.languages);
	if ('faults' in read) return { kind: 'wrong', faults: read.faults };
	const words = { ...read.words, photo: content.photo };
	return db.transaction(async (tx) => {
		// One at a time: two people who send at once must not both believe that theirs is the newest.
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
		// What was taken down may be sent again unchanged: the editors may have been mistaken.
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

/** The contender's own newest profile, whatever the editors decided; null if it never sent one. */
export async function latest(db: Database, contenderId: number): Promise<(Sent & ProfileContent) | null> {
	const [row] = await db
		.select()
		.from(table.profile)
		.where(eq(table.profile.contender, contenderId))
		.orderBy(desc(table.profile.id))
		.limit(1);
	return row ? { ...sentIn(row), ...contentOf(row) } : null;
}

/** The profile that voters see: the newest approved one, else the loaded one, without the parts that were taken down. */
export async function shown(db: Database, contenderId: number): Promise<ProfileContent> {
	return (await publicOf(db, contenderId)).shown;
}

/** A contender's approved or loaded profile, what voters see of it, and what has been taken down. */
export async function publicOf(
	db: Database,
	contenderId: number,
): Promise<{ whole: ProfileContent; shown: ProfileContent; takenDown: Takedown[] }> {
	const found = await publicBy(db, eq(table.contender.id, contenderId));
	return found.get(contenderId) ?? { whole: nothing, shown: nothing, takenDown: [] };
}

/** What is public of a contender's profile. */
export interface PublicProfile {
	/** The approved profile, else the loaded one. */
	whole: ProfileContent;
	/** The same without the parts that were taken down. */
	shown: ProfileContent;
	takenDown: Takedown[];
	/** The profile that was loaded with the election, or null. */
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

/** The profile with this id. @throws if there is none */
export async function content(db: Database, id: number): Promise<ProfileContent> {
	const [row] = await db.select(columns).from(table.profile).where(eq(table.profile.id, id));
	if (!row) throw new Error(`There is no profile ${id}.`);
	return row;
}

/** The profile with this id, which of its parts were taken down before, and what voters see now. */
export async function review(
	db: Database,
	contenderId: number,
	id: number,
): Promise<{ sent: ProfileContent; takenDown: Takedown[]; shown: ProfileContent }> {
	const sent = await content(db, id);
	const takedowns = (await standing(db, eq(table.contender.id, contenderId))).get(contenderId) ?? [];
	const { takenDown } = withhold(sent, takedowns);
	return { sent, takenDown, shown: await shown(db, contenderId) };
}

const columns = {
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
		.selectDistinctOn([table.profile.contender], { contender: table.profile.contender, content: columns })
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

/** Whether both say the same; the order of links counts, that of languages does not. */
function isSame(one: ProfileContent, other: ProfileContent): boolean {
	return (
		one.photo === other.photo &&
		one.links.join('\n') === other.links.join('\n') &&
		isSameText(one.text, other.text) &&
		isSameText(one.programme, other.programme)
	);
}
