import { error } from '@sveltejs/kit';
import { inLanguage } from '$lib/election/text.ts';
import * as nominees from '$lib/server/publication/nominees.ts';
import * as publicCard from '$lib/server/picture/neutral.ts';
import * as publications from '$lib/server/publication/publication.ts';
import { districtIn } from '../../../../area.ts';
import { placeWords, rowOf } from '../../../../candidates.ts';

export async function load({ locals, params }) {
	const { db, language } = locals;
	const publication = await publications.latest(db, params.election);
	const party = publication?.core.parties.find(({ slug }) => slug === params.slug);
	const contest = publication?.core.contests.find(({ slug }) => slug === params.contest);
	const district = publication && districtIn(publication.core, params);
	if (!publication || !party || !contest || !district) error(404);
	const { core } = publication;
	const candidates = await nominees.inDistrict(publication, party.slug, district);
	if (candidates.length === 0) error(404);
	return {
		party: { slug: party.slug, name: inLanguage(party.name, language, core.election.languages) },
		contest: { slug: contest.slug, name: inLanguage(contest.name, language, core.election.languages) },
		district: { number: district.number, area: placeWords(core, district, language) },
		rows: candidates.map((candidate) => rowOf(core, candidate, language)),
		picture: await publicCard.pictureOf(publication, { kind: 'party', slug: party.slug }, locals),
	};
}
