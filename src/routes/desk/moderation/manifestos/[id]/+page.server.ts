import { error } from '@sveltejs/kit';
import { inLanguage } from '$lib/election/text.ts';
import * as desk from '$lib/server/election/desk.ts';
import * as door from '$lib/server/people/door.ts';
import * as manifesto from '$lib/server/position/manifesto.ts';
import { approve, idOf, turnDown } from '../../decide.server.ts';

export async function load(event) {
	door.editor(event);
	const { db, language } = event.locals;
	const id = idOf(event);
	const verdict = await desk.verdict(db, 'manifesto', id);
	if (!verdict) error(404);
	const found = (await manifesto.waiting(db)).find((one) => one.id === id);
	return {
		verdict,
		timezone: await desk.timezone(db),
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
	db: Parameters<typeof desk.languageOf>[0],
	{ election, bloc }: manifesto.WaitingManifesto,
): Promise<string | null> {
	const found = await manifesto.find(db, election.slug, bloc.slug);
	return found && desk.languageOf(db, { role: 'bloc_coordinator', bloc: found.id });
}
