import { error } from '@sveltejs/kit';
import { isEverywhere } from '$lib/election/ballot/area.ts';
import { allows } from '$lib/election/calendar.ts';
import { placesPartName } from '$lib/election/part.ts';
import { nearOf } from '$lib/election/place/near.ts';
import * as publications from '$lib/server/publication/publication.ts';
import { placesOf } from './places.ts';

export async function load({ locals, params }) {
	const publication = await publications.latest(locals.db, params.election);
	if (!publication) error(404);
	const { core } = publication;
	const places = await publication.places();
	return {
		...placesOf(core, locals.language),
		hasListsForAll: core.contests.some((contest) => contest.kind === 'list' && isEverywhere(core, contest)),
		/** SHA-256 of the snapshot's part with the places; null if it has none. */
		placesHash: core.parts[placesPartName] ?? null,
		near: nearOf(places?.places ?? []),
		isQuizOpen: allows(core.election, 'quiz', locals.now) && (await publication.isAnswered()),
	};
}
