import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { allows } from '$lib/election/calendar.ts';
import { speaker } from '$lib/election/text.ts';
import * as claim from '$lib/server/people/claim.ts';
import * as elections from '$lib/server/election/election.ts';

/** `name` and `place` (`contest/number`) as the form sends them; anything else is ignored. */
const query = z.object({
	name: z.string().max(200).catch(''),
	place: z
		.string()
		.regex(/^[^/]+\/\d{1,9}$/)
		.catch(''),
});

export async function load({ locals: { db, now, language }, params, url }) {
	const election = await elections.find(db, params.election);
	if (!election) error(404);
	const { name, place } = query.parse(Object.fromEntries(url.searchParams));
	const [contest = '', district = ''] = place.split('/');
	const say = speaker(language, election);
	const isOpen = allows(election, 'invite', now);
	const isAsked = isOpen && (name.trim() !== '' || place !== '');
	const where = place ? { contest, district: Number(district) } : null;
	const found = isAsked ? await claim.search(db, election.id, { name, place: where }) : [];
	const places = isOpen ? await claim.places(db, election.id) : [];
	const contests = new Map(places.map(({ contest, contestName }) => [contest, say(contestName)]));
	return {
		fictional: election.fictional,
		election: { slug: election.slug, name: say(election.name) },
		isOpen,
		isAsked,
		asked: { name, place },
		contests: [...contests].map(([slug, name]) => ({
			slug,
			name,
			districts: places
				.filter(({ contest }) => contest === slug)
				.map(({ district, districtName }) => ({ number: district, name: say(districtName) })),
		})),
		hasMore: found.length > claim.foundAtMost,
		found: found.slice(0, claim.foundAtMost).map(({ slug, name, number, contestName, districtName }) => ({
			...{ slug, number, name: say(name), contest: say(contestName), district: say(districtName) },
		})),
	};
}
