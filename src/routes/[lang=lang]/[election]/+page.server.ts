import { error } from '@sveltejs/kit';
import * as publications from '$lib/server/publication/publication.ts';
import { written } from '$lib/ui/page/structured.ts';
import { electionFacts } from './facts.ts';
import { overviewOf } from './overview.ts';

export async function load({ locals, params }) {
	const publication = await publications.latest(locals.db, params.election);
	if (!publication) error(404);
	return {
		...overviewOf(publication.core, locals.language, locals.now),
		isTemplate: publication.core.election.template ?? false,
		/** How many contenders were asked to answer; only needed where none has. */
		invited: (await publication.isAnswered()) ? null : await invitedIn(publication),
		facts: written(electionFacts(publication.core, locals)),
	};
}

async function invitedIn(publication: publications.Publication): Promise<number> {
	let invited = 0;
	for (const { contest, number } of publication.core.districts) {
		const { profiles } = await publication.profiles(contest, number);
		invited += Object.values(profiles).filter(({ invitedOn }) => invitedOn.length > 0).length;
	}
	return invited;
}
