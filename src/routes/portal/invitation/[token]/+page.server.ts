import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as form from '$lib/server/http/form.ts';
import * as acceptance from '$lib/server/people/invitation/acceptance.ts';
import * as limits from '$lib/server/account/limits.ts';
import { longest, shortest } from '$lib/server/account/password.ts';
import * as session from '$lib/server/account/session.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { wait } from '../../wait.ts';
import { weakness } from '../../weakness.ts';
import { show } from './show.server.ts';

export async function load({ locals, params, url }) {
	const { db, now, language, actor } = locals;
	const invited = await acceptance.open(db, params.token, now);
	if (!invited) error(404);
	return {
		...show(invited, language),
		hasAccount: invited.hasAccount,
		/** The person who would accept; null if the visitor is not signed in. */
		visitor: actor && {
			email: actor.email,
			edits: actor.memberships.some(({ role }) => role === 'editor'),
		},
		/** Whether a code was sent before, so that no one requests another just to reach its field. */
		hasCode: url.searchParams.has('code'),
		limits: { shortest, longest },
	};
}

const typed = z.string().max(1000).catch('');

const codeSchema = z.object({ email: typed });

/** The code is shown again: it is useless without the link, and only one letter contains it. */
const acceptSchema = z.object({ email: typed, code: typed, password: form.secret() });

export const actions = {
	/** For an invitation on paper: sends a code to the address that was typed. */
	code: async ({ locals: { db, now, language }, params, request, getClientAddress }) => {
		const read = await form.read(codeSchema, request);
		if ('faults' in read) error(400);
		const { email } = read.data;
		const values = { email, code: '' };
		const refuse = (status: number, field: string, message: string) =>
			fail(status, { step: 'address' as const, values, faults: [{ field, message }] });
		const asked = { email, language, address: getClientAddress() };
		const outcome = await acceptance.sendCode(db, params.token, asked, now);
		if (outcome.kind === 'gone') redirect(303, `/portal/invitation/${params.token}`);
		if (outcome.kind === 'limited') return refuse(429, 'accept', wait(outcome.waitSeconds));
		if (outcome.kind === 'not_an_address') return refuse(400, 'email', m.account_email_wrong());
		const accepting = { email: outcome.email, code: '' };
		return { step: 'accept' as const, values: accepting, faults: [], isSent: true };
	},

	accept: async ({ locals, params, request, cookies, getClientAddress }) => {
		const { db, now, language, actor } = locals;
		const here = `/portal/invitation/${params.token}`;
		if (locals.session && !actor) redirect(303, `/portal/second-factor?then=${encodeURIComponent(here)}`);
		const read = await form.read(acceptSchema, request);
		if ('faults' in read) error(400);
		const { data, values } = read;
		const refuse = (status: number, field: string, message: string) =>
			fail(status, { step: 'accept' as const, values, faults: [{ field, message }] });
		const limited = await limits.spend(db, 'invitation', [`address:${getClientAddress()}`]);
		if (limited) return refuse(429, 'accept', wait(limited.waitSeconds));

		const who = actor ? { account: actor.account } : { ...data, language };
		const agent = request.headers.get('user-agent') ?? '';
		const accepted = await acceptance.accept(db, params.token, who, agent, now);
		switch (accepted.kind) {
			case 'limited':
				return refuse(429, 'accept', wait(accepted.waitSeconds));
			case 'weak':
				return refuse(400, 'password', weakness(accepted.why, { shortest, longest }));
			case 'not_an_address':
				return refuse(400, 'email', m.account_email_wrong());
			case 'wrong_code':
				return refuse(400, 'code', m.invitation_code_wrong());
			case 'taken': {
				const isOnPaper = (await acceptance.open(db, params.token, now))?.email === null;
				return refuse(400, isOnPaper ? 'email' : 'sign-in', m.invitation_taken());
			}
		}
		// If the invitation has expired meanwhile, or is not for editors, the page says so.
		if (accepted.kind !== 'accepted') redirect(303, here);
		if (!accepted.cookie) redirect(303, accepted.path);
		session.carry(cookies, accepted.cookie);
		// That page shows newcomers what to do, and offers them a second factor.
		redirect(303, '/portal');
	},
};
