import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as account from '$lib/server/account/account.ts';
import * as form from '$lib/server/http/form.ts';
import * as door from '$lib/server/people/door.ts';
import { longest, shortest } from '$lib/server/account/password.ts';
import * as session from '$lib/server/account/session.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { wait } from '../../wait.ts';
import { weakness } from '../../weakness.ts';

export async function load(event) {
	const { email } = door.signedIn(event);
	const known = await account.byEmail(event.locals.db, email);
	return { email, hasPassword: known?.hasPassword ?? false, limits: { shortest, longest } };
}

const schema = z.object({ current: form.secret(), password: form.secret() });

export const actions = {
	default: async (event) => {
		const { account: id, email, memberships } = door.signedIn(event);
		const { db, now, session: current } = event.locals;
		const read = await form.read(schema, event.request);
		if ('faults' in read) return fail(400, read);
		const { data, values } = read;
		const known = await account.byEmail(db, email);
		const isFirst = !known?.hasPassword;
		// Without a password only a fresh session proves who it is, and a link in a letter gives one.
		if (isFirst && !(current && session.isFresh(current, now))) redirect(303, '/portal/forgotten');
		const changed = await account.changePassword(
			db,
			{ account: id, session: current?.id ?? '', current: data.current, next: data.password },
			now,
		);
		const refuse = (status: number, field: string, message: string) =>
			fail(status, { values, faults: [{ field, message }] });
		const proof = isFirst ? 'password' : 'current';
		if (changed.kind === 'wrong') return refuse(400, proof, m.account_password_wrong());
		if (changed.kind === 'limited') return refuse(429, proof, wait(changed.waitSeconds));
		if (changed.kind === 'weak') return refuse(400, 'password', weakness(changed.why, { shortest, longest }));
		const isEditor = memberships.some(({ role }) => role === 'editor');
		redirect(303, isFirst && isEditor ? '/portal/account/second-factor' : '/portal/account?done=password');
	},
};
