import { error } from '@sveltejs/kit';
import { allows } from '$lib/election/calendar.ts';
import { inLanguage } from '$lib/election/text.ts';
import type { Database } from '$lib/server/store/database.ts';
import * as blocs from '$lib/server/election/bloc.ts';
import type { Bloc } from '$lib/server/election/bloc.ts';
import * as door from '$lib/server/people/door.ts';
import * as progress from '$lib/server/people/progress.ts';
import * as manifesto from '$lib/server/position/manifesto.ts';
import { actionsFor, peopleOf, type Asked } from '../../people.server.ts';

interface Event {
	locals: { db: Database };
	params: { election: string; bloc: string };
}

async function blocOf({ locals, params }: Event): Promise<Bloc> {
	const found = await blocs.find(locals.db, params.election, params.bloc);
	if (!found) error(404);
	return found;
}

function askedOf({ id, slug, election }: Bloc): Asked {
	return { target: { role: 'bloc_coordinator', bloc: id }, slug, election: election.slug };
}

export async function load(event) {
	door.editor(event);
	const { db, language, now } = event.locals;
	const found = await blocOf(event);
	const { election } = found;
	const members = found.members.map(({ id }) => id);
	const own = await progress.states(db, election.slug, members);
	const { newest, shown, loaded } = await manifesto.wordings(db, found);
	return {
		done: event.url.searchParams.get('done'),
		bloc: { slug: found.slug, name: inLanguage(found.name, language, election.languages) },
		isOpen: allows(election, 'invite', now) && own.some(({ isStanding }) => isStanding),
		people: await peopleOf(db, askedOf(found), now),
		manifesto: shown?.text ?? loaded,
		/** Id of a wording that waits for the editors. */
		waiting: newest?.state === 'waiting' ? newest.id : null,
		own: own.map(({ id, slug, kind, name, status, isStanding, state, answered, asked }) => ({
			...{ slug, kind, status, isStanding, state, answered, asked },
			name: inLanguage(name, language, election.languages),
			hasConfirmed: shown?.confirmedBy.includes(id) ?? false,
		})),
	};
}

export const actions = actionsFor(async (event: Event & door.Visit & { request: Request }) =>
	askedOf(await blocOf(event)),
);
