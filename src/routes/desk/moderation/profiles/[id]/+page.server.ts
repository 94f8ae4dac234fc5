import { error } from '@sveltejs/kit';
import { inLanguage } from '$lib/election/text.ts';
import * as candidacy from '$lib/server/candidacy.ts';
import * as desk from '$lib/server/desk.ts';
import * as door from '$lib/server/door.ts';
import * as profile from '$lib/server/profile.ts';
import { leadOn, readReason } from '../../refusal.server.ts';

export async function load(event) {
	door.editor(event);
	const { db, language } = event.locals;
	const id = numberIn(event.params.id);
	const verdict = await desk.verdict(db, 'profile', id);
	if (!verdict) error(404);
	const found = (await profile.waiting(db)).find((one) => one.id === id);
	return {
		verdict,
		timezone: await desk.timezone(db),
		item: found && {
			sentAt: found.sentAt,
			election: {
				...found.election,
				name: inLanguage(found.election.name, language, found.election.languages),
			},
			contender: {
				...found.contender,
				name: inLanguage(found.contender.name, language, found.election.languages),
			},
			sent: found.sent,
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
		leadOn(await profile.decide(locals.db, decision, locals.now), true, url.pathname);
	},
	turnDown: async (event) => {
		const editor = door.editor(event);
		const { locals, params, url, request } = event;
		const id = numberIn(params.id);
		const found = (await profile.waiting(locals.db)).find((one) => one.id === id);
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
		leadOn(await profile.decide(locals.db, decision, locals.now), false, url.pathname);
	},
};

/** A list is spoken for by its party's agents. */
async function recipientsLanguage(
	db: Parameters<typeof desk.languageOf>[0],
	{ election, contender }: profile.WaitingProfile,
): Promise<string | null> {
	const found = await candidacy.find(db, election.slug, contender.slug);
	if (!found) return null;
	if (found.kind === 'person') return desk.languageOf(db, { role: 'candidate', contender: found.id });
	return found.party ? desk.languageOf(db, { role: 'party_agent', party: found.party.id }) : null;
}

function numberIn(id: string): number {
	if (!/^\d{1,9}$/.test(id)) error(404);
	return Number(id);
}
