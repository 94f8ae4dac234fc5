import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as form from '$lib/server/http/form.ts';
import * as account from '$lib/server/account/account.ts';
import { longest, shortest } from '$lib/server/account/password.ts';
import { weakness } from '../../weakness.ts';

export async function load({ locals, params }) {
	return {
		isOpen: await account.linkIsOpen(locals.db, params.token, 'reset', locals.now),
		limits: { shortest, longest },
	};
}

const schema = z.object({ password: form.secret() });

export const actions = {
	default: async ({ locals, params, request }) => {
		const read = await form.read(schema, request);
		if ('faults' in read) return fail(400, read);
		const { data, values } = read;
		const reset = await account.reset(locals.db, { token: params.token, ...data }, locals.now);
		if (reset.kind === 'weak') {
			const message = weakness(reset.why, { shortest, longest });
			return fail(400, { values, faults: [{ field: 'password', message }] });
		}
		// If the link has expired meanwhile, the page says so.
		redirect(303, reset.kind === 'done' ? '/portal/sign-in?done=password' : `/portal/reset/${params.token}`);
	},
};
