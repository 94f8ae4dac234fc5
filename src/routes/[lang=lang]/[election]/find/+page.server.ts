import { error } from '@sveltejs/kit';
import { speaker } from '$lib/election/text.ts';
import * as publications from '$lib/server/publication/publication.ts';
import { areaOf } from '../area.ts';

/** With more districts than this the page links only the contests. */
const mostDistricts = 400;

/** All ballots of the election with where their names are: what there is to follow without JavaScript. */
export async function load({ locals, params }) {
	const publication = await publications.latest(locals.db, params.election);
	if (!publication) error(404);
	const { core } = publication;
	const say = speaker(locals.language, core.election);
	const areFew = core.districts.length <= mostDistricts;
	return {
		total: core.districts.reduce((sum, { contenders }) => sum + contenders, 0),
		contests: core.contests.map(({ slug, name, kind }) => {
			const districts = core.districts.filter(({ contest }) => contest === slug);
			return {
				slug,
				name: say(name),
				isList: kind === 'list',
				standing: districts.reduce((sum, { contenders }) => sum + contenders, 0),
				districts: areFew
					? districts
							.map((district) => ({
								number: district.number,
								area: areaOf(core, district).map(say),
								standing: district.contenders,
							}))
							.filter(({ area }) => area.length > 0)
					: [],
			};
		}),
	};
}
