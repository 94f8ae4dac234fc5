import { error } from '@sveltejs/kit';
import type { Contender } from '$lib/election/snapshot.ts';
import * as publication from '$lib/server/publication/publication.ts';
import { written } from '$lib/ui/page/structured.ts';
import { electionFacts } from './facts.ts';
import { overviewOf } from './overview.ts';

export async function load({ locals, params }) {
	const edition = await publication.latest(locals.db, params.election);
	if (!edition) error(404);
	return {
		...overviewOf(edition.core, locals.language, locals.now),
		hasAnswers: await hasAnswers(edition),
		facts: written(electionFacts(edition.core, locals)),
	};
}

type Edition = NonNullable<Awaited<ReturnType<typeof publication.latest>>>;

/** Whether anybody on any ballot has taken a position. */
async function hasAnswers(edition: Edition): Promise<boolean> {
	const { core } = edition;
	if (core.lists.some(answers)) return true;
	const seats = new Set(core.contests.filter(({ kind }) => kind === 'seat').map(({ slug }) => slug));
	for (const { contest, number, contenders } of core.districts) {
		if (contenders === 0 || !seats.has(contest)) continue;
		if ((await edition.district(contest, number)).contenders.some(answers)) return true;
	}
	return false;
}

function answers({ positions }: Contender): boolean {
	return /[1-7]/.test(positions);
}
