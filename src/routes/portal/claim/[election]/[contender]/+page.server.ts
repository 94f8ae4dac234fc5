import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { allows } from '$lib/election/calendar.ts';
import { speaker } from '$lib/election/text.ts';
import * as form from '$lib/server/http/form.ts';
import * as contenders from '$lib/server/election/contender.ts';
import * as claim from '$lib/server/people/claim.ts';
import type { Database } from '$lib/server/store/database.ts';
import { findRepresented } from '$lib/server/people/represented.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { email } from '../../../fields.server.ts';
import { wait } from '../../../wait.ts';

export async function load({ locals: { db, now, language, actor }, params }) {
	const contender = await standing(db, params);
	const { name, number, contestName, districtName, election } = contender;
	const say = speaker(language, election);
	return {
		fictional: election.fictional,
		isOpen: allows(election, 'invite', now),
		election: { slug: election.slug, name: say(election.name) },
		contender: { number, name: say(name), contest: say(contestName), district: say(districtName) },
		limits: claim.claimLimits,
		email: actor?.email ?? '',
	};
}

/** The contender with these slugs, if it is a person on the ballot; otherwise 404. */
async function standing(db: Database, params: { election: string; contender: string }) {
	const contender = await contenders.find(db, params.election, params.contender);
	const represented =
		contender && (await findRepresented(db, { role: 'candidate', contender: contender.id }));
	if (!contender || !represented?.isStanding) error(404);
	return contender;
}

const schema = z.object({
	name: words(claim.claimLimits.name, () => m.invitation_claim_your_name_missing()),
	email,
	proof: words(claim.claimLimits.proof, () => m.invitation_claim_proof_missing()),
});

/** @param limit characters */
function words(limit: number, missing: () => string) {
	const over = (text: string) => [...text].length - limit;
	return z
		.string({ error: missing })
		.trim()
		.min(1, { error: missing })
		.refine((text) => over(text) <= 0, {
			error: ({ input }) => m.invitation_claim_shorten({ n: over(String(input)) }),
		});
}

export const actions = {
	default: async ({ locals: { db, now, language }, params, request, getClientAddress }) => {
		const { id } = await standing(db, params);
		const read = await form.read(schema, request);
		if ('faults' in read) return fail(400, read);

		const { data, values } = read;
		const claimed = { contender: id, ...data, language, address: getClientAddress() };
		const asked = await claim.ask(db, claimed, now);
		if (asked.kind === 'limited') {
			return fail(429, { values, faults: [{ field: 'send', message: wait(asked.waitSeconds) }] });
		}
		// If claims have closed meanwhile, the page says so.
		if (asked.kind !== 'asked') redirect(303, `/portal/claim/${params.election}/${params.contender}`);
		redirect(303, `/portal/claim/${params.election}/${params.contender}/sent`);
	},
};
