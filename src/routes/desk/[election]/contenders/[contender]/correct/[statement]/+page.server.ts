import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { allows } from '$lib/election/calendar.ts';
import { reasonLimit } from '$lib/election/profile.ts';
import { whyIn } from '$lib/election/register.ts';
import { speaker } from '$lib/election/text.ts';
import * as contenders from '$lib/server/election/contender.ts';
import * as door from '$lib/server/people/door.ts';
import * as register from '$lib/server/position/register.ts';
import { languageName } from '$lib/text/language-name.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { contenderOf } from '../../contender.server.ts';

type Event = door.Visit & {
	locals: { language: string };
	params: { election: string; contender: string; statement: string };
};

/** What is to be corrected; not there before the calendar's lock, nor where nobody gave a position. */
async function begin(event: Event) {
	const editor = door.editor(event);
	const { db, now } = event.locals;
	const found = await contenderOf(event);
	if (!allows(found.election, 'correct', now)) error(404);
	const statement = (await contenders.statements(db, found)).find(
		({ slug }) => slug === event.params.statement,
	);
	const position = (await register.current(db, found.id)).get(event.params.statement);
	if (!statement || !position) error(404);
	return { editor, found, statement, position };
}

export async function load(event) {
	const { found, statement, position } = await begin(event);
	const say = speaker(event.locals.language, found.election);
	return {
		contender: { slug: found.slug, name: say(found.name) },
		statement: {
			slug: statement.slug,
			text: say(statement.text),
			steps: statement.steps,
			labels: statement.labels?.map(say),
		},
		stance: position.stance,
		reason: position.reason,
		limit: reasonLimit,
	};
}

const form = z.object({
	/** A stance, or `declined`. */
	stance: z.string().regex(/^([1-7]|declined)$/),
});

export const actions = {
	/** Reads the form and shows what would become of it. Nothing is stored yet. */
	preview: async (event) => {
		const read = await readForm(event);
		return 'failure' in read ? read.failure : { ...read.typed, step: 'preview' as const, faults: [] };
	},
	/** Back from the preview, with everything that was typed. */
	edit: async (event) => {
		await begin(event);
		return { ...typedIn(await event.request.formData()), step: 'form' as const, faults: [] };
	},
	confirm: async (event) => {
		const read = await readForm(event);
		if ('failure' in read) return read.failure;
		const { begun, stance, why, typed } = read;
		const outcome = await register.correct(
			event.locals.db,
			{
				contender: begun.found,
				editor: begun.editor.account,
				statement: begun.statement.slug,
				stance,
				why,
				origin: event.url.origin,
			},
			event.locals.now,
		);
		if (outcome.kind !== 'recorded') {
			const fault = { field: 'stance', message: m.desk_correct_refused({ why: outcome.kind }) };
			return fail(400, { ...typed, step: 'form' as const, faults: [fault] });
		}
		const { election, contender } = event.params;
		redirect(303, `/desk/${election}/contenders/${contender}?done=corrected`);
	},
};

async function readForm(event: Event & { request: Request }) {
	const begun = await begin(event);
	const typed = typedIn(await event.request.formData());
	const { languages } = begun.found.election;
	const faults: { field: string; message: string }[] = [];
	const chosen = form.safeParse(typed);
	if (!chosen.success) faults.push({ field: 'stance', message: m.desk_correct_stance_missing() });
	const stance = typed.stance === 'declined' ? null : Number(typed.stance);
	if (chosen.success && stance === begun.position.stance) {
		faults.push({ field: 'stance', message: m.desk_correct_refused({ why: 'same' }) });
	}
	const why = whyIn(languages).safeParse(
		Object.fromEntries(languages.map((language) => [language, typed.why[language] ?? ''])),
	);
	if (!why.success) {
		for (const language of new Set(why.error.issues.map(({ path }) => String(path[0])))) {
			const isMissing = (typed.why[language] ?? '').trim() === '';
			const inputs = { language: languageName(language), n: reasonLimit };
			const message = isMissing ? m.desk_correct_why_missing(inputs) : m.desk_correct_why_long(inputs);
			faults.push({ field: `why-${language}`, message });
		}
	}
	if (faults.length > 0 || !why.success) {
		return { failure: fail(400, { ...typed, step: 'form' as const, faults }) };
	}
	return { begun, typed, stance, why: why.data };
}

/** The form as it was sent. */
function typedIn(sent: FormData): { stance: string; why: Record<string, string> } {
	const why: Record<string, string> = {};
	for (const [name, value] of sent) {
		if (name.startsWith('why-') && typeof value === 'string')
			why[name.slice('why-'.length)] = value.slice(0, 5000);
	}
	const stance = sent.get('stance');
	return { stance: typeof stance === 'string' ? stance : '', why };
}
