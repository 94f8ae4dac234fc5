import { error } from '@sveltejs/kit';
import * as publications from '$lib/server/publication/publication.ts';
import { leaveUnanswered, opensOn, plainWordsOf } from '../questions.server.ts';

/** The statements themselves come with the snapshot, because this browser matches with it. */
export async function load({ locals, params }) {
	const publication = await publications.latest(locals.db, params.election);
	if (!publication) error(404);
	await leaveUnanswered(publication, locals);
	const opens = opensOn(publication, locals);
	return {
		opens,
		plain: await plainWordsOf(publication, opens),
	};
}
