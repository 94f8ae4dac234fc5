import { error } from '@sveltejs/kit';
import * as publication from '$lib/server/publication/publication.ts';
import { overviewOf } from './overview.ts';

export async function load({ locals, params }) {
	const edition = await publication.latest(locals.db, params.election);
	if (!edition) error(404);
	return {
		contests: await overviewOf(
			edition.core,
			locals.language,
			async (contest, district) => (await edition.district(contest, district)).contenders,
		),
	};
}
