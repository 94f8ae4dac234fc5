import { error } from '@sveltejs/kit';
import { questionnaireOf } from '$lib/election/questions.ts';
import { speaker } from '$lib/election/text.ts';
import * as publication from '$lib/server/publication/publication.ts';

export async function load({ locals, params }) {
	const edition = await publication.latest(locals.db, params.election);
	if (!edition) error(404);
	const { election } = edition.core;
	const { publisher } = election.imprint;
	const say = speaker(locals.language, election);
	return {
		hash: edition.hash,
		election: {
			slug: election.slug,
			name: say(election.name),
			languages: election.languages,
			fictional: election.fictional,
			publisher: typeof publisher === 'string' ? { text: publisher, lang: locals.language } : say(publisher),
		},
		questionnaire: questionnaireOf(edition.core),
	};
}
