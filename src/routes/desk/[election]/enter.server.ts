import { error } from '@sveltejs/kit';
import type { Election } from '$lib/server/election/election.ts';
import * as elections from '$lib/server/election/election.ts';
import * as door from '$lib/server/people/door.ts';
import type { Actor } from '$lib/server/account/permission.ts';

/** The editor and the election of the address. Every page and action under this address starts with this. */
export async function enter(
	visit: door.Visit & { params: { election: string } },
): Promise<{ editor: Actor; election: Election }> {
	const editor = door.editor(visit);
	const election = await elections.find(visit.locals.db, visit.params.election);
	if (!election) error(404);
	return { editor, election };
}
