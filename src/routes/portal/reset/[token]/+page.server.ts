import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as account from '$lib/server/account/account.ts';
import { longest, shortest } from '$lib/server/account/password.ts';

export async function load({ locals, params }) {
	return {
		isOpen: await account.linkIsOpen(locals.db, params.token, 'reset', locals.now),
		limits: { shortest, longest },
	};
}

export const actions = {
	default: async ({ locals, params, request }) => {
		const password = z
			.string()
			.max(1000)
			.catch('')
			.parse((await request.formData()).get('password'));
		const reset = await account.reset(locals.db, { token: params.token, password }, locals.now);
		if (reset.kind === 'weak') return fail(400, { why: reset.why });
		// A link that ran out meanwhile is shown as such.
		redirect(303, reset.kind === 'done' ? '/portal/sign-in?done=password' : `/portal/reset/${params.token}`);
	},
};
