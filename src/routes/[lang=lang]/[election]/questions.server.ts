import { allows } from '$lib/election/calendar.ts';
import { packOrders } from '$lib/election/ballot/order.ts';
import { questionsIn } from '$lib/election/ballot/questions.ts';
import type { Publication } from '$lib/server/publication/publication.ts';
import { dayOf, fullDay } from '$lib/text/format.ts';

/** The statements as this visitor may see them now, and what the browser needs to find the voter's local ones and their order. */
export async function questionsFor(
	{ core, order }: Pick<Publication, 'core' | 'order'>,
	{ language, now }: Pick<App.Locals, 'language' | 'now'>,
) {
	const { calendar, timezone } = core.election;
	const isOpen = allows(core.election, 'quiz', now);
	const questions = isOpen ? questionsIn(core, language) : [];
	const orders = packOrders(await order(), questions);
	const dependsOnDistrict =
		questions.some(({ contest }) => contest !== undefined) || Object.keys(orders).length > 0;
	return {
		/** The day from which the statements can be answered; null if they can be now. */
		opens: isOpen ? null : fullDay(dayOf(calendar.openFrom, timezone)),
		questions,
		orders,
		contests: core.contests.map(({ slug, kind }) => ({ slug, kind })),
		districts: dependsOnDistrict
			? core.districts.map(({ contest, number, region }) => ({ contest, number, region }))
			: [],
	};
}
