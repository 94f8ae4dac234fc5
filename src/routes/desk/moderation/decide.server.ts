import { error } from '@sveltejs/kit';
import type { Database } from '$lib/server/store/database.ts';
import * as door from '$lib/server/people/door.ts';
import type * as profile from '$lib/server/position/profile.ts';
import { idIn } from '../number.ts';
import { leadOn, readReason } from './refusal.server.ts';

// How an editor decides about something that was sent. The same for profiles and manifestos.

interface Event extends door.Visit {
	locals: App.Locals;
	params: { id: string };
	request: Request;
}

/** A kind of what is sent to the editors, as its own module deals with it. */
interface Kind<Item extends { id: number }> {
	waiting(db: Database): Promise<Item[]>;
	decide(db: Database, decision: profile.Decision, now: Date): Promise<'decided' | 'gone'>;
}

/** The id in the address; 404 where it can be none. */
export function idOf({ params }: Pick<Event, 'params'>): number {
	return idIn(params.id) ?? error(404);
}

/** Publishes what the address names. */
export async function approve(event: Event, kind: Pick<Kind<{ id: number }>, 'decide'>): Promise<never> {
	const editor = door.editor(event);
	const { locals, url } = event;
	const of = { id: idOf(event), editor: editor.account, origin: url.origin };
	leadOn(
		await kind.decide(locals.db, { ...of, isApproved: true, reason: '' }, locals.now),
		true,
		url.pathname,
	);
}

/**
 * Turns down what the address names, for the reason that the form gives.
 *
 * @param languageOf in which language its people are written to; null where there are none
 */
export async function turnDown<Item extends { id: number }>(
	event: Event,
	kind: Kind<Item>,
	languageOf: (db: Database, item: Item) => Promise<string | null>,
) {
	const editor = door.editor(event);
	const { locals, url, request } = event;
	const of = { id: idOf(event), editor: editor.account, origin: url.origin };
	const found = (await kind.waiting(locals.db)).find(({ id }) => id === of.id);
	if (!found) leadOn('gone', false, url.pathname);
	const language = (await languageOf(locals.db, found)) ?? locals.language;
	const read = await readReason(request, language);
	if ('failure' in read) return read.failure;
	const { reason } = read;
	leadOn(await kind.decide(locals.db, { ...of, isApproved: false, reason }, locals.now), false, url.pathname);
}
