import { fail } from '@sveltejs/kit';
import * as contact from '$lib/server/people/contact.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { enter } from '../enter.server.ts';

/** Bytes; as many as the list of all candidates of local elections has. */
const most = 5_000_000;

export async function load(event) {
	await enter(event);
	return {};
}

export const actions = {
	/** Not led on from: what is told is how the file was read. Loading it again changes nothing. */
	default: async (event) => {
		const { editor, election } = await enter(event);
		const file = (await event.request.formData()).get('file');
		if (!(file instanceof File) || file.size === 0) return refuse(m.desk_addresses_missing());
		if (file.size > most) return refuse(m.desk_addresses_too_large());
		const bytes = new Uint8Array(await file.arrayBuffer());
		const outcome = await contact.fromCsv(
			event.locals.db,
			election.slug,
			bytes,
			editor.account,
			event.locals.now,
		);
		if (outcome.kind === 'faulty') return fail(400, { faults: outcome.faults });
		return { loaded: outcome };
	},
};

function refuse(message: string) {
	return fail(400, { refusal: message });
}
