import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { allows } from '$lib/election/calendar.ts';
import { speaker } from '$lib/election/text.ts';
import * as form from '$lib/server/http/form.ts';
import * as door from '$lib/server/people/door.ts';
import * as manifesto from '$lib/server/position/manifesto.ts';
import type { Wording } from '$lib/server/position/manifesto.ts';
import { speakersOf } from '../../speakers.server.ts';
import { momentOf, typedText } from '../../wordings.ts';
import type { RequestEvent } from './$types';

const done = z.enum(['sent', 'same', 'confirmed', 'withdrawn', 'gone', 'off_ballot']).nullable().catch(null);

export async function load(event) {
	const { actor, bloc, coordinates, own } = await door.together(event, event.params);
	const { db, language, now } = event.locals;
	const { election } = bloc;
	const { newest, shown, loaded } = await manifesto.wordings(db, bloc);
	const say = speaker(language, election);
	const forPage = ({ id, text, state, reason, sentAt, decidedAt, confirmedBy }: Wording) => ({
		id,
		text,
		state,
		confirmedBy,
		sent: momentOf(sentAt, election.timezone),
		decided: decidedAt && momentOf(decidedAt, election.timezone),
		// The reason is between the editors and the coordinator.
		reason: coordinates ? reason : null,
	});
	const isNewer = newest !== null && newest.id !== shown?.id;
	return {
		fictional: election.fictional,
		done: done.parse(event.url.searchParams.get('done')),
		isOpen: allows(election, 'collect', now),
		from: Date.parse(election.calendar.collectingFrom) > now.getTime() ? fromOf(election) : null,
		until: momentOf(new Date(Date.parse(election.calendar.silenceFrom) - 60_000), election.timezone),
		election: { slug: election.slug, name: say(election.name), languages: election.languages },
		name: say(bloc.name),
		coordinates,
		members: bloc.members.map(({ id, name }) => ({ id, name: say(name) })),
		own: own.map(({ id, slug, name, isStanding }) => ({ id, slug, isStanding, name: say(name) })),
		shown: shown && forPage(shown),
		loaded: shown ? {} : loaded,
		// Only the coordinator sees a wording that was turned down.
		newer: isNewer && (newest.state === 'waiting' || coordinates) ? forPage(newest) : null,
		written: coordinates ? (newest?.text ?? loaded) : {},
		// Only coordinators see who coordinates.
		speakers: coordinates
			? await speakersOf(db, { role: 'bloc_coordinator', bloc: bloc.id }, actor.account, election.timezone)
			: [],
	};
}

function fromOf({ calendar, timezone }: { calendar: { collectingFrom: string }; timezone: string }) {
	return momentOf(calendar.collectingFrom, timezone);
}

const choiceSchema = z.object({ wording: form.rowId, member: z.string() });

export const actions = {
	write: async (event) => {
		const { actor, bloc, coordinates } = await door.together(event, event.params);
		if (!coordinates) error(404);
		const sent = await event.request.formData();
		const typed = typedText(sent, 'text', bloc.election.languages);
		const writing = await manifesto.write(event.locals.db, bloc, typed, actor.account, event.locals.now);
		switch (writing.kind) {
			case 'wrong':
				return fail(400, { faults: writing.faults, isEmpty: false, typed });
			case 'empty':
				return fail(400, { faults: [], isEmpty: true, typed });
			case 'closed':
				return fail(409, { faults: [], isEmpty: false, typed });
			default:
				redirect(303, `?done=${writing.kind === 'sent' ? 'sent' : 'same'}`);
		}
	},

	confirm: (event) => decide(event, manifesto.confirm),

	withdraw: (event) => decide(event, manifesto.withdraw),
};

/** A member's own people confirm a wording or withdraw the confirmation. */
async function decide(event: RequestEvent, say: typeof manifesto.confirm | typeof manifesto.withdraw) {
	const { actor, bloc, own } = await door.together(event, event.params);
	if (own.length === 0) error(404);
	const choice = await form.demand(choiceSchema, event.request);
	const member = own.find(({ slug }) => slug === choice.member);
	if (!member) error(404);
	const { db, now } = event.locals;
	const result = await say(db, bloc, { wording: choice.wording, member, account: actor.account }, now);
	redirect(303, result === 'closed' ? '?' : `?done=${result}`);
}
