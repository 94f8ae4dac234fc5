import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { inLanguage, speaker } from '$lib/election/text.ts';
import * as form from '$lib/server/http/form.ts';
import * as contenders from '$lib/server/election/contender.ts';
import type { Election } from '$lib/server/election/election.ts';
import type { Database } from '$lib/server/store/database.ts';
import * as memberships from '$lib/server/people/membership.ts';
import * as invitations from '$lib/server/people/invitation/list.ts';
import * as invitation from '$lib/server/people/invitation.ts';
import type { Target } from '$lib/server/account/target.ts';
import { findRepresented, type Represented } from '$lib/server/people/represented.ts';
import * as blocs from '$lib/server/election/bloc.ts';
import * as party from '$lib/server/people/party.ts';
import { dayOf } from '$lib/text/format.ts';
import { interfaceLanguages } from '$lib/text/language.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { enter } from '../enter.server.ts';

export async function load(event) {
	const { election } = await enter(event);
	const { db, language, now } = event.locals;
	const found = await representedIn(db, election, event.url.searchParams);
	const open = await invitations.list(db, found.target, now);
	return {
		name: inLanguage(found.name, language, election.languages),
		back: backOf(found),
		isStanding: found.isStanding,
		/** Whether an earlier invitation on paper is still valid. */
		hasPaper: open.some(({ way, state }) => way === 'paper' && state === 'open'),
		language: (await memberships.language(db, found.target)) ?? event.locals.language,
	};
}

const schema = z.object({ language: z.enum(interfaceLanguages).catch('kk') });

export const actions = {
	/**
	 * Makes the invitation and shows the sheet. This does not redirect: only this response contains the link, which must not
	 * appear in the address of a page.
	 */
	default: async (event) => {
		const { editor, election } = await enter(event);
		const { db, now } = event.locals;
		const found = await representedIn(db, election, event.url.searchParams);
		const { language } = await form.demand(schema, event.request);
		const hand = { editor: editor.account, origin: event.url.origin };
		const outcome = await invitation.onPaper(db, { target: found.target, language, ...hand }, now);
		if (outcome.kind !== 'made') return { refusal: m.desk_refused({ why: outcome.kind }) };
		const say = speaker(language, election);
		const publisher = found.election.imprint['publisher'];
		return {
			sheet: {
				language,
				name: say(found.name),
				role: found.target.role,
				election: say(election.name),
				place: found.place && {
					contest: say(found.place.contest),
					district: say(found.place.district),
					number: found.place.number,
				},
				publisher: typeof publisher === 'string' ? { text: publisher, lang: language } : say(publisher ?? {}),
				link: outcome.link,
				until: dayOf(outcome.expiresAt, election.timezone),
			},
		};
	},
};

/** Whom the query string names: `?contender=`, `?party=` or `?bloc=`. */
async function representedIn(
	db: Database,
	election: Election,
	search: URLSearchParams,
): Promise<Represented> {
	const target = await targetOf(db, election.slug, search);
	const found = target && (await findRepresented(db, target));
	if (!found) error(404);
	return found;
}

async function targetOf(db: Database, slug: string, search: URLSearchParams): Promise<Target | null> {
	const [contender, ofParty, ofBloc] = ['contender', 'party', 'bloc'].map((name) => search.get(name));
	if (contender) {
		const found = await contenders.find(db, slug, contender);
		return found && { role: 'candidate', contender: found.id };
	}
	if (ofParty) {
		const found = await party.find(db, slug, ofParty);
		return found && { role: 'party_agent', party: found.id };
	}
	if (ofBloc) {
		const found = await blocs.find(db, slug, ofBloc);
		return found && { role: 'bloc_coordinator', bloc: found.id };
	}
	return null;
}

function backOf({ target, slug, election }: Represented): string {
	const folder = { candidate: 'contenders', party_agent: 'parties', bloc_coordinator: 'blocs' }[target.role];
	return `/desk/${election.slug}/${folder}/${slug}`;
}
