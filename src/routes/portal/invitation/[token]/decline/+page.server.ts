import { error, redirect } from '@sveltejs/kit';
import * as acceptance from '$lib/server/people/invitation/acceptance.ts';
import { show } from '../show.server.ts';

export async function load({ locals, params }) {
	const invited = await acceptance.open(locals.db, params.token, locals.now);
	if (!invited) error(404);
	return show(invited, locals.language);
}

export const actions = {
	default: async ({ locals, params }) => {
		const isDone = await acceptance.decline(locals.db, params.token, locals.now);
		// If the invitation has expired meanwhile, the page says so.
		redirect(303, isDone ? '/portal/invitation/declined' : `/portal/invitation/${params.token}`);
	},
};
