import { error } from '@sveltejs/kit';
import { stancesIn } from '$lib/election/ballot/stance.ts';
import type { Contender } from '$lib/election/snapshot.ts';
import * as publications from '$lib/server/publication/publication.ts';
import { written } from '$lib/ui/page/structured.ts';
import { electionFacts } from './facts.ts';
import { overviewOf } from './overview.ts';

export async function load({ locals, params }) {
	const publication = await publications.latest(locals.db, params.election);
	if (!publication) error(404);
	return {
		...overviewOf(publication.core, locals.language, locals.now),
		hasAnswers: await hasAnswers(publication),
		facts: written(electionFacts(publication.core, locals)),
	};
}

type Publication = NonNullable<Awaited<ReturnType<typeof publications.latest>>>;

/** Whether any contender has taken a position. */
async function hasAnswers(publication: Publication): Promise<boolean> {
	const { core } = publication;
	if (core.lists.some(answers)) return true;
	const seats = new Set(core.contests.filter(({ kind }) => kind === 'seat').map(({ slug }) => slug));
	for (const { contest, number, contenders } of core.districts) {
		if (contenders === 0 || !seats.has(contest)) continue;
		if ((await publication.district(contest, number)).contenders.some(answers)) return true;
	}
	return false;
}

function answers({ positions }: Contender): boolean {
	return stancesIn(positions) > 0;
}
