import { error } from '@sveltejs/kit';
import { inLanguage } from '$lib/election/text.ts';
import * as moderation from '$lib/server/position/moderation.ts';
import * as memberships from '$lib/server/people/membership.ts';
import * as elections from '$lib/server/election/election.ts';
import * as door from '$lib/server/people/door.ts';
import * as manifesto from '$lib/server/position/manifesto.ts';
import { approve, idOf, turnDown } from '../../decide.server.ts';

export async function load(event) {
	door.editor(event);
	const { db, language } = event.locals;
	const id = idOf(event);
	const verdict = await moderation.verdict(db, 'manifesto', id);
	if (!verdict) error(404);
	const found = (await manifesto.waiting(db)).find((one) => one.id === id);
	return {
		verdict,
		timezone: await elections.newestTimezone(db),
		item: found && {
			sentAt: found.sentAt,
			election: {
				...found.election,
				name: inLanguage(found.election.name, language, found.election.languages),
			},
			name: inLanguage(found.bloc.name, language, found.election.languages),
			text: found.text,
			shown: found.shown,
			language: await recipientsLanguage(db, found),
		},
	};
}

export const actions = {
	approve: (event) => approve(event, manifesto),
	turnDown: (event) => turnDown(event, manifesto, recipientsLanguage),
};

async function recipientsLanguage(
	db: Parameters<typeof memberships.language>[0],
	{ election, bloc }: manifesto.WaitingManifesto,
): Promise<string | null> {
	const found = await manifesto.find(db, election.slug, bloc.slug);
	return found && memberships.language(db, { role: 'bloc_coordinator', bloc: found.id });
}
