import { error } from '@sveltejs/kit';
import * as publications from '$lib/server/publication/publication.ts';

export async function load({ locals, params }) {
	const publication = await publications.latest(locals.db, params.election);
	if (!publication) error(404);
	return { publishedAt: publication.publishedAt };
}
