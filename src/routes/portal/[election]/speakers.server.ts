import type { Database } from '$lib/server/store/database.ts';
import type { Target } from '$lib/server/account/target.ts';
import * as membership from '$lib/server/people/membership.ts';
import { dayAndMonth, dayOf } from '$lib/text/format.ts';

/** Who speaks for a target, as its page shows it to one of them; empty without a target. */
export async function speakersOf(db: Database, target: Target | null, account: number, timezone: string) {
	const speakers = target ? await membership.speakers(db, target, account) : [];
	return speakers.map(({ since, ...speaker }) => ({
		...speaker,
		since: dayAndMonth(dayOf(since, timezone)),
	}));
}
