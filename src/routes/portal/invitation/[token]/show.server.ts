import { speaker, type Text, type Wording } from '$lib/election/text.ts';
import type { Invited } from '$lib/server/people/invitation/acceptance.ts';

/** An invitation as its pages show it. */
export function show(
	{ target, name, election, place, inviter, contact, email, expiresAt }: Invited,
	language: string,
) {
	const { timezone, languages, calendar, fictional } = election;
	const say = speaker(language, { languages });
	const sayLine = (line: Text | string | null): Wording | null =>
		typeof line === 'string' ? { text: line, lang: '' } : line && say(line);
	return {
		fictional,
		role: target.role,
		name: say(name),
		election: say(election.name),
		place: place && {
			contest: say(place.contest),
			district: say(place.district),
			number: place.number,
		},
		inviter: sayLine(inviter),
		contact: sayLine(contact),
		email,
		timezone,
		// The last minute in which answers are accepted, because midnight could be read as either day.
		until: new Date(Date.parse(calendar.silenceFrom) - 60_000),
		/** When the link stops working. */
		expires: expiresAt,
	};
}
