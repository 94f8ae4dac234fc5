import { error } from '@sveltejs/kit';
import { listBallots } from '$lib/election/ballot/voting.ts';
import * as publications from '$lib/server/publication/publication.ts';
import { pageOf } from './ballots.server.ts';

export async function load({ locals, params }) {
	const publication = await publications.latest(locals.db, params.election);
	const [first] = publication ? listBallots(publication.core) : [];
	if (!publication || !first) error(404);
	return pageOf(publication, first, locals.language, locals.now);
}
