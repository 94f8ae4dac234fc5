import { error } from '@sveltejs/kit';
import * as invitees from '$lib/server/people/target.ts';

export async function load({ locals, params }) {
	const election = await invitees.electionOf(locals.db, params.election);
	if (!election) error(404);
	return { fictional: election.fictional };
}
