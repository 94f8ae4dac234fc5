import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { profileParts } from '$lib/election/profile.ts';
import { rules } from '$lib/election/rule.ts';
import { inLanguage } from '$lib/election/text.ts';
import { tidy } from '$lib/election/words.ts';
import * as memberships from '$lib/server/people/membership.ts';
import * as door from '$lib/server/people/door.ts';
import * as takedown from '$lib/server/position/takedown.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { idIn } from '../../../../number.ts';
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
		/** Of those who get the letter; null where nobody would. */
		language: await memberships.speakersLanguage(locals.db, found),
		longest: longestRemark,
		...(await takedown.parts(locals.db, found.id)),
	};
}

/** In characters. */
const longestRemark = 1000;

const form = z.object({
	/** `photo 1f2e…`: a part and what it holds, as the editor saw it. */
	what: z
		.string()
		.regex(/^[a-z]+ \S+$/)
		.transform((sent) => sent.split(' '))
		.pipe(z.tuple([z.enum(profileParts), z.string()])),
	rule: z.enum(rules),
	remark: z.string().transform(tidy).pipe(z.string().max(longestRemark)),
});

export const actions = {
	takeDown: async (event) => {
		const editor = door.editor(event);
		const { locals, url, request } = event;
		const found = await contenderOf(event);
		const sent = await fieldsOf(request);
		const read = form.safeParse(sent);
		if (!read.success) {
			const wrong = [...new Set(read.error.issues.map(({ path }) => String(path[0])))];
			return refuse(
				400,
				wrong.map((field) => ({ field, message: advice[field]?.() ?? '' })),
			);
		}
		const { what, rule, remark } = read.data;
		const [part, content] = what;
		const reason = { rule, remark, editor: editor.account, origin: url.origin };
		const outcome = await takedown.make(
			locals.db,
			{ contender: found.id, part, content, ...reason },
			locals.now,
		);
		if (outcome === 'gone') return refuse(409, [{ field: 'what', message: m.desk_takedown_gone() }]);
		redirect(303, `${url.pathname}?done=taken_down`);

		function refuse(status: number, faults: { field: string; message: string }[]) {
			return fail(status, { ...sent, faults });
		}
	},
	putBack: async (event) => {
		const editor = door.editor(event);
		const { locals, url, request } = event;
		const found = await contenderOf(event);
		const id = idIn(String((await request.formData()).get('takedown') ?? '')) ?? 0;
		const hand = { editor: editor.account, origin: url.origin };
		// Where another editor was faster, the page shows that it is back.
		await takedown.putBack(locals.db, { id, contender: found.id, ...hand }, locals.now);
		redirect(303, `${url.pathname}?done=put_back`);
	},
};

/** What to do about each field. */
const advice: Record<string, () => string> = {
	what: m.desk_takedown_what_missing,
	rule: m.desk_takedown_rule_missing,
	remark: () => m.desk_reason_long({ n: longestRemark }),
};

async function fieldsOf(request: Request) {
	const data = await request.formData();
	const read = (name: string) => String(data.get(name) ?? '');
	return { what: read('what'), rule: read('rule'), remark: read('remark') };
}
