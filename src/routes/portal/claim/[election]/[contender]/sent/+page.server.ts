import { error } from '@sveltejs/kit';
import * as elections from '$lib/server/election/election.ts';

export async function load({ locals, params }) {
	const election = await elections.find(locals.db, params.election);
	if (!election) error(404);
	return { fictional: election.fictional };
}
