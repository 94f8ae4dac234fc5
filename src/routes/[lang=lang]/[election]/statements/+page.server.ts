import { error } from '@sveltejs/kit';
import { allows } from '$lib/election/calendar.ts';
import { speaker } from '$lib/election/text.ts';
import * as publications from '$lib/server/publication/publication.ts';
import { dayOf, fullDay } from '$lib/text/format.ts';
import { inSequence, placesOf } from './statement.ts';

export async function load({ locals, params }) {
	const publication = await publications.latest(locals.db, params.election);
	if (!publication) error(404);
	const { core } = publication;
	const { election } = core;
	const say = speaker(locals.language, election);
	const isOpen = allows(election, 'quiz', locals.now);
	const statements = (isOpen ? inSequence(core.statements) : []).map((statement, index) => ({
		slug: statement.slug,
		topic: statement.topic,
		number: statement.contest === undefined ? index + 1 : null,
		text: say(statement.text),
		places: placesOf(core, statement).map(say),
	}));
	return {
		/** The day from which the statements are shown; null if they are shown now. */
		opens: isOpen ? null : fullDay(dayOf(election.calendar.openFrom, election.timezone)),
		topics: election.topics
			.map(({ slug, name }) => ({
				slug,
				name: say(name),
				statements: statements.filter(({ topic, number }) => topic === slug && number !== null),
			}))
			.filter(({ statements }) => statements.length > 0),
		local: statements.filter(({ number }) => number === null),
	};
}
