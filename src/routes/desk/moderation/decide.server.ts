import { error, redirect } from '@sveltejs/kit';
import { speaker } from '$lib/election/text.ts';
import * as elections from '$lib/server/election/election.ts';
import type { Database } from '$lib/server/store/database.ts';
import * as door from '$lib/server/people/door.ts';
import * as moderation from '$lib/server/position/moderation.ts';
import { idIn } from '../number.ts';
import { readReason } from './refusal.server.ts';

// The page on which an editor decides on something that was sent. It is the same for profiles and manifestos.

type Part = moderation.Waiting['part'];

interface Event extends door.Visit {
	locals: App.Locals;
	params: { id: string };
}

/** The page's data: what was sent, if it still waits, and its outcome. */
export type Shown = Awaited<ReturnType<typeof show>>;

export async function show(event: Event, part: Part) {
	door.editor(event);
	const { db, language } = event.locals;
	const id = idOf(event);
	const verdict = await moderation.verdict(db, part, id);
	if (!verdict) error(404);
	const item = await moderation.find(db, part, id);
	return {
		part,
		verdict,
		timezone: await elections.newestTimezone(db),
		item: item && shownOf(item, language),
	};
}

function shownOf(item: moderation.Item, language: string) {
	const say = speaker(language, item.election);
	const named = {
		election: { ...item.election, name: say(item.election.name) },
		sender: { slug: item.sender.slug, name: say(item.sender.name) },
	};
	if (item.part === 'manifesto') return { ...item, ...named };
	return { ...item, ...named, takenDown: item.takenDown.map(({ part, rule }) => ({ part, rule })) };
}

/** The page's actions: publish what the address names, or turn it down for the reason in the form. */
export function actionsFor(part: Part) {
	return {
		approve: async (event: Event) => {
			const of = begin(event, part);
			leadOn(event, await decide(event, { ...of, isApproved: true, reason: '' }), 'approved');
		},
		turnDown: async (event: Event & { request: Request }) => {
			const of = begin(event, part);
			const found = await moderation.find(event.locals.db, part, of.id);
			if (!found) leadOn(event, 'gone', 'turned_down');
			const read = await readReason(event.request, found.language ?? event.locals.language);
			if ('failure' in read) return read.failure;
			leadOn(event, await decide(event, { ...of, isApproved: false, reason: read.reason }), 'turned_down');
		},
	};
}

function begin(event: Event, part: Part) {
	const editor = door.editor(event);
	return { part, id: idOf(event), editor: editor.account, origin: event.url.origin };
}

/** The id in the address; 404 if it cannot be one. */
function idOf({ params }: Event): number {
	return idIn(params.id) ?? error(404);
}

function decide({ locals }: { locals: { db: Database; now: Date } }, decision: moderation.Decision) {
	return moderation.decide(locals.db, decision, locals.now);
}

/** Redirects after a decision. If another editor was faster, back to the same page, which shows who it was. */
function leadOn({ url }: Event, outcome: 'decided' | 'gone', done: 'approved' | 'turned_down'): never {
	redirect(303, outcome === 'gone' ? url.pathname : `/desk/moderation?done=${done}`);
}
