import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { isLocal, mostOrigins, originIn } from '$lib/election/origin.ts';
import * as form from '$lib/server/http/form.ts';
import * as embedding from '$lib/server/election/frames.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { enter } from '../enter.server.ts';

export async function load(event) {
	const { election } = await enter(event);
	return {
		sites: await embedding.origins(event.locals.db, election.slug),
		isSaved: event.url.searchParams.has('saved'),
	};
}

const schema = z.object({ sites: z.string().default('') });

export const actions = {
	default: async (event) => {
		const { editor, election } = await enter(event);
		const read = await form.read(schema, event.request);
		if ('faults' in read) return fail(400, read);
		const { data, values } = read;
		const { origins, faults } = readSites(data.sites, election.fictional);
		if (faults.length > 0) {
			return fail(400, { values, faults: [{ field: 'sites', message: faults.join(' ') }] });
		}
		const { db, now } = event.locals;
		await embedding.allow(db, election.slug, origins, editor.account, now);
		redirect(303, `/desk/${election.slug}/frames?saved`);
	},
};

/** The text as it was typed, one site on each line. */
function readSites(sent: string, isFictional: boolean): { origins: string[]; faults: string[] } {
	const origins = new Set<string>();
	const faults: string[] = [];
	sent.split(/\r\n|\r|\n/).forEach((line, index) => {
		if (line.trim() === '') return;
		const origin = originIn(line);
		if (origin === null) faults.push(m.embed_desk_fault({ n: index + 1 }));
		else if (isLocal(origin) && !isFictional) faults.push(m.embed_desk_fault_local({ n: index + 1 }));
		else origins.add(origin);
	});
	if (origins.size > mostOrigins) faults.push(m.embed_desk_fault_many({ most: mostOrigins }));
	// The first few are enough: no one reads a thousand lines.
	return { origins: [...origins], faults: faults.slice(0, 10) };
}
