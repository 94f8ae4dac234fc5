import { error } from '@sveltejs/kit';
import { plainPartName } from '$lib/election/part.ts';
import * as publications from '$lib/server/publication/publication.ts';
import { questionsFor } from '../questions.server.ts';

export async function load({ locals, params }) {
	const publication = await publications.latest(locals.db, params.election);
	if (!publication) error(404);
	const { statements: plain } = await publication.plain();
	const asked = await questionsFor(publication, locals);
	return {
		...asked,
		/** The snapshot's part with the statements in plain words, and which statements have them. */
		plain: {
			hash: publication.hash,
			sha256: publication.core.parts[plainPartName] ?? '',
			statements: asked.opens ? [] : Object.keys(plain),
		},
		languages: publication.core.election.languages,
	};
}
