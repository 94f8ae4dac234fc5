import { allows, phase } from '$lib/election/calendar.ts';
import { inLanguage } from '$lib/election/text.ts';
import * as waiting from '$lib/server/people/waiting.ts';
import * as elections from '$lib/server/election/election.ts';
import * as door from '$lib/server/people/door.ts';
import * as progress from '$lib/server/people/progress.ts';

export async function load(event) {
	door.editor(event);
	const { db, language, now } = event.locals;
	const all = [];
	for (const election of await elections.all(db)) {
		const standing = (await progress.states(db, election.slug)).filter(({ isStanding }) => isStanding);
		all.push({
			slug: election.slug,
			name: inLanguage(election.name, language, election.languages),
			fictional: election.fictional,
			phase: phase(election.calendar, now),
			isCollecting: allows(election, 'collect', now),
			day: election.calendar.votingFrom,
			timezone: election.timezone,
			contenders: standing.length,
			submitted: standing.filter(({ state }) => state === 'submitted').length,
		});
	}
	return { waiting: await waiting.count(db), elections: all };
}
