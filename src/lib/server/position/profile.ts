import { and, desc, eq, type SQL } from 'drizzle-orm';
import { readProfile, type ProfileContent, type ProfileFault } from '../../election/profile.ts';
import type { Profile } from '../../election/snapshot.ts';
import { isSameText } from '../../election/text.ts';
import * as audit from '../store/audit.ts';
import { maySubmit, type Contender } from '../election/contender.ts';
import type { Database } from '../store/database.ts';
import * as photo from './photo.ts';
import { sentIn, type Sent } from './moderation/sent.ts';
import { standing, withhold, type Takedown } from './withheld.ts';
import * as table from '../store/schema.ts';

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
	if (!maySubmit(contender, now)) return { kind: 'closed' };
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
export async function latest(db: Database, contenderId: number): Promise<(Sent & ProfileContent) | null> {
	const [row] = await db
		.select()
		.from(table.profile)
		.where(eq(table.profile.contender, contenderId))
		.orderBy(desc(table.profile.id))
		.limit(1);
	return row ? { ...sentIn(row), ...contentOf(row) } : null;
}

/** What voters are shown of a contender: its newest approved profile, else the one that was loaded, without what was taken down. */
export async function shown(db: Database, contenderId: number): Promise<ProfileContent> {
	return (await publicOf(db, contenderId)).shown;
}

/** What was approved or loaded of a contender, what of it voters are shown, and what of it has been taken down. */
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

/** What was sent under this id. @throws where nothing was */
export async function content(db: Database, id: number): Promise<ProfileContent> {
	const [row] = await db.select(columns).from(table.profile).where(eq(table.profile.id, id));
	if (!row) throw new Error(`There is no profile ${id}.`);
	return row;
}

/** What a contender sent under this id, what of it was taken down before, and what voters are shown now. */
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
