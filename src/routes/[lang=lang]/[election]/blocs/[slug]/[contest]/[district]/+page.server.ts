import { error } from '@sveltejs/kit';
import { speaker } from '$lib/election/text.ts';
import * as publicCard from '$lib/server/picture/neutral.ts';
import * as members from '$lib/server/publication/members.ts';
import * as publications from '$lib/server/publication/publication.ts';
import { districtIn } from '../../../../area.ts';
import { placeWords } from '../../../../candidates.ts';
import { memberRow } from '../../../bloc.ts';

export async function load({ locals, params }) {
	const { db, language } = locals;
	const publication = await publications.latest(db, params.election);
	const bloc = publication?.core.blocs.find(({ slug }) => slug === params.slug);
	const contest = publication?.core.contests.find(({ slug }) => slug === params.contest);
	const district = publication && districtIn(publication.core, params);
	if (!publication || !bloc || !contest || !district) error(404);
	const { core } = publication;
	const say = speaker(language, core.election);
	const here = await members.inDistrict(publication, bloc.slug, district);
	if (here.length === 0) error(404);
	return {
		bloc: { slug: bloc.slug, name: say(bloc.name) },
		contest: { slug: contest.slug, name: say(contest.name) },
		district: { number: district.number, area: placeWords(core, district, language) },
		rows: here.map((member) => memberRow(core, member, language)),
		picture: await publicCard.pictureOf(publication, { kind: 'bloc', slug: bloc.slug }, locals),
	};
}
