import { error } from '@sveltejs/kit';
import { isEverywhere } from '$lib/election/area.ts';
import { allows } from '$lib/election/calendar.ts';
import * as publication from '$lib/server/publication/publication.ts';
import { placesOf } from './places.ts';

export async function load({ locals, params }) {
	const edition = await publication.latest(locals.db, params.election);
	if (!edition) error(404);
	const { core } = edition;
	return {
		...placesOf(core, locals.language),
		hasListsForAll: core.contests.some((contest) => contest.kind === 'list' && isEverywhere(core, contest)),
		isQuizOpen: allows(core.election, 'quiz', locals.now),
	};
}
