import { error } from '@sveltejs/kit';
import { questionnaireOf } from '$lib/election/ballot/questions.ts';
import { speaker } from '$lib/election/text.ts';
import * as publications from '$lib/server/publication/publication.ts';
import * as m from '$lib/text/paraglide/messages.js';

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
			/** Whether there is anything to compare with. */
			isAnswered: await publication.isAnswered(),
			publisher: election.template
				? { text: m.imprint_template(), lang: locals.language }
				: typeof publisher === 'string'
					? { text: publisher, lang: locals.language }
					: say(publisher),
		},
		questionnaire: questionnaireOf(publication.core),
	};
}
