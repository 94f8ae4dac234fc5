import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { tidy } from '$lib/election/words.ts';
import * as memberships from '$lib/server/people/membership.ts';
import * as invitations from '$lib/server/people/invitation/list.ts';
import type { Database } from '$lib/server/store/database.ts';
import * as door from '$lib/server/people/door.ts';
import * as invitation from '$lib/server/people/invitation.ts';
import type { Hand } from '$lib/server/people/invitation/write.ts';
import { subjectOf, type Target } from '$lib/server/people/target.ts';
import { interfaceLanguages } from '$lib/text/language.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { idIn } from '../number.ts';

// What editors do with the people of a contender, a party or a bloc. The same for all three.

/** Who is asked to speak, by the address of the page. */
export interface Asked {
	/** Null for a list without a party: nobody can speak for it. */
	target: Target | null;
	slug: string;
	/** Slug. */
	election: string;
}

export interface PeopleData {
	invitations: invitations.ListedInvitation[];
	members: memberships.Member[];
}

/** Those who speak and those who were asked to. */
export async function peopleOf(db: Database, { target }: Asked, now: Date): Promise<PeopleData> {
	if (!target) return { invitations: [], members: [] };
	return {
		invitations: await invitations.list(db, target, now),
		members: await memberships.members(db, target),
	};
}

/** What a refused form shows again. */
export interface Refused {
	email: string;
	language: string;
	/** Id of the membership that was to be ended. */
	member: number | null;
	reason: string;
	faults: { field: string; message: string }[];
}

interface Event extends door.Visit {
	request: Request;
	params: { election: string };
}

const addressForm = z.object({
	email: z.string().trim().max(320),
	language: z.enum(interfaceLanguages),
});

/** What was typed into the form for an address, or its refusal. */
export async function readAddress(request: Request) {
	const sent = await request.formData();
	const typed = { email: text(sent, 'email'), language: text(sent, 'language') };
	const read = addressForm.safeParse(typed);
	return read.success
		? { typed, read: read.data }
		: { failure: refuse(typed, 'email', m.desk_refused({ why: 'not_an_address' })) };
}

/** A refused form with everything that was typed. */
export function refuse(typed: Partial<Refused>, field: string, message: string) {
	const refused: Refused = {
		...{ email: '', language: '', member: null, reason: '' },
		...typed,
		faults: [{ field, message }],
	};
	return fail(400, refused);
}

/** The actions of a page about one of them. @param find whom the page is about */
export function actionsFor<E extends Event>(find: (event: E) => Promise<Asked>) {
	async function begin(event: E): Promise<{ hand: Hand; asked: Asked; target: Target }> {
		const editor = door.editor(event);
		const asked = await find(event);
		if (!asked.target) error(404);
		return { hand: { editor: editor.account, origin: event.url.origin }, asked, target: asked.target };
	}

	/** The invitation that a form names, as long as it belongs to whom the page is about. */
	async function named(event: E, target: Target): Promise<number> {
		const id = Number((await event.request.formData()).get('invitation'));
		if (!Number.isInteger(id) || id < 1) error(400);
		const own = await invitations.list(event.locals.db, target, event.locals.now);
		if (!own.some((one) => one.id === id)) error(404);
		return id;
	}

	return {
		invite: async (event: E) => {
			const { hand, target } = await begin(event);
			const form = await readAddress(event.request);
			if ('failure' in form) return form.failure;
			const outcome = await invitation.invite(
				event.locals.db,
				{ target, ...form.read, ...hand },
				event.locals.now,
			);
			if (outcome.kind !== 'invited') {
				return refuse(form.typed, 'email', m.desk_refused({ why: outcome.kind }));
			}
			redirect(303, `${event.url.pathname}?done=invited`);
		},
		renew: async (event: E) => {
			const { hand, target } = await begin(event);
			const id = await named(event, target);
			const outcome = await invitation.renew(event.locals.db, { id, ...hand }, event.locals.now);
			if (outcome.kind !== 'renewed') return refuse({}, 'invitations', m.desk_refused({ why: outcome.kind }));
			redirect(303, `${event.url.pathname}?done=renewed`);
		},
		revoke: async (event: E) => {
			const { hand, target } = await begin(event);
			const id = await named(event, target);
			const isRevoked = await invitation.revoke(
				event.locals.db,
				{ id, editor: hand.editor },
				event.locals.now,
			);
			if (!isRevoked) return refuse({}, 'invitations', m.desk_refused({ why: 'answered' }));
			redirect(303, `${event.url.pathname}?done=revoked`);
		},
		end: async (event: E) => {
			const { hand, asked, target } = await begin(event);
			const sent = await event.request.formData();
			const id = idIn(sent.get('member')) ?? error(400);
			const reason = tidy(text(sent, 'reason')).slice(0, 500);
			if (reason === '') {
				return refuse({ member: id }, `reason-${id}`, m.desk_end_reason_missing());
			}
			const end = {
				...{ id, target, reason, editor: hand.editor, election: asked.election },
				subject: subjectOf({ target, slug: asked.slug }),
			};
			const isEnded = await memberships.end(event.locals.db, end, event.locals.now);
			if (!isEnded) return refuse({}, 'members', m.desk_refused({ why: 'ended' }));
			redirect(303, `${event.url.pathname}?done=ended`);
		},
	};
}

function text(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value.slice(0, 2000) : '';
}
