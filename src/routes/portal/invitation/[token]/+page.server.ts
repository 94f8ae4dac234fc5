import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as acceptance from '$lib/server/people/invitation/acceptance.ts';
import * as limits from '$lib/server/account/limits.ts';
import { longest, shortest } from '$lib/server/account/password.ts';
import * as session from '$lib/server/account/session.ts';
import { show } from './show.server.ts';

export async function load({ locals, params, url }) {
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
		/** Whether a code was sent before, so that nobody asks for another just to come to its field. */
		hasCode: url.searchParams.has('code'),
		limits: { shortest, longest },
	};
}

const typed = z.string().max(1000).catch('');
const sent = z.object({ email: typed, code: typed, password: typed });

export const actions = {
	/** Of an invitation on paper: sends a code to the address that was typed. */
	code: async ({ locals: { db, now, language }, params, request, getClientAddress }) => {
		const { email } = sent.parse(Object.fromEntries(await request.formData()));
		const asked = { email, language, address: getClientAddress() };
		const outcome = await acceptance.sendCode(db, params.token, asked, now);
		if (outcome.kind === 'gone') redirect(303, `/portal/invitation/${params.token}`);
		if (outcome.kind === 'limited')
			return fail(429, { step: 'address' as const, email, waitSeconds: outcome.waitSeconds });
		if (outcome.kind === 'not_an_address')
			return fail(400, { step: 'address' as const, email, isWrongAddress: true });
		return { step: 'accept' as const, email: outcome.email, isSent: true };
	},

	accept: async ({ locals, params, request, cookies, getClientAddress }) => {
		const { db, now, language, actor } = locals;
		const here = `/portal/invitation/${params.token}`;
		if (locals.session && !actor) redirect(303, `/portal/second-factor?then=${encodeURIComponent(here)}`);
		const { email, code, password } = sent.parse(Object.fromEntries(await request.formData()));
		const shown = { step: 'accept' as const, email, code };
		const limited = await limits.spend(db, 'invitation', [`address:${getClientAddress()}`]);
		if (limited) return fail(429, { ...shown, waitSeconds: limited.waitSeconds });

		const who = actor ? { account: actor.account } : { email, code, password, language };
		const agent = request.headers.get('user-agent') ?? '';
		const accepted = await acceptance.accept(db, params.token, who, agent, now);
		if (accepted.kind === 'limited') return fail(429, { ...shown, waitSeconds: accepted.waitSeconds });
		if (accepted.kind === 'weak') return fail(400, { ...shown, why: accepted.why });
		if (accepted.kind === 'not_an_address') return fail(400, { ...shown, isWrongAddress: true });
		if (accepted.kind === 'wrong_code') return fail(400, { ...shown, isWrongCode: true });
		if (accepted.kind === 'taken') return fail(400, { ...shown, isTaken: true });
		// What ran out meanwhile, or is not for editors, is shown as such.
		if (accepted.kind !== 'accepted') redirect(303, here);
		if (!accepted.cookie) redirect(303, accepted.path);
		session.carry(cookies, accepted.cookie);
		// There a newcomer sees what there is to do, and is offered a second step of signing in.
		redirect(303, '/portal');
	},
};
