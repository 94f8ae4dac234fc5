import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as limits from '$lib/server/account/limits.ts';
import * as recovery from '$lib/server/account/recovery.ts';
import * as totp from '$lib/server/account/totp.ts';
import { enter, issuer } from '../enter.server.ts';

export async function load(event) {
	const { actor, account, session } = enter(event);
	const { db, now } = event.locals;
	return {
		isEditor: actor.memberships.some(({ role }) => role === 'editor'),
		setting: await totp.pending(db, session, account, issuer, now),
	};
}

export const actions = {
	/** Makes the secret, which a page that only reads must not. */
	begin: async (event) => {
		const { account, session } = enter(event);
		await totp.begin(event.locals.db, session, account, issuer, event.locals.now);
		redirect(303, '/portal/account/second-factor/app');
	},

	confirm: async (event) => {
		const { account, session } = enter(event);
		const { db, now } = event.locals;
		const code = z
			.string()
			.max(100)
			.catch('')
			.parse((await event.request.formData()).get('code'));
		const limited = await limits.spend(db, 'second_factor', [`account:${account}`]);
		if (limited) return fail(429, { waitSeconds: limited.waitSeconds, codes: null });
		const isConfirmed = await totp.confirm(db, session, account, code, now);
		if (!isConfirmed) return fail(400, { waitSeconds: null, codes: null });
		await limits.forgive(db, 'second_factor', `account:${account}`);
		const hasCodes = (await recovery.left(db, account)) > 0;
		const codes = hasCodes ? null : await recovery.make(db, session, account, now);
		if (!codes) redirect(303, '/portal/account/second-factor?done=added');
		return { waitSeconds: null, codes };
	},
};
