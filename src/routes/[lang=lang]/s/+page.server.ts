import { phase } from '$lib/election/calendar.ts';
import * as publication from '$lib/server/publication/publication.ts';

/** The election of a private share is named after the #, so the page gets the state of every election. */
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
