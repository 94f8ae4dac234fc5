import { error } from '@sveltejs/kit';
import * as contenders from '$lib/server/election/contender.ts';
import * as door from '$lib/server/people/door.ts';
import * as photo from '$lib/server/position/photo.ts';

/** A photo that a contender sent, approved or not, for editors to decide on. */
export async function GET(event) {
	door.editor(event);
	const { locals, params } = event;
	const found = await contenders.find(locals.db, params.election, params.contender);
	const bytes = found && (await photo.ownFile(locals.db, found.id, params.photo, params.file));
	if (!bytes) error(404);
	return photo.respond(bytes, params.file, 'private, no-store');
}
