import { phase } from '$lib/election/calendar.ts';
import { isStanding } from '$lib/election/snapshot.ts';
import { inLanguage, speaker } from '$lib/election/text.ts';
import { maySubmit } from '$lib/server/election/contender.ts';
import * as door from '$lib/server/people/door.ts';
import * as responsibilities from '$lib/server/people/responsibilities.ts';
import type { Group, Standing } from '$lib/server/people/responsibilities.ts';
import * as session from '$lib/server/account/session.ts';

export async function load(event) {
	const actor = door.signedIn(event);
	const { db, now, language } = event.locals;
	const { contenders, parties, blocs } = await responsibilities.all(db, actor);
	const waiting = await responsibilities.invitations(db, actor.email, now);
	return {
		fictional: [...contenders.map(({ contender }) => contender), ...parties, ...blocs].some(
			({ election }) => election.fictional,
		),
		isEditor: actor.memberships.some(({ role }) => role === 'editor'),
		hasSecond: await session.asksForSecondFactor(db, actor.account),
		contenders: contenders.map((standing) => cardOf(standing, language, now)),
		parties: parties.map((group) => groupOf(group, language)),
		blocs: blocs.map((group) => groupOf(group, language)),
		waiting: waiting.map(({ what, languages, ...facts }) => ({
			what: inLanguage(what, language, languages),
			...facts,
		})),
	};
}

function cardOf({ contender, ...progress }: Standing, language: string, now: Date) {
	const { slug, name, number, contestName, districtName, kind, election } = contender;
	const { calendar, timezone, languages } = election;
	const say = speaker(language, { languages });
	return {
		...progress,
		slug,
		number,
		name: say(name),
		ballot: say(contestName),
		// A list's district is the country or a region, which the name of its ballot already gives.
		district: kind === 'person' ? say(districtName) : null,
		election: { slug: election.slug, name: say(election.name), timezone },
		isOpen: maySubmit(contender, now),
		isStanding: isStanding(contender),
		status: contender.status,
		isAhead: phase(calendar, now) === 'preparing',
		from: calendar.collectingFrom,
		// The last minute in which answers are accepted, because midnight could be read as either day.
		until: new Date(Date.parse(calendar.silenceFrom) - 60_000),
	};
}

function groupOf({ slug, name, election }: Group, language: string) {
	const say = speaker(language, election);
	return { slug, name: say(name), election: { slug: election.slug, name: say(election.name) } };
}
