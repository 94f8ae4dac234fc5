import { error } from '@sveltejs/kit';
import { inLanguage } from '$lib/election/text.ts';
import * as candidacy from '$lib/server/election/contender.ts';
import * as desk from '$lib/server/election/desk.ts';
import * as door from '$lib/server/people/door.ts';
import * as profile from '$lib/server/position/profile.ts';
import { approve, idOf, turnDown } from '../../decide.server.ts';

export async function load(event) {
	door.editor(event);
	const { db, language } = event.locals;
	const id = idOf(event);
	const verdict = await desk.verdict(db, 'profile', id);
	if (!verdict) error(404);
	const found = (await profile.waiting(db)).find((one) => one.id === id);
	return {
		verdict,
		timezone: await desk.timezone(db),
		item: found && {
			sentAt: found.sentAt,
			election: {
				...found.election,
				name: inLanguage(found.election.name, language, found.election.languages),
			},
			contender: {
				...found.contender,
				name: inLanguage(found.contender.name, language, found.election.languages),
			},
			sent: found.sent,
			takenDown: found.takenDown.map(({ part, rule, takenAt }) => ({ part, rule, takenAt })),
			shown: found.shown,
			language: await recipientsLanguage(db, found),
		},
	};
}

export const actions = {
	approve: (event) => approve(event, profile),
	turnDown: (event) => turnDown(event, profile, recipientsLanguage),
};

async function recipientsLanguage(
	db: Parameters<typeof desk.languageOf>[0],
	{ election, contender }: profile.WaitingProfile,
): Promise<string | null> {
	const found = await candidacy.find(db, election.slug, contender.slug);
	return found && desk.languageOfSpeakers(db, found);
}
