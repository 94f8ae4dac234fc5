import { error } from '@sveltejs/kit';
import { inLanguage } from '$lib/election/text.ts';
import * as desk from '$lib/server/desk.ts';
import * as door from '$lib/server/door.ts';
import * as manifesto from '$lib/server/manifesto.ts';
import { leadOn, readReason } from '../../refusal.server.ts';

export async function load(event) {
	door.editor(event);
	const { db, language } = event.locals;
	const id = numberIn(event.params.id);
	const verdict = await desk.verdict(db, 'manifesto', id);
	if (!verdict) error(404);
	const found = (await manifesto.waiting(db)).find((one) => one.id === id);
	return {
		verdict,
		timezone: await desk.timezone(db),
		item: found && {
			sentAt: found.sentAt,
			election: {
				...found.election,
				name: inLanguage(found.election.name, language, found.election.languages),
			},
			name: inLanguage(found.bloc.name, language, found.election.languages),
			text: found.text,
			shown: found.shown,
			language: await recipientsLanguage(db, found),
		},
	};
}

export const actions = {
	approve: async (event) => {
		const editor = door.editor(event);
		const { locals, params, url } = event;
		const decision = {
			id: numberIn(params.id),
			editor: editor.account,
			isApproved: true,
			reason: '',
			origin: url.origin,
		};
		leadOn(await manifesto.decide(locals.db, decision, locals.now), true, url.pathname);
	},
	turnDown: async (event) => {
		const editor = door.editor(event);
		const { locals, params, url, request } = event;
		const id = numberIn(params.id);
		const found = (await manifesto.waiting(locals.db)).find((one) => one.id === id);
		if (!found) leadOn('gone', false, url.pathname);
		const language = (await recipientsLanguage(locals.db, found)) ?? locals.language;
		const read = readReason(await request.formData(), language);
		if ('failure' in read) return read.failure;
		const decision = {
			id,
			editor: editor.account,
			isApproved: false,
			reason: read.reason,
			origin: url.origin,
		};
		leadOn(await manifesto.decide(locals.db, decision, locals.now), false, url.pathname);
	},
};

async function recipientsLanguage(
	db: Parameters<typeof desk.languageOf>[0],
	{ election, bloc }: manifesto.WaitingManifesto,
): Promise<string | null> {
	const found = await manifesto.find(db, election.slug, bloc.slug);
	return found && desk.languageOf(db, { role: 'bloc_coordinator', bloc: found.id });
}

function numberIn(id: string): number {
	if (!/^\d{1,9}$/.test(id)) error(404);
	return Number(id);
}
