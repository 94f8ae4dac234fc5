import { error, fail, redirect } from '@sveltejs/kit';
import { inLanguage } from '$lib/election/text.ts';
import * as elections from '$lib/server/election/election.ts';
import * as door from '$lib/server/people/door.ts';
import * as outbox from '$lib/server/letter/outbox.ts';
import { idIn } from '../../number.ts';

export async function load(event) {
	door.editor(event);
	const { db, language } = event.locals;
	const found = await outbox.find(db, idIn(event.params.id) ?? error(404));
	if (!found) error(404);
	const isReadable = outbox.isReadable(process.env);
	const { contender, ...entry } = found;
	return {
		letter: entry,
		contender: contender && {
			slug: contender.slug,
			election: contender.election,
			name: inLanguage(contender.name, language, contender.languages),
		},
		hasServer: !isReadable,
		mayRead: isReadable && found.hasWords,
		maySend: !isReadable && found.hasWords && found.state !== 'sent',
		isAgain: event.url.searchParams.has('again'),
		timezone: await elections.newestTimezone(db),
	};
}

export const actions = {
	async read(event) {
		const editor = door.editor(event);
		const { db, now } = event.locals;
		const id = idIn(event.params.id) ?? error(404);
		const words = await outbox.read(db, { id, editor: editor.account }, process.env, now);
		return words ? { words } : fail(409, { words: null });
	},
	async retry(event) {
		const editor = door.editor(event);
		const { db, now } = event.locals;
		const id = idIn(event.params.id) ?? error(404);
		const isTaken = await outbox.retry(db, { id, editor: editor.account }, now);
		redirect(303, isTaken ? `/desk/letters/${id}?again` : `/desk/letters/${id}`);
	},
};
