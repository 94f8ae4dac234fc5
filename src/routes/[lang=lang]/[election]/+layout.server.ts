import { error } from '@sveltejs/kit';
import { allows, phase } from '$lib/election/calendar.ts';
import { linesOf } from '$lib/election/imprint.ts';
import { componentsPartName } from '$lib/election/part.ts';
import { questionnaireOf } from '$lib/election/ballot/questions.ts';
import { isStanding } from '$lib/election/snapshot.ts';
import { speaker } from '$lib/election/text.ts';
import * as publicCard from '$lib/server/picture/neutral.ts';
import * as publications from '$lib/server/publication/publication.ts';
import * as m from '$lib/text/paraglide/messages.js';

export async function load({ locals, params }) {
	const publication = await publications.latest(locals.db, params.election);
	if (!publication) error(404);
	const { election } = publication.core;
	/** Whether there is anything to compare with. */
	const isAnswered = await publication.isAnswered();
	const say = speaker(locals.language, election);
	return {
		hash: publication.hash,
		publishedAt: publication.publishedAt,
		election: {
			slug: election.slug,
			name: say(election.name),
			day: election.day,
			timezone: election.timezone,
			languages: election.languages,
			fictional: election.fictional,
			phase: phase(election.calendar, locals.now),
			isAnswered,
			hasLists: isAnswered && publication.core.lists.filter(isStanding).length > 1,
			/** Whether there is a picture of all positions. */
			hasPlane: componentsPartName in publication.core.parts && allows(election, 'quiz', locals.now),
			/** Of the way to the statements: most visitors need neither the way nor its words, so they come with the page. */
			statements: isAnswered ? null : m.nav_statements(),
			imprint: election.template
				? [{ text: m.imprint_template(), lang: locals.language }]
				: linesOf(election.imprint).map((line) =>
						typeof line === 'string' ? { text: line, lang: locals.language } : say(line),
					),
		},
		/** The preview of all pages that have no picture of their own. */
		picture: await publicCard.pictureOf(publication, { kind: 'election', slug: election.slug }, locals),
		questionnaire: questionnaireOf(publication.core),
	};
}
