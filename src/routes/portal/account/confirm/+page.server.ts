import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as account from '$lib/server/account/account.ts';
import * as door from '$lib/server/people/door.ts';
import * as session from '$lib/server/account/session.ts';
import * as way from '$lib/server/http/safe-path.ts';

export async function load(event) {
	const { email } = door.signedIn(event);
	const { db, now, session: current } = event.locals;
	if (current && session.isFresh(current, now)) redirect(303, thenOf(event.url));
	const known = await account.byEmail(db, email);
	return { email, hasPassword: known?.hasPassword ?? false };
}

export const actions = {
	/** Proves with the password who holds the session, and leads on to what needs a fresh one. */
	default: async (event) => {
		const { account: id } = door.signedIn(event);
		const { db, now, session: current } = event.locals;
		const password = z
			.string()
			.max(1000)
			.catch('')
			.parse((await event.request.formData()).get('password'));
		const proven = await account.prove(db, { account: id, session: current?.id ?? '', password }, now);
		if (proven.kind === 'wrong') return fail(400, { waitSeconds: null });
		if (proven.kind === 'limited') return fail(429, { waitSeconds: proven.waitSeconds });
		redirect(303, thenOf(event.url));
	},
};

function thenOf(url: URL): string {
	return way.inside(url.searchParams.get('then')) ?? '/portal/account';
}
