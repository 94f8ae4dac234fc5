import { redirect } from '@sveltejs/kit';
import * as account from '$lib/server/account.ts';
import * as session from '$lib/server/session.ts';

export const actions = {
	default: async ({ locals, cookies }) => {
		if (locals.session) await account.endSession(locals.db, locals.session.account, locals.session.id);
		session.carry(cookies, session.blankCookie(locals.db));
		redirect(303, '/portal/sign-in?signed-out');
	},
};
