import { inLanguage } from '$lib/election/text.ts';
import * as organisations from '$lib/server/people/organisation.ts';
import * as progress from '$lib/server/people/progress.ts';
import * as bloc from '$lib/server/election/bloc.ts';
import { enter } from '../enter.server.ts';

export async function load(event) {
	const { election } = await enter(event);
	const { db, language, now } = event.locals;
	const sent = new Set(
		(await progress.states(db, election.slug))
			.filter(({ state }) => state === 'submitted')
			.map(({ slug }) => slug),
	);
	const blocs = [];
	for (const { slug, name, people, invitedAt } of await organisations.read(db, 'bloc', election.id, now)) {
		const members = (await bloc.find(db, election.slug, slug))?.members ?? [];
		blocs.push({
			slug,
			name: inLanguage(name, language, election.languages),
			people,
			invitedAt,
			members: members.length,
			submitted: members.filter((member) => sent.has(member.slug)).length,
		});
	}
	return { blocs };
}
