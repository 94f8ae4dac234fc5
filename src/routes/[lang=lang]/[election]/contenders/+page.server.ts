import { error } from '@sveltejs/kit';
import * as publications from '$lib/server/publication/publication.ts';
import { overviewOf } from './overview.ts';

export async function load({ locals, params }) {
	const publication = await publications.latest(locals.db, params.election);
	if (!publication) error(404);
	return {
		contests: await overviewOf(
			publication.core,
			locals.language,
			async (contest, district) => (await publication.district(contest, district)).contenders,
		),
	};
}
