import { error } from '@sveltejs/kit';
import { isEverywhere } from '$lib/election/ballot/area.ts';
import { allows } from '$lib/election/calendar.ts';
import { questionsIn } from '$lib/election/ballot/questions.ts';
import { speaker } from '$lib/election/text.ts';
import { chosenContests } from '$lib/election/ballot/voting.ts';
import * as publications from '$lib/server/publication/publication.ts';
import { dayOf, fullDay } from '$lib/text/format.ts';

export async function load({ locals, params }) {
	const publication = await publications.latest(locals.db, params.election);
	if (!publication) error(404);
	const { core } = publication;
	const { calendar, timezone, languages } = core.election;
	const say = speaker(locals.language, { languages });
	const isOpen = allows(core.election, 'quiz', locals.now);
	return {
		/** The day from which the statements can be answered; null if they can be now. */
		opens: isOpen ? null : fullDay(dayOf(calendar.openFrom, timezone)),
		questions: isOpen ? questionsIn(core, locals.language) : [],
		regions: core.regions.map(({ code, name }) => ({ code, name: say(name) })),
		contests: core.contests.map(({ slug, kind }) => ({ slug, kind })),
		districts: core.districts.map(({ contest, number, region }) => ({ contest, number, region })),
		/** The contests whose district voters choose. */
		chosen: chosenContests(core).map(({ slug, kind, name }) => ({
			slug,
			name: say(name),
			/** Whether everybody in a region with one district votes in it. */
			isWhole: kind === 'list' || isEverywhere(core, { slug }),
			districts: core.districts
				.filter(({ contest }) => contest === slug)
				.map(({ number, region, name }) => ({ number, region, name: say(name) })),
		})),
	};
}
