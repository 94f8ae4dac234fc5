import { error } from '@sveltejs/kit';
import type { Database } from '$lib/server/store/database.ts';
import * as blocs from '$lib/server/election/bloc.ts';
import type { Bloc } from '$lib/server/election/bloc.ts';
import * as door from '$lib/server/people/door.ts';
import * as progress from '$lib/server/people/progress.ts';
import * as manifesto from '$lib/server/position/manifesto.ts';
import { actionsFor, organisationOf, type Asked } from '../../people.server.ts';

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
	const { db } = event.locals;
	const found = await blocOf(event);
	const members = found.members.map(({ id }) => id);
	const states = await progress.states(db, found.election.slug, members);
	const { own, ...organisation } = await organisationOf(event, found, askedOf(found), states);
	const { newest, shown, loaded } = await manifesto.wordings(db, found);
	const confirmed = new Set(
		found.members.flatMap(({ id, slug }) => (shown?.confirmedBy.includes(id) ? [slug] : [])),
	);
	return {
		...organisation,
		own: own.map((member) => ({ ...member, hasConfirmed: confirmed.has(member.slug) })),
		manifesto: shown?.text ?? loaded,
		/** Id of the wording that waits for the editors. */
		waiting: newest?.state === 'waiting' ? newest.id : null,
	};
}

export const actions = actionsFor(async (event: Event & door.Visit & { request: Request }) =>
	askedOf(await blocOf(event)),
);
