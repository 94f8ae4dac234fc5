import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { profileParts } from '$lib/election/profile.ts';
import { rules } from '$lib/election/rule.ts';
import { inLanguage } from '$lib/election/text.ts';
import { tidy } from '$lib/election/words.ts';
import * as form from '$lib/server/http/form.ts';
import { targetFor } from '$lib/server/account/target.ts';
import * as memberships from '$lib/server/people/membership.ts';
import * as door from '$lib/server/people/door.ts';
import * as takedown from '$lib/server/position/takedown.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { contenderOf } from '../contender.server.ts';

export async function load(event) {
	door.editor(event);
	const { locals, url } = event;
	const found = await contenderOf(event);
	const { election } = found;
	return {
		done: url.searchParams.get('done'),
		contender: { slug: found.slug, name: inLanguage(found.name, locals.language, election.languages) },
		languages: election.languages,
		/** Language of those who get the letter; null if no one would. */
		language: await memberships.language(locals.db, targetFor(found)),
		longest: longestRemark,
		...(await takedown.parts(locals.db, found.id)),
	};
}

/** In characters. */
const longestRemark = 1000;

const whatMissing = { error: () => m.desk_takedown_what_missing() };

const takeDownSchema = z.object({
	/** `photo 1f2e…`: a part and its content, as the editor saw it. */
	what: z
		.string(whatMissing)
		.regex(/^[a-z]+ \S+$/, whatMissing)
		.transform((sent) => sent.split(' '))
		.pipe(z.tuple([z.enum(profileParts, whatMissing), z.string()])),
	rule: z.enum(rules, { error: () => m.desk_takedown_rule_missing() }),
	remark: z
		.string()
		.default('')
		.transform(tidy)
		.pipe(z.string().max(longestRemark, { error: () => m.desk_reason_long({ n: longestRemark }) })),
});

const putBackSchema = z.object({ takedown: form.rowId });

export const actions = {
	takeDown: async (event) => {
		const editor = door.editor(event);
		const { locals, url, request } = event;
		const found = await contenderOf(event);
		const read = await form.read(takeDownSchema, request);
		if ('faults' in read) return fail(400, read);
		const { what, rule, remark } = read.data;
		const [part, content] = what;
		const reason = { rule, remark, editor: editor.account, origin: url.origin };
		const outcome = await takedown.make(
			locals.db,
			{ contender: found.id, part, content, ...reason },
			locals.now,
		);
		if (outcome === 'gone') {
			const faults = [{ field: 'what', message: m.desk_takedown_gone() }];
			return fail(409, { values: read.values, faults });
		}
		redirect(303, `${url.pathname}?done=taken_down`);
	},
	putBack: async (event) => {
		const editor = door.editor(event);
		const { locals, url, request } = event;
		const found = await contenderOf(event);
		const { takedown: id } = await form.demand(putBackSchema, request);
		const hand = { editor: editor.account, origin: url.origin };
		// If another editor was faster, the page shows that the part is back.
		await takedown.putBack(locals.db, { id, contender: found.id, ...hand }, locals.now);
		redirect(303, `${url.pathname}?done=put_back`);
	},
};
