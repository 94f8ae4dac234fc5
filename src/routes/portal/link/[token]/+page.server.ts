import { redirect } from '@sveltejs/kit';
import * as account from '$lib/server/account/account.ts';
import * as session from '$lib/server/account/session.ts';

export async function load({ locals, params }) {
	return { isOpen: await account.linkIsOpen(locals.db, params.token, 'sign_in', locals.now) };
}

export const actions = {
	default: async ({ locals: { db, now }, params, request, cookies }) => {
		const agent = request.headers.get('user-agent') ?? '';
		const signedIn = await account.signInByLink(db, { token: params.token, agent }, now);
		// If the link has expired meanwhile, the page says so.
		if (!signedIn) redirect(303, `/portal/link/${params.token}`);
		session.carry(cookies, signedIn.cookie);
		redirect(303, signedIn.needsSecondFactor ? '/portal/second-factor' : '/portal/account/password?first');
	},
};
