import { error } from '@sveltejs/kit';
import { speaker } from '$lib/election/text.ts';
import * as publications from '$lib/server/publication/publication.ts';
import { questionsFor } from '../questions.server.ts';

export async function load({ locals, params }) {
	const publication = await publications.latest(locals.db, params.election);
	if (!publication) error(404);
	const { election, statements } = publication.core;
	const say = speaker(locals.language, election);
	return {
		...(await questionsFor(publication, locals)),
		topics: election.topics.map(({ slug, name, low, high }) => ({
			slug,
			name: say(name),
			low: say(low),
			high: say(high),
		})),
		/** What tells where an answer lies between the ends of its topic. */
		statements: statements.map(({ slug, topic, contest, steps, polarity }) => ({
			...{ slug, topic, steps, polarity },
			...(contest !== undefined && { contest }),
		})),
	};
}
