import { speaker } from '$lib/election/text.ts';
import * as organisations from '$lib/server/people/organisation.ts';
import * as districts from '$lib/server/election/district.ts';
import * as progress from '$lib/server/people/progress.ts';
import { pageIn } from '../../number.ts';
import { enter } from '../enter.server.ts';
import * as filter from '../filter.ts';

const rowsOnPage = 50;

export async function load(event) {
	const { election } = await enter(event);
	const { locals, url } = event;
	const say = speaker(locals.language, election);
	const sought = filter.read(url.searchParams);
	const all = await progress.states(locals.db, election.slug);
	const found = filter.matching(all, sought, locals.now);
	const ballots = await districts.ballots(locals.db, election.id);
	const parties = await organisations.read(locals.db, 'party', election.id, locals.now);
	const page = Math.min(pageIn(url.searchParams), Math.max(1, Math.ceil(found.length / rowsOnPage)));
	const contests = new Map(ballots.map(({ contest, contestName }) => [contest, contestName]));
	const sent = url.searchParams.get('sent') ?? '';
	return {
		sought,
		/** How many letters have just been queued. */
		sent: /^\d{1,6}$/.test(sent) ? Number(sent) : null,
		page,
		size: rowsOnPage,
		total: all.length,
		found: found.length,
		contests: [...contests].map(([slug, name]) => ({ slug, name: say(name) })),
		parties: parties.map(({ slug, name }) => ({ slug, name: say(name) })),
		rows: found.slice((page - 1) * rowsOnPage, page * rowsOnPage).map((one) => {
			const ballot = ballots.find(
				({ contest, number }) => contest === one.contest && number === one.district,
			);
			const isOnlyOne = ballots.filter(({ contest }) => contest === one.contest).length === 1;
			const { slug, number, status, isStanding, state, email, positions, asked } = one;
			const { invitedAt, remindedAt, openedAt, submittedAt, letterFault } = one;
			return {
				...{ slug, number, status, isStanding, state, email, positions, asked },
				...{ invitedAt, remindedAt, openedAt, submittedAt, letterFault },
				name: say(one.name),
				ballot: say((isOnlyOne ? ballot?.contestName : ballot?.name) ?? {}),
				contest: isOnlyOne ? null : say(ballot?.contestName ?? {}),
			};
		}),
	};
}
