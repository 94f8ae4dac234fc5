import { phase } from '$lib/election/calendar.ts';
import * as publication from '$lib/server/publication/publication.ts';

/** Which election a private share belongs to is behind the #, so the page knows of each whether it shows results. */
export async function load({ locals }) {
	const publications = await publication.all(locals.db);
	return {
		elections: publications.map(({ hash, core: { election } }) => ({
			slug: election.slug,
			hash,
			phase: phase(election.calendar, locals.now),
		})),
	};
}
