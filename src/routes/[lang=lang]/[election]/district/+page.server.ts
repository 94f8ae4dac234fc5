import { error } from '@sveltejs/kit';
import { isEverywhere } from '$lib/election/ballot/area.ts';
import { placesPartName } from '$lib/election/part.ts';
import { allows } from '$lib/election/calendar.ts';
import * as publications from '$lib/server/publication/publication.ts';
import { placesOf } from './places.ts';

export async function load({ locals, params }) {
	const publication = await publications.latest(locals.db, params.election);
	if (!publication) error(404);
	const { core } = publication;
	return {
		...placesOf(core, locals.language),
		hasListsForAll: core.contests.some((contest) => contest.kind === 'list' && isEverywhere(core, contest)),
		hasPlaces: placesPartName in core.parts,
		isQuizOpen: allows(core.election, 'quiz', locals.now),
	};
}
