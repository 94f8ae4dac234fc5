import { error } from '@sveltejs/kit';
import { questionnaireOf } from '$lib/election/ballot/questions.ts';
import { speaker } from '$lib/election/text.ts';
import * as publications from '$lib/server/publication/publication.ts';

export async function load({ locals, params }) {
	const publication = await publications.latest(locals.db, params.election);
	if (!publication) error(404);
	const { election } = publication.core;
	const { publisher } = election.imprint;
	const say = speaker(locals.language, election);
	return {
		hash: publication.hash,
		election: {
			slug: election.slug,
			name: say(election.name),
			languages: election.languages,
			fictional: election.fictional,
			publisher: typeof publisher === 'string' ? { text: publisher, lang: locals.language } : say(publisher),
		},
		questionnaire: questionnaireOf(publication.core),
	};
}
