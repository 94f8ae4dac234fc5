import { error } from '@sveltejs/kit';
import * as publications from '$lib/server/publication/publication.ts';
import { plainWordsOf, questionsFor } from '../questions.server.ts';

export async function load({ locals, params }) {
	const publication = await publications.latest(locals.db, params.election);
	if (!publication) error(404);
	const asked = await questionsFor(publication, locals);
	return {
		...asked,
		plain: await plainWordsOf(publication, asked.opens),
		languages: publication.core.election.languages,
	};
}
