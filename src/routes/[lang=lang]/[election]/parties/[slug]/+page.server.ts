import { error } from '@sveltejs/kit';
import { speaker } from '$lib/election/text.ts';
import * as nominees from '$lib/server/publication/nominees.ts';
import * as publicCard from '$lib/server/picture/neutral.ts';
import * as publications from '$lib/server/publication/publication.ts';
import { written } from '$lib/ui/page/structured.ts';
import { partyFacts } from '../../facts.ts';
import type { DistrictCandidates } from '$lib/ui/candidates/candidate.ts';
import { byContest, mostRows, placeWords, rowOf } from '../../candidates.ts';

export async function load({ locals, params }) {
	const { db, language } = locals;
	const publication = await publications.latest(db, params.election);
	const party = publication?.core.parties.find(({ slug }) => slug === params.slug);
	if (!publication || !party) error(404);
	const { core } = publication;
	const say = speaker(language, core.election);
	const places = await nominees.places(publication, party.slug);
	const isLarge = places.reduce((sum, { standing, gone }) => sum + standing + gone, 0) > mostRows;
	const districts = await Promise.all(
		places.map(async ({ district, standing }): Promise<DistrictCandidates> => {
			const candidates = isLarge ? null : await nominees.inDistrict(publication, party.slug, district);
			return {
				contest: district.contest,
				number: district.number,
				area: placeWords(core, district, language),
				standing,
				rows: candidates?.map((candidate) => rowOf(core, candidate, language)) ?? null,
			};
		}),
	);
	const lists = core.lists.filter((list) => list.party === party.slug);
	return {
		party: {
			slug: party.slug,
			name: say(party.name),
			short: say(party.short),
			website: party.website,
			source: party.source,
		},
		lists: core.contests
			.map(({ slug, name }) => ({
				slug,
				name: say(name),
				rows: lists.filter(({ contest }) => contest === slug).map((list) => rowOf(core, list, language)),
			}))
			.filter(({ rows }) => rows.length > 0),
		contests: byContest(core, districts, language),
		picture: await publicCard.pictureOf(publication, { kind: 'party', slug: party.slug }, locals),
		facts: written(partyFacts(core, party, locals)),
	};
}
