import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as account from '$lib/server/account/account.ts';
import * as form from '$lib/server/http/form.ts';
import { email } from '../fields.server.ts';
import { wait } from '../wait.ts';

export function load({ url }) {
	return { isSent: url.searchParams.has('sent') };
}

const schema = z.object({ email });

export const actions = {
	/** Gives the same answer whether the account exists or not. */
	default: async ({ locals: { db, now, language }, request, url, getClientAddress }) => {
		const read = await form.read(schema, request);
		if ('faults' in read) return fail(400, read);
		const { data, values } = read;
		const limited = await account.askReset(
			db,
			{ email: data.email, language, address: getClientAddress(), origin: url.origin },
			now,
		);
		if (limited) {
			return fail(429, { values, faults: [{ field: 'email', message: wait(limited.waitSeconds) }] });
		}
		redirect(303, '/portal/forgotten?sent');
	},
};
