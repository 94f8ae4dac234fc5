import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import * as form from '$lib/server/http/form.ts';
import * as contact from '$lib/server/people/contact.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { enter } from '../enter.server.ts';

/** In bytes: enough for all candidates of local elections. */
const most = 5_000_000;

const missing = { error: () => m.desk_addresses_missing() };

const schema = z.object({
	file: z
		.file(missing)
		.min(1, missing)
		.max(most, { error: () => m.desk_addresses_too_large() }),
});

export async function load(event) {
	await enter(event);
	return {};
}

export const actions = {
	/** Does not redirect, because the response says how the file was read. Loading it again changes nothing. */
	default: async (event) => {
		const { editor, election } = await enter(event);
		const read = await form.read(schema, event.request);
		if ('faults' in read) return fail(400, read);
		const bytes = new Uint8Array(await read.data.file.arrayBuffer());
		const outcome = await contact.fromCsv(
			event.locals.db,
			election.slug,
			bytes,
			editor.account,
			event.locals.now,
		);
		if (outcome.kind === 'faulty') return fail(400, { lines: outcome.faults });
		return { loaded: outcome };
	},
};
