import { inLanguage } from '$lib/election/text.ts';
import * as elections from '$lib/server/election/election.ts';
import * as door from '$lib/server/people/door.ts';
import * as manifesto from '$lib/server/position/manifesto.ts';
import * as profile from '$lib/server/position/profile.ts';
import * as takedown from '$lib/server/position/takedown.ts';

export async function load(event) {
	door.editor(event);
	const { db, language } = event.locals;
	const done = event.url.searchParams.get('done');
	const profiles = (await profile.waiting(db)).map(({ id, sentAt, election, contender, sent }) => ({
		part: 'profile' as const,
		id,
		sentAt,
		election: inLanguage(election.name, language, election.languages),
		name: inLanguage(contender.name, language, election.languages),
		hasPhoto: sent.photo !== null,
	}));
	const manifestos = (await manifesto.waiting(db)).map(({ id, sentAt, election, bloc }) => ({
		part: 'manifesto' as const,
		id,
		sentAt,
		election: inLanguage(election.name, language, election.languages),
		name: inLanguage(bloc.name, language, election.languages),
		hasPhoto: false,
	}));
	return {
		timezone: await elections.newestTimezone(db),
		done: done === 'approved' || done === 'turned_down' ? done : null,
		down: (await takedown.all(db)).map(({ id, part, takenAt, election, contender }) => ({
			...{ id, part, takenAt, slugs: { election: election.slug, contender: contender.slug } },
			election: inLanguage(election.name, language, election.languages),
			name: inLanguage(contender.name, language, election.languages),
		})),
		waiting: [...profiles, ...manifestos].sort((one, other) => one.sentAt.getTime() - other.sentAt.getTime()),
	};
}
