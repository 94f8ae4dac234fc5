import { error } from '@sveltejs/kit';
import { speaker } from '$lib/election/text.ts';
import * as publications from '$lib/server/publication/publication.ts';
import { dayAndWeekday, dayOf, fullDay, timeOf } from '$lib/text/format.ts';

export async function load({ locals, params }) {
	const publication = await publications.latest(locals.db, params.election);
	if (!publication) error(404);
	const { election, contests } = publication.core;
	const { calendar, day, timezone } = election;
	const say = speaker(locals.language, election);
	return {
		day: dayAndWeekday(day),
		hours: { from: timeOf(calendar.votingFrom, timezone), to: timeOf(calendar.closesAt, timezone) },
		published: fullDay(dayOf(publication.publishedAt, timezone)),
		/** For an empty card, because no server knows which of them the voter gets. */
		contests: contests.map(({ slug, name, ballotColour }) => ({
			slug,
			name: say(name),
			colour: ballotColour ?? null,
		})),
	};
}
