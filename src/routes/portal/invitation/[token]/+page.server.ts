import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as acceptance from '$lib/server/invitation/acceptance.ts';
import * as limits from '$lib/server/limits.ts';
import { longest, shortest } from '$lib/server/password.ts';
import * as session from '$lib/server/session.ts';
import { show } from './show.server.ts';

export async function load({ locals, params }) {
	const { db, now, language, actor } = locals;
	const invited = await acceptance.open(db, params.token, now);
	if (!invited) error(404);
	return {
		...show(invited, language),
		hasAccount: invited.hasAccount,
		/** Who would accept; null for somebody who is not signed in. */
		visitor: actor && {
			email: actor.email,
			edits: actor.memberships.some(({ role }) => role === 'editor'),
		},
		limits: { shortest, longest },
	};
}

const sent = z.object({ email: z.string().max(1000).catch(''), password: z.string().max(1000).catch('') });

export const actions = {
	default: async ({ locals, params, request, cookies, getClientAddress }) => {
		const { db, now, language, actor } = locals;
		const here = `/portal/invitation/${params.token}`;
		if (locals.session && !actor) redirect(303, `/portal/second-factor?then=${encodeURIComponent(here)}`);
		const { email, password } = sent.parse(Object.fromEntries(await request.formData()));
		const limited = await limits.spend(db, 'invitation', [`address:${getClientAddress()}`]);
		if (limited) return fail(429, { email, waitSeconds: limited.waitSeconds });

		const who = actor ? { account: actor.account } : { email, password, language };
		const agent = request.headers.get('user-agent') ?? '';
		const accepted = await acceptance.accept(db, params.token, who, agent, now);
		if (accepted.kind === 'weak') return fail(400, { email, why: accepted.why });
		if (accepted.kind === 'not_an_address') return fail(400, { email, isWrongAddress: true });
		if (accepted.kind === 'taken') return fail(400, { email, isTaken: true });
		// What ran out meanwhile, or is not for editors, is shown as such.
		if (accepted.kind !== 'accepted') redirect(303, here);
		if (!accepted.cookie) redirect(303, accepted.path);
		session.carry(cookies, accepted.cookie);
		// There a newcomer sees what there is to do, and is offered a second step of signing in.
		redirect(303, '/portal');
	},
};
