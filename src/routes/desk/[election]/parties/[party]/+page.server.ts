import { error } from '@sveltejs/kit';
import type { Database } from '$lib/server/store/database.ts';
import * as door from '$lib/server/people/door.ts';
import * as progress from '$lib/server/people/progress.ts';
import * as party from '$lib/server/people/party.ts';
import { actionsFor, organisationOf, type Asked } from '../../people.server.ts';

interface Event {
	locals: { db: Database };
	params: { election: string; party: string };
}

async function partyOf({ locals, params }: Event): Promise<party.Party> {
	const found = await party.find(locals.db, params.election, params.party);
	if (!found) error(404);
	return found;
}

function askedOf({ id, slug, election }: party.Party): Asked {
	return { target: { role: 'party_agent', party: id }, slug, election: election.slug };
}

export async function load(event) {
	door.editor(event);
	const found = await partyOf(event);
	const own = await progress.ofParty(event.locals.db, found);
	return organisationOf(event, found, askedOf(found), own);
}

export const actions = actionsFor(async (event: Event & door.Visit & { request: Request }) =>
	askedOf(await partyOf(event)),
);
