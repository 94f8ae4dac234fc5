import { error } from '@sveltejs/kit';
import { allows } from '$lib/election/calendar.ts';
import { questionsIn } from '$lib/election/ballot/questions.ts';
import * as publications from '$lib/server/publication/publication.ts';
import { dayOf, fullDay } from '$lib/text/format.ts';

export async function load({ locals, params }) {
	const publication = await publications.latest(locals.db, params.election);
	if (!publication) error(404);
	const { core } = publication;
	const { calendar, timezone } = core.election;
	const isOpen = allows(core.election, 'quiz', locals.now);
	const { statements: plain } = await publication.plain();
	return {
		/** The day from which the statements can be answered; null if they can be now. */
		opens: isOpen ? null : fullDay(dayOf(calendar.openFrom, timezone)),
		questions: isOpen ? questionsIn(core, locals.language) : [],
		/** The snapshot with the statements in plain words, and which statements have them. */
		plain: { hash: publication.hash, statements: isOpen ? Object.keys(plain) : [] },
		languages: core.election.languages,
		// What is needed to find the voter's local statements; only sent if there are any.
		contests: core.contests.map(({ slug, kind }) => ({ slug, kind })),
		districts: core.statements.some(({ contest }) => contest !== undefined)
			? core.districts.map(({ contest, number, region }) => ({ contest, number, region }))
			: [],
	};
}
