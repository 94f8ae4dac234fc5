import { error } from '@sveltejs/kit';
import { questionsIn } from '$lib/election/ballot/questions.ts';
import { inLanguage } from '$lib/election/text.ts';
import * as frames from '$lib/server/election/frames.ts';
import * as publications from '$lib/server/publication/publication.ts';
import { interfaceLanguages } from '$lib/text/language.ts';

export async function load({ locals, params }) {
	const publication = await publications.latest(locals.db, params.election);
	if (!publication) error(404);
	const { core } = publication;
	const { name, languages } = core.election;
	return {
		statements: questionsIn(core, locals.language).map(({ slug, text }) => ({ slug, text: text.text })),
		/** The election's name in each language of the interface. */
		names: interfaceLanguages.map((language) => ({
			language,
			name: inLanguage(name, language, languages).text,
		})),
		sites: await frames.known(locals.db, params.election),
	};
}
