import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { speaker } from '$lib/election/text.ts';
import * as door from '$lib/server/people/door.ts';
import * as party from '$lib/server/people/party.ts';
import { speakersOf } from '../../speakers.server.ts';
import { momentOf } from '../../wordings.ts';
import { states } from './states.ts';

/** How many candidates one page shows. */
const perPage = 100;

const Asked = z.object({
	state: z.enum(states).nullable().catch(null),
	page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export async function load(event) {
	const { locals, params, url } = event;
	const { account } = door.signedIn(event);
	const found = await party.find(locals.db, params.election, params.party);
	if (!found) error(404);
	door.allowed(event, 'watch', { kind: 'party', id: found.id });

	const { election } = found;
	const { lists, candidates } = await party.progress(locals.db, found);
	const asked = Asked.parse({
		state: url.searchParams.get('state'),
		page: url.searchParams.get('page') ?? 1,
	});
	const chosen = candidates.filter(({ state }) => asked.state === null || state === asked.state);
	const pages = Math.max(1, Math.ceil(chosen.length / perPage));
	const page = Math.min(asked.page, pages);
	const say = speaker(locals.language, election);
	const forPage = ({ slug, name, number, contestName, districtName, status, state }: party.Progress) => ({
		...{ slug, number, status, state },
		...{ name: say(name), contest: say(contestName), district: say(districtName) },
	});
	return {
		fictional: election.fictional,
		election: { slug: election.slug, name: say(election.name) },
		name: say(found.name),
		until: momentOf(new Date(Date.parse(election.calendar.silenceFrom) - 60_000), election.timezone),
		lists: lists.map(forPage),
		speakers: await speakersOf(
			locals.db,
			{ role: 'party_agent', party: found.id },
			account,
			election.timezone,
		),
		counts: states
			.map((state) => ({ state, count: candidates.filter((candidate) => candidate.state === state).length }))
			.filter(({ count }) => count > 0),
		all: candidates.length,
		state: asked.state,
		candidates: chosen.slice((page - 1) * perPage, page * perPage).map(forPage),
		page,
		pages,
	};
}
