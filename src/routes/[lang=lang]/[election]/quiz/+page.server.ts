import { error } from '@sveltejs/kit';
import * as publications from '$lib/server/publication/publication.ts';
import { questionsFor } from '../questions.server.ts';

export async function load({ locals, params }) {
	const publication = await publications.latest(locals.db, params.election);
	if (!publication) error(404);
	return questionsFor(publication.core, locals);
}
