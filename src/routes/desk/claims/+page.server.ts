import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { speaker } from '$lib/election/text.ts';
import { tidy } from '$lib/election/words.ts';
import * as claim from '$lib/server/people/claim.ts';
import * as form from '$lib/server/http/form.ts';
import * as door from '$lib/server/people/door.ts';
import * as m from '$lib/text/paraglide/messages.js';

/** The longest reason for a refusal, in characters. */
const longest = 1000;

export async function load(event) {
	door.editor(event);
	const { db, language, now } = event.locals;
	const waiting = await claim.waiting(db, now);
	// Claims to the same contender are grouped, in the order of the first claim to each.
	const first = new Map<number, number>();
	waiting.forEach(({ contender }, place) => {
		if (!first.has(contender.id)) first.set(contender.id, place);
	});
	const placeOf = (id: number) => first.get(id) ?? 0;
	return {
		done: event.url.searchParams.get('done'),
		claims: [...waiting]
			.sort((one, other) => placeOf(one.contender.id) - placeOf(other.contender.id))
			.map(({ election, contender, ...facts }) => {
				const say = speaker(language, election);
				return {
					...facts,
					election: { slug: election.slug, name: say(election.name), timezone: election.timezone },
					contender: {
						slug: contender.slug,
						name: say(contender.name),
						number: contender.number,
						contest: say(contender.contestName),
						district: say(contender.districtName),
					},
				};
			}),
	};
}

const approveSchema = z.object({ claim: form.rowId });
const refuseSchema = z.object({ claim: form.rowId, reason: z.string().default('').transform(tidy) });

export const actions = {
	approve: async (event) => {
		const editor = door.editor(event);
		const { locals, url } = event;
		const { claim: id } = await form.demand(approveSchema, event.request);
		const decision = { id, isApproved: true, reason: null, editor: editor.account, origin: url.origin };
		const outcome = await claim.decide(locals.db, decision, locals.now);
		if (outcome === 'decided') redirect(303, '/desk/claims?done=approved');
		if (outcome === 'gone') redirect(303, '/desk/claims?done=gone');
		return refuse(id, `approve-${id}`, m.desk_refused({ why: outcome }), '');
	},
	refuse: async (event) => {
		const editor = door.editor(event);
		const { locals, url } = event;
		const { claim: id, reason } = await form.demand(refuseSchema, event.request);
		if (reason === '') return refuse(id, `reason-${id}`, m.desk_claim_reason_missing(), reason);
		if (reason.length > longest) {
			return refuse(id, `reason-${id}`, m.desk_reason_long({ n: longest }), reason);
		}
		const decision = { id, isApproved: false, reason, editor: editor.account, origin: url.origin };
		const outcome = await claim.decide(locals.db, decision, locals.now);
		redirect(303, `/desk/claims?done=${outcome === 'decided' ? 'refused' : 'gone'}`);
	},
};

function refuse(id: number, field: string, message: string, reason: string) {
	return fail(400, { id, values: { reason }, faults: [{ field, message }] });
}
