import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as form from '$lib/server/http/form.ts';
import * as limits from '$lib/server/account/limits.ts';
import * as recovery from '$lib/server/account/recovery.ts';
import * as totp from '$lib/server/account/totp.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { wait } from '../../../wait.ts';
import { enter, issuer } from '../enter.server.ts';

export async function load(event) {
	const { actor, account, session } = enter(event);
	const { db, now } = event.locals;
	return {
		isEditor: actor.memberships.some(({ role }) => role === 'editor'),
		setting: await totp.pending(db, session, account, issuer, now),
	};
}

const schema = z.object({ code: form.secret(100) });

export const actions = {
	/** Makes the secret. This is an action because loading a page must not change anything. */
	begin: async (event) => {
		const { account, session } = enter(event);
		await totp.begin(event.locals.db, session, account, issuer, event.locals.now);
		redirect(303, '/portal/account/second-factor/app');
	},

	confirm: async (event) => {
		const { account, session } = enter(event);
		const { db, now } = event.locals;
		const { code } = await form.demand(schema, event.request);
		const refuse = (status: number, message: string) =>
			fail(status, { values: {}, faults: [{ field: 'code', message }] });
		const limited = await limits.spend(db, 'second_factor', [`account:${account}`]);
		if (limited) return refuse(429, wait(limited.waitSeconds));
		const isConfirmed = await totp.confirm(db, session, account, code, now);
		if (!isConfirmed) return refuse(400, m.account_app_code_wrong());
		await limits.forgive(db, 'second_factor', `account:${account}`);
		const hasCodes = (await recovery.left(db, account)) > 0;
		const codes = hasCodes ? null : await recovery.make(db, session, account, now);
		if (!codes) redirect(303, '/portal/account/second-factor?done=added');
		return { values: {}, faults: [], codes };
	},
};
