import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as account from '$lib/server/account/account.ts';
import * as session from '$lib/server/account/session.ts';
import * as form from '$lib/server/http/form.ts';
import * as safePath from '$lib/server/http/safe-path.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { email } from '../fields.server.ts';
import { wait } from '../wait.ts';

const done = z.enum(['signed-out', 'password']).nullable().catch(null);

export function load({ locals, url }) {
	const then = safePath.inside(url.searchParams.get('then'));
	if (locals.actor) redirect(303, then ?? '/portal');
	return {
		done: done.parse(url.searchParams.get('done')),
		hasInvitation: then?.startsWith('/portal/invitation/') ?? false,
	};
}

const schema = z.object({
	email,
	password: form.secret().refine((typed) => typed !== '', { error: () => m.account_password_missing() }),
});

export const actions = {
	default: async ({ locals, request, cookies, url, getClientAddress }) => {
		const read = await form.read(schema, request);
		if ('faults' in read) return fail(400, read);

		const { data, values } = read;
		const agent = request.headers.get('user-agent') ?? '';
		const signedIn = await account.signIn(
			locals.db,
			{ ...data, address: getClientAddress(), agent },
			locals.now,
		);
		const refuse = (status: number, message: string) =>
			fail(status, { values, faults: [{ field: 'password', message }] });
		if (signedIn.kind === 'refused') return refuse(400, m.account_sign_in_refused());
		if (signedIn.kind === 'limited') return refuse(429, wait(signedIn.waitSeconds));

		session.carry(cookies, signedIn.cookie);
		const then = safePath.inside(url.searchParams.get('then')) ?? '/portal';
		redirect(
			303,
			signedIn.needsSecondFactor ? `/portal/second-factor?then=${encodeURIComponent(then)}` : then,
		);
	},
};
