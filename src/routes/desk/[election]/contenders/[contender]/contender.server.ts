import { error } from '@sveltejs/kit';
import * as contenders from '$lib/server/election/contender.ts';
import type { Contender } from '$lib/server/election/contender.ts';
import type { Database } from '$lib/server/store/database.ts';
import type { Asked } from '../../people.server.ts';

interface Event {
	locals: { db: Database };
	params: { election: string; contender: string };
}

/** The contender of the address; 404 if there is none. */
export async function contenderOf({ locals, params }: Event): Promise<Contender> {
	const found = await contenders.find(locals.db, params.election, params.contender);
	if (!found) error(404);
	return found;
}

/** Who is asked to speak for it. For a list that is its party, on the party's page. */
export function askedOf({ id, kind, slug, election }: Contender): Asked {
	const target = kind === 'person' ? { role: 'candidate' as const, contender: id } : null;
	return { target, slug, election: election.slug };
}
