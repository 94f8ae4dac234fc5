import { error } from '@sveltejs/kit';
import { allows } from '$lib/election/calendar.ts';
import { inLanguage } from '$lib/election/text.ts';
import type { Database } from '$lib/server/store/database.ts';
import * as door from '$lib/server/people/door.ts';
import * as progress from '$lib/server/people/progress.ts';
import * as party from '$lib/server/people/party.ts';
import { actionsFor, peopleOf, type Asked } from '../../people.server.ts';

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
	const { db, language, now } = event.locals;
	const found = await partyOf(event);
	const { election } = found;
	const own = await progress.ofParty(db, found);
	return {
		done: event.url.searchParams.get('done'),
		party: { slug: found.slug, name: inLanguage(found.name, language, election.languages) },
		isOpen: allows(election, 'invite', now) && own.some(({ isStanding }) => isStanding),
		people: await peopleOf(db, askedOf(found), now),
		own: own.map(({ slug, kind, name, status, isStanding, state, answered, asked }) => ({
			...{ slug, kind, status, isStanding, state, answered, asked },
			name: inLanguage(name, language, election.languages),
		})),
	};
}

export const actions = actionsFor(async (event: Event & door.Visit & { request: Request }) =>
	askedOf(await partyOf(event)),
);
