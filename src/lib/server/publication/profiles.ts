import { asc, eq } from 'drizzle-orm';
import type { PackProfile } from '../../pack/read.ts';
import type { Change, Profile } from '../../election/snapshot.ts';
import type { Database } from '../store/database.ts';
import * as profile from '../position/profile.ts';
import * as register from '../position/register.ts';
import { contender } from '../store/schema.ts';
import { loadedProfile } from '../store/schema/register.ts';

/**
 * Everything that voters are told of the contenders of an election besides their positions, in the order of contenders:
 * what they say of themselves and passed moderation, what they changed, when they were asked. Whoever there is nothing to
 * tell of is left out.
 */
export async function profiles(db: Database, electionId: number): Promise<PackProfile[]> {
	const published = await profile.published(db, electionId);
	const changes = await changesOf(db, electionId);
	const contenders = await db
		.select({ slug: contender.slug })
		.from(contender)
		.where(eq(contender.election, electionId))
		.orderBy(asc(contender.place));
	return contenders.flatMap(({ slug }) => {
		const told = published.get(slug);
		const own = changes.get(slug);
		return told || own ? [{ contender: slug, ...(told ?? silent), changes: own ?? [] }] : [];
	});
}

const silent: Omit<Profile, 'changes'> = {
	text: {},
	programme: {},
	links: [],
	photo: null,
	invitedOn: [],
	remindedOn: [],
	declinedOn: null,
};

/** What was loaded with the election first, then what the register has. */
async function changesOf(db: Database, electionId: number): Promise<Map<string, Change[]>> {
	const loaded = await db
		.select({ slug: contender.slug, facts: loadedProfile.facts })
		.from(loadedProfile)
		.innerJoin(contender, eq(contender.id, loadedProfile.contender))
		.where(eq(contender.election, electionId));
	const changes = new Map(loaded.map(({ slug, facts }) => [slug, facts.changes]));
	for (const [slug, own] of await register.history(db, electionId)) {
		changes.set(slug, [...(changes.get(slug) ?? []), ...own]);
	}
	return changes;
}
