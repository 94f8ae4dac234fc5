import { allows } from '$lib/election/calendar.ts';
import { questionsIn } from '$lib/election/ballot/questions.ts';
import type { Core } from '$lib/election/snapshot.ts';
import { dayOf, fullDay } from '$lib/text/format.ts';

/** The statements as this visitor may see them now, and what the browser needs to find the voter's local ones. */
export function questionsFor(core: Core, { language, now }: Pick<App.Locals, 'language' | 'now'>) {
	const { calendar, timezone } = core.election;
	const isOpen = allows(core.election, 'quiz', now);
	return {
		/** The day from which the statements can be answered; null if they can be now. */
		opens: isOpen ? null : fullDay(dayOf(calendar.openFrom, timezone)),
		questions: isOpen ? questionsIn(core, language) : [],
		// Districts are only sent if there are local statements.
		contests: core.contests.map(({ slug, kind }) => ({ slug, kind })),
		districts: core.statements.some(({ contest }) => contest !== undefined)
			? core.districts.map(({ contest, number, region }) => ({ contest, number, region }))
			: [],
	};
}
