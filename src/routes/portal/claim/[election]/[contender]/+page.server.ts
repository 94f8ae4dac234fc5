import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { allows } from '$lib/election/calendar.ts';
import { speaker } from '$lib/election/text.ts';
import * as account from '$lib/server/account/account.ts';
import * as contenders from '$lib/server/election/contender.ts';
import * as claim from '$lib/server/people/claim.ts';
import type { Database } from '$lib/server/store/database.ts';
import * as invitees from '$lib/server/people/target.ts';

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

/** The contender of these slugs: a person's, on the ballot. Else it is not there (404). */
async function standing(db: Database, params: { election: string; contender: string }) {
	const contender = await contenders.find(db, params.election, params.contender);
	const invitee = contender && (await invitees.find(db, { role: 'candidate', contender: contender.id }));
	if (!contender || !invitee?.isStanding) error(404);
	return contender;
}

/** What is too long for us is a fault to be mended; what no form of ours could send is cut off. */
const typed = z.string().max(20_000).catch('');
const sent = z.object({ name: typed, email: typed, proof: typed });

export const actions = {
	default: async ({ locals: { db, now, language }, params, request, getClientAddress }) => {
		const { id } = await standing(db, params);
		const values = sent.parse(Object.fromEntries(await request.formData()));
		const [name, proof] = [values.name.trim(), values.proof.trim()];
		const over = (text: string, limit: number) => Math.max(0, [...text].length - limit);
		const faults = {
			name: name === '' ? 'missing' : over(name, claim.claimLimits.name),
			email: account.normalise(values.email) === null,
			proof: proof === '' ? 'missing' : over(proof, claim.claimLimits.proof),
		};
		if (faults.name || faults.email || faults.proof) return fail(400, { values, faults });

		const { email } = values;
		const claimed = { contender: id, name, email, language, proof, address: getClientAddress() };
		const asked = await claim.ask(db, claimed, now);
		if (asked.kind === 'limited') return fail(429, { values, waitSeconds: asked.waitSeconds });
		// What was closed meanwhile is shown as such.
		if (asked.kind !== 'asked') redirect(303, `/portal/claim/${params.election}/${params.contender}`);
		redirect(303, `/portal/claim/${params.election}/${params.contender}/sent`);
	},
};
