import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as account from '$lib/server/account/account.ts';

export function load({ url }) {
	return { isSent: url.searchParams.has('sent') };
}

export const actions = {
	/** The same answer whether there is such an account or not. */
	default: async ({ locals: { db, now, language }, request, url, getClientAddress }) => {
		const email = z
			.string()
			.max(1000)
			.catch('')
			.parse((await request.formData()).get('email'));
		if (account.normalise(email) === null) return fail(400, { email, waitSeconds: null });
		const limited = await account.askReset(
			db,
			{ email, language, address: getClientAddress(), origin: url.origin },
			now,
		);
		if (limited) return fail(429, { email, waitSeconds: limited.waitSeconds });
		redirect(303, '/portal/forgotten?sent');
	},
};
