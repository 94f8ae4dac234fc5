import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as account from '$lib/server/account/account.ts';
import * as door from '$lib/server/people/door.ts';
import { longest, shortest } from '$lib/server/account/password.ts';
import * as session from '$lib/server/account/session.ts';

export async function load(event) {
	const { email } = door.signedIn(event);
	const known = await account.byEmail(event.locals.db, email);
	return { email, hasPassword: known?.hasPassword ?? false, limits: { shortest, longest } };
}

const sent = z.object({ current: z.string().max(1000).default(''), password: z.string().max(1000) });

export const actions = {
	default: async (event) => {
		const { account: id, email, memberships } = door.signedIn(event);
		const { db, now, session: current } = event.locals;
		const form = sent
			.catch({ current: '', password: '' })
			.parse(Object.fromEntries(await event.request.formData()));
		const known = await account.byEmail(db, email);
		const isFirst = !known?.hasPassword;
		// Without a password nothing but a fresh session proves who it is; a letter does.
		if (isFirst && !(current && session.isFresh(current, now))) redirect(303, '/portal/forgotten');
		const changed = await account.changePassword(
			db,
			{ account: id, session: current?.id ?? '', current: form.current, next: form.password },
			now,
		);
		if (changed.kind === 'wrong') return fail(400, { isWrong: true });
		if (changed.kind === 'weak') return fail(400, { why: changed.why });
		if (changed.kind === 'limited') return fail(429, { waitSeconds: changed.waitSeconds });
		const isEditor = memberships.some(({ role }) => role === 'editor');
		redirect(303, isFirst && isEditor ? '/portal/account/second-factor' : '/portal/account?done=password');
	},
};
