import { inLanguage } from '$lib/election/text.ts';
import * as organisations from '$lib/server/people/organisation.ts';
import * as progress from '$lib/server/people/progress.ts';
import { enter } from '../enter.server.ts';

export async function load(event) {
	const { election } = await enter(event);
	const { db, language, now } = event.locals;
	const standing = (await progress.states(db, election.slug)).filter(({ isStanding }) => isStanding);
	return {
		parties: (await organisations.read(db, 'party', election.id, now)).map(
			({ slug, name, people, invitedAt }) => {
				const own = standing.filter(({ party }) => party === slug);
				return {
					slug,
					name: inLanguage(name, language, election.languages),
					people,
					invitedAt,
					lists: countOf(own.filter(({ kind }) => kind === 'list')),
					candidates: countOf(own.filter(({ kind }) => kind === 'person')),
				};
			},
		),
	};
}

function countOf(own: readonly progress.ContenderState[]) {
	return { all: own.length, submitted: own.filter(({ state }) => state === 'submitted').length };
}
