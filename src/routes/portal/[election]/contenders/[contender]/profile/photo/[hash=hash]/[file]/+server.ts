import { error } from '@sveltejs/kit';
import * as door from '$lib/server/people/door.ts';
import * as photo from '$lib/server/position/photo.ts';
import type { RequestHandler } from './$types';

/** A contender's own photo, which no one else sees before the editors have approved it. */
export const GET: RequestHandler = async (event) => {
	const { contender } = await door.speaking(event, event.params);
	const bytes = await photo.ownFile(event.locals.db, contender.id, event.params.hash, event.params.file);
	if (!bytes) error(404);
	return photo.respond(bytes, event.params.file, 'private, max-age=3600');
};
