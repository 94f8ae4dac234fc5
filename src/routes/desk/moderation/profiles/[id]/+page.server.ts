import { error } from '@sveltejs/kit';
import { inLanguage } from '$lib/election/text.ts';
import * as contenders from '$lib/server/election/contender.ts';
import * as moderation from '$lib/server/position/moderation.ts';
import { targetFor } from '$lib/server/account/target.ts';
import * as memberships from '$lib/server/people/membership.ts';
import * as elections from '$lib/server/election/election.ts';
import * as door from '$lib/server/people/door.ts';
import * as profile from '$lib/server/position/profile.ts';
import { approve, idOf, turnDown } from '../../decide.server.ts';

export async function load(event) {
	door.editor(event);
	const { db, language } = event.locals;
	const id = idOf(event);
	const verdict = await moderation.verdict(db, 'profile', id);
	if (!verdict) error(404);
	const found = (await profile.waiting(db)).find((one) => one.id === id);
	return {
		verdict,
		timezone: await elections.newestTimezone(db),
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
	db: Parameters<typeof memberships.language>[0],
	{ election, contender }: profile.WaitingProfile,
): Promise<string | null> {
	const found = await contenders.find(db, election.slug, contender.slug);
	return found && memberships.language(db, targetFor(found));
}
