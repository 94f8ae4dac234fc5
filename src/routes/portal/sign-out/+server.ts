import { redirect } from '@sveltejs/kit';
import * as account from '$lib/server/account/account.ts';
import * as session from '$lib/server/account/session.ts';

/** Ends this session, if there is one. */
export async function POST({ locals, cookies }) {
	if (locals.session) await account.endSession(locals.db, locals.session.account, locals.session.id);
	session.carry(cookies, session.blankCookie(locals.db));
	redirect(303, '/portal/sign-in?done=signed-out');
}
