import { phase } from '$lib/election/calendar.ts';
import { inLanguage } from '$lib/election/text.ts';
import { enter } from './enter.server.ts';

export async function load(event) {
	const { election } = await enter(event);
	const { slug, name, timezone, languages, fictional, calendar } = election;
	return {
		fictional,
		place: {
			slug,
			name: inLanguage(name, event.locals.language, languages),
			timezone,
			languages,
			phase: phase(calendar, event.locals.now),
		},
	};
}
