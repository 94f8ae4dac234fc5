import { fail, redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { resolve } from '$app/paths';
import { SubmissionKey } from '$lib/election/position/register.ts';
import * as limits from '$lib/server/account/limits.ts';
import * as form from '$lib/server/http/form.ts';
import * as door from '$lib/server/people/door.ts';
import * as questionnaire from '$lib/server/position/questionnaire.ts';
import * as register from '$lib/server/position/register.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { viewOf } from '../view.server.ts';
import { fingerprintOfAll } from '../fingerprint.ts';

export async function load(event) {
	const { actor, contender } = await door.speaking(event, event.params);
	const { db, language } = event.locals;
	const view = viewOf(await questionnaire.read(db, contender, actor.account), contender, language);
	return { ...view, key: randomUUID(), seen: fingerprintOfAll(view.saved) };
}

/** `seen` lists the positions that were on the page, so that no one submits what they have not seen. */
const Sending = z.object({ key: SubmissionKey, seen: z.string().max(100).optional() });

export const actions = {
	default: async (event) => {
		const { actor, contender } = await door.speaking(event, event.params);
		const { db, now, language } = event.locals;
		const { key, seen } = await form.demand(Sending, event.request);
		const known = await questionnaire.read(db, contender, actor.account);
		const { saved } = viewOf(known, contender, language);
		const wait = await limits.spend(db, 'submit', [`account:${actor.account}`]);
		if (wait) return fail(429, { problem: m.positions_problem_often(), latest: null });
		const changed = () => fail(409, { problem: m.positions_problem_changed(), latest: null });
		if (seen !== undefined && seen !== fingerprintOfAll(saved)) return changed();
		const result = await register.append(
			db,
			{
				contender,
				account: actor.account,
				actor: contender.kind === 'list' ? 'party_agent' : 'candidate',
				key,
				// The register compares them again, so that nothing changes unseen in between.
				seen: new Map([...known.draft].map(([statement, { version }]) => [statement, version])),
				origin: event.url.origin,
			},
			now,
		);
		switch (result.kind) {
			case 'recorded':
				redirect(303, addressOf(result.receipt.id, event.params));
				break;
			case 'changed':
				return changed();
			case 'closed':
				return fail(403, { problem: m.positions_closed_now(), latest: null });
			case 'nothing_new':
				return fail(409, { problem: m.positions_problem_nothing(), latest: result.latest });
		}
	},
};

function addressOf(id: string, params: { election: string; contender: string }) {
	return resolve('/portal/[election]/contenders/[contender]/receipts/[id]', { ...params, id });
}
