import { z } from 'zod';
import * as form from '$lib/server/http/form.ts';
import type { Election } from '$lib/server/election/election.ts';
import type { Database } from '$lib/server/store/database.ts';
import * as progress from '$lib/server/people/progress.ts';
import { inLanguage } from '$lib/election/text.ts';
import * as filter from './filter.ts';

/** More names than this are counted, not listed. */
const mostNames = 60;

/** Who gets the letters: those ticked by hand (`?contender=…`), else all that the filter finds. */
export async function chosenBy(
	{ db, language, now }: { db: Database; language: string; now: Date },
	election: Election,
	search: URLSearchParams,
) {
	const all = await progress.states(db, election.slug);
	const ticked = new Set(search.getAll('contender'));
	const sought = filter.read(search);
	const chosen =
		ticked.size > 0 ? all.filter(({ slug }) => ticked.has(slug)) : filter.matching(all, sought, now);
	return {
		ids: chosen.map(({ id }) => id),
		view: {
			n: chosen.length,
			isByHand: ticked.size > 0,
			query: ticked.size > 0 ? '' : filter.write(sought),
			names:
				chosen.length > mostNames
					? []
					: chosen.map(({ slug, name, state, email }) => ({
							slug,
							name: inLanguage(name, language, election.languages),
							state,
							email,
						})),
		},
	};
}

const confirmed = z.object({
	letters: z
		.string()
		.regex(/^\d{1,6}$/)
		.transform(Number)
		.nullable()
		.catch(null),
});

/** How many letters the confirmed form said would be sent; null where it did not come from our page. */
export async function expectedIn(request: Request): Promise<number | null> {
	return (await form.demand(confirmed, request)).letters;
}
