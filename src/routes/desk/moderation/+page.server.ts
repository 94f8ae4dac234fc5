import { inLanguage } from '$lib/election/text.ts';
import * as elections from '$lib/server/election/election.ts';
import * as door from '$lib/server/people/door.ts';
import * as moderation from '$lib/server/position/moderation.ts';
import * as takedown from '$lib/server/position/takedown.ts';

export async function load(event) {
	door.editor(event);
	const { db, language } = event.locals;
	const done = event.url.searchParams.get('done');
	return {
		timezone: await elections.newestTimezone(db),
		done: done === 'approved' || done === 'turned_down' ? done : null,
		down: (await takedown.all(db)).map(({ id, part, takenAt, election, contender }) => ({
			...{ id, part, takenAt, slugs: { election: election.slug, contender: contender.slug } },
			election: inLanguage(election.name, language, election.languages),
			name: inLanguage(contender.name, language, election.languages),
		})),
		waiting: (await moderation.waiting(db)).map(({ part, id, sentAt, hasPhoto, election, sender }) => ({
			...{ part, id, sentAt, hasPhoto },
			election: inLanguage(election.name, language, election.languages),
			name: inLanguage(sender.name, language, election.languages),
		})),
	};
}
