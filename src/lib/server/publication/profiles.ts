import { asc, eq } from 'drizzle-orm';
import type { Profile } from '../../election/snapshot.ts';
import type { PackProfile } from '../../pack/pack.ts';
import { dayOf } from '../../text/format.ts';
import * as history from '../people/invitation/history.ts';
import * as profile from '../position/profile.ts';
import * as register from '../position/register.ts';
import type { Database } from '../store/database.ts';
import * as table from '../store/schema.ts';

/**
 * What voters see of an election's contenders besides their positions, in the order of the contenders: their profiles as
 * far as these passed moderation, what they changed, and when they were invited. Contenders without any of it are left out.
 */
export async function read(db: Database, electionId: number): Promise<PackProfile[]> {
	const [found] = await db
		.select({ timezone: table.election.timezone })
		.from(table.election)
		.where(eq(table.election.id, electionId));
	if (!found) return [];
	const profiles = await profile.publicBy(db, eq(table.contender.election, electionId));
	const contacts = await history.contacted(db, electionId);
	const changes = await register.history(db, electionId);
	const contenders = await db
		.select({ id: table.contender.id, slug: table.contender.slug })
		.from(table.contender)
		.where(eq(table.contender.election, electionId))
		.orderBy(asc(table.contender.place));
	return contenders.flatMap(({ id, slug }) => {
		const facts = { profile: profiles.get(id), contact: contacts.get(id), changes: changes.get(slug) };
		if (!facts.profile && !facts.contact && !facts.changes) return [];
		return [{ contender: slug, ...join(facts, found.timezone) }];
	});
}

interface Facts {
	profile: profile.PublicProfile | undefined;
	contact: history.Contacted | undefined;
	changes: Profile['changes'] | undefined;
}

/** What was loaded with the election comes first, then what happened since. */
function join({ profile, contact, changes = [] }: Facts, timezone: string): Profile {
	const { loaded = null, isOwn = false, takenDown = [] } = profile ?? {};
	const dayIn = (at: Date) => dayOf(at, timezone);
	const notes = [
		// Loaded with an election that was exported elsewhere, where the contents remained.
		...(isOwn ? [] : (loaded?.takenDown ?? [])),
		...takenDown.map(({ part, rule, takenAt }) => ({ part, rule, on: dayIn(takenAt) })),
	];
	return {
		...(profile?.shown ?? empty),
		...(notes.length > 0 && { takenDown: notes }),
		changes: [...(loaded?.changes ?? []), ...changes],
		invitedOn: days([...(loaded?.invitedOn ?? []), ...(contact?.invited ?? []).map(dayIn)]),
		remindedOn: days([...(loaded?.remindedOn ?? []), ...(contact?.reminded ?? []).map(dayIn)]),
		declinedOn: contact?.declined ? dayIn(contact.declined) : (loaded?.declinedOn ?? null),
	};
}

const empty = { text: {}, programme: {}, links: [], photo: null };

/** Each day once, oldest first. */
function days(all: readonly string[]): string[] {
	return [...new Set(all)].sort();
}
