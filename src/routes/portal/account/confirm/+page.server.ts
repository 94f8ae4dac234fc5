import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as account from '$lib/server/account/account.ts';
import * as form from '$lib/server/http/form.ts';
import * as door from '$lib/server/people/door.ts';
import * as session from '$lib/server/account/session.ts';
import * as safePath from '$lib/server/http/safe-path.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { wait } from '../../wait.ts';

export async function load(event) {
	const { email } = door.signedIn(event);
	const { db, now, session: current } = event.locals;
	if (current && session.isFresh(current, now)) redirect(303, thenOf(event.url));
	const known = await account.byEmail(db, email);
	return { email, hasPassword: known?.hasPassword ?? false };
}

const schema = z.object({ password: form.secret() });

export const actions = {
	/** Confirms with the password who holds the session, and redirects to the page that needs a fresh one. */
	default: async (event) => {
		const { account: id } = door.signedIn(event);
		const { db, now, session: current } = event.locals;
		const read = await form.read(schema, event.request);
		if ('faults' in read) return fail(400, read);
		const { data, values } = read;
		const refuse = (status: number, message: string) =>
			fail(status, { values, faults: [{ field: 'password', message }] });
		const proven = await account.prove(db, { account: id, session: current?.id ?? '', ...data }, now);
		if (proven.kind === 'wrong') return refuse(400, m.account_password_wrong());
		if (proven.kind === 'limited') return refuse(429, wait(proven.waitSeconds));
		redirect(303, thenOf(event.url));
	},
};

function thenOf(url: URL): string {
	return safePath.inside(url.searchParams.get('then')) ?? '/portal/account';
}
