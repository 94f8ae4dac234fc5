import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { allows } from '$lib/election/calendar.ts';
import { reasonLimit } from '$lib/election/profile.ts';
import { whyIn } from '$lib/election/position/register.ts';
import { speaker, type Text } from '$lib/election/text.ts';
import * as contenders from '$lib/server/election/contender.ts';
import * as form from '$lib/server/http/form.ts';
import * as door from '$lib/server/people/door.ts';
import * as register from '$lib/server/position/register.ts';
import { languageName } from '$lib/text/language-name.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { contenderOf } from '../../contender.server.ts';

type Event = door.Visit & {
	locals: { language: string };
	params: { election: string; contender: string; statement: string };
};

/** The position to correct; 404 before the calendar's lock, or if there is no position. */
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

const missing = { error: () => m.desk_correct_stance_missing() };

/** @param current the stance to correct */
function schemaFor(languages: readonly string[], current: number | null) {
	return z.object({
		stance: z
			.string(missing)
			.regex(/^([1-7]|declined)$/, missing)
			.transform((stance) => (stance === 'declined' ? null : Number(stance)))
			.refine((stance) => stance !== current, { error: () => m.desk_correct_refused({ why: 'same' }) }),
		why: whyIn(languages, (fault, language) => {
			const inputs = { language: languageName(language), n: reasonLimit };
			return fault === 'missing' ? m.desk_correct_why_missing(inputs) : m.desk_correct_why_long(inputs);
		}),
	});
}

export const actions = {
	/** Reads the form and shows the result. Nothing is stored yet. */
	preview: async (event) => {
		const { read } = await readForm(event);
		return 'faults' in read ? refuse(read.values, read.faults) : shown(read.values, 'preview');
	},
	/** Returns from the preview, with everything that was typed. */
	edit: async (event) => {
		const { read } = await readForm(event);
		return shown(read.values, 'form');
	},
	confirm: async (event) => {
		const { begun, read } = await readForm(event);
		if ('faults' in read) return refuse(read.values, read.faults);
		const outcome = await register.correct(
			event.locals.db,
			{
				contender: begun.found,
				editor: begun.editor.account,
				statement: begun.statement.slug,
				...read.data,
				origin: event.url.origin,
			},
			event.locals.now,
		);
		if (outcome.kind !== 'recorded') {
			const message = m.desk_correct_refused({ why: outcome.kind });
			return refuse(read.values, [{ field: 'stance', message }]);
		}
		const { election, contender } = event.params;
		redirect(303, `/desk/${election}/contenders/${contender}?done=corrected`);
	},
};

async function readForm(event: Event & { request: Request }) {
	const begun = await begin(event);
	const schema = schemaFor(begun.found.election.languages, begun.position.stance);
	return { begun, read: await form.read(schema, event.request) };
}

/** The form's fields as they were sent. */
interface Typed {
	/** A stance, or `declined`. */
	stance: string;
	why: Text;
}

function shown(values: Typed, step: 'form' | 'preview', faults: { field: string; message: string }[] = []) {
	return { ...values, step, faults };
}

function refuse(values: Typed, faults: { field: string; message: string }[]) {
	return fail(400, shown(values, 'form', faults));
}
