import { error } from '@sveltejs/kit';
import type { ElectionOf } from '$lib/server/candidacy.ts';
import * as desk from '$lib/server/desk.ts';
import * as door from '$lib/server/door.ts';
import type { Actor } from '$lib/server/permission.ts';

/** The editor and the election of the address. Every page and action below begins here. */
export async function enter(
	visit: door.Visit & { params: { election: string } },
): Promise<{ editor: Actor; election: ElectionOf }> {
	const editor = door.editor(visit);
	const election = await desk.find(visit.locals.db, visit.params.election);
	if (!election) error(404);
	return { editor, election };
}
