import { error } from '@sveltejs/kit';
import { listBallots } from '$lib/election/ballot/voting.ts';
import * as publications from '$lib/server/publication/publication.ts';
import { pageOf } from '../../ballots.server.ts';

export async function load({ locals, params }) {
	const publication = await publications.latest(locals.db, params.election);
	const ballot =
		publication &&
		listBallots(publication.core)
			.slice(1)
			.find(
				({ contest, district }) =>
					contest.slug === params.contest && String(district.number) === params.district,
			);
	if (!publication || !ballot) error(404);
	return pageOf(publication, ballot, locals.language, locals.now);
}
