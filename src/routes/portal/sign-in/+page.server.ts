import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as account from '$lib/server/account/account.ts';
import * as session from '$lib/server/account/session.ts';
import * as way from '$lib/server/http/safe-path.ts';

const done = z.enum(['signed-out', 'password']).nullable().catch(null);

export function load({ locals, url }) {
	const then = way.inside(url.searchParams.get('then'));
	if (locals.actor) redirect(303, then ?? '/portal');
	return {
		done: done.parse(url.searchParams.get('done')),
		hasInvitation: then?.startsWith('/portal/invitation/') ?? false,
	};
}

const sent = z.object({ email: z.string().max(1000), password: z.string().max(1000) });

export const actions = {
	default: async ({ locals, request, cookies, url, getClientAddress }) => {
		const { email, password } = sent
			.catch({ email: '', password: '' })
			.parse(Object.fromEntries(await request.formData()));
		const missing = { email: account.normalise(email) === null, password: password === '' };
		if (missing.email || missing.password) return fail(400, { email, missing });

		const agent = request.headers.get('user-agent') ?? '';
		const signedIn = await account.signIn(
			locals.db,
			{ email, password, address: getClientAddress(), agent },
			locals.now,
		);
		if (signedIn.kind === 'refused') return fail(400, { email, isRefused: true });
		if (signedIn.kind === 'limited') return fail(429, { email, waitSeconds: signedIn.waitSeconds });

		session.carry(cookies, signedIn.cookie);
		const then = way.inside(url.searchParams.get('then')) ?? '/portal';
		redirect(
			303,
			signedIn.needsSecondFactor ? `/portal/second-factor?then=${encodeURIComponent(then)}` : then,
		);
	},
};
