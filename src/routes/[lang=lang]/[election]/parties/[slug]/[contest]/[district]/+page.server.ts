import { error } from '@sveltejs/kit';
import { inLanguage } from '$lib/election/text.ts';
import * as nominees from '$lib/server/publication/nominees.ts';
import * as publicCard from '$lib/server/picture/neutral.ts';
import * as publication from '$lib/server/publication/publication.ts';
import { districtIn } from '../../../../area.ts';
import { placeWords, rowOf } from '../../../candidates.ts';

export async function load({ locals, params }) {
	const { db, language } = locals;
	const edition = await publication.latest(db, params.election);
	const party = edition?.core.parties.find(({ slug }) => slug === params.slug);
	const contest = edition?.core.contests.find(({ slug }) => slug === params.contest);
	const district = edition && districtIn(edition.core, params);
	if (!edition || !party || !contest || !district) error(404);
	const { core } = edition;
	const candidates = await nominees.inDistrict(edition, party.slug, district);
	if (candidates.length === 0) error(404);
	return {
		party: { slug: party.slug, name: inLanguage(party.name, language, core.election.languages) },
		contest: { slug: contest.slug, name: inLanguage(contest.name, language, core.election.languages) },
		district: { number: district.number, area: placeWords(core, district, language) },
		rows: candidates.map((candidate) => rowOf(core, candidate, language)),
		picture: await publicCard.pictureOf(edition, { kind: 'party', slug: party.slug }, locals),
	};
}
