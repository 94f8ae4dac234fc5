import { error } from '@sveltejs/kit';
import type { ElectionOf } from '$lib/server/election/contender.ts';
import * as desk from '$lib/server/election/desk.ts';
import * as door from '$lib/server/people/door.ts';
import type { Actor } from '$lib/server/account/permission.ts';

/** The editor and the election of the address. Every page and action below begins here. */
export async function enter(
	visit: door.Visit & { params: { election: string } },
): Promise<{ editor: Actor; election: ElectionOf }> {
	const editor = door.editor(visit);
	const election = await desk.find(visit.locals.db, visit.params.election);
	if (!election) error(404);
	return { editor, election };
}
