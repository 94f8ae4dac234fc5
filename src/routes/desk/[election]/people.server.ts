import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { allows } from '$lib/election/calendar.ts';
import { speaker, type Text } from '$lib/election/text.ts';
import { tidy } from '$lib/election/words.ts';
import type { Election } from '$lib/server/election/election.ts';
import * as form from '$lib/server/http/form.ts';
import * as memberships from '$lib/server/people/membership.ts';
import * as invitations from '$lib/server/people/invitation/list.ts';
import type { Database } from '$lib/server/store/database.ts';
import * as door from '$lib/server/people/door.ts';
import * as invitation from '$lib/server/people/invitation.ts';
import type { Hand } from '$lib/server/people/invitation/write.ts';
import { type Target } from '$lib/server/account/target.ts';
import type { ContenderState } from '$lib/server/people/progress.ts';
import { auditSubject } from '$lib/server/people/represented.ts';
import { interfaceLanguages } from '$lib/text/language.ts';
import * as m from '$lib/text/paraglide/messages.js';

// How editors manage the people of a contender, a party or a bloc, all three in the same way.

/** The contender, party or bloc in the page's address, for which people are asked to speak. */
export interface Asked {
	/** Null for a list without a party: no one can speak for it. */
	target: Target | null;
	slug: string;
	/** Slug. */
	election: string;
}

export interface PeopleData {
	invitations: invitations.ListedInvitation[];
	members: memberships.Member[];
}

/** The people who speak and those who were invited to. */
export async function peopleOf(db: Database, { target }: Asked, now: Date): Promise<PeopleData> {
	if (!target) return { invitations: [], members: [] };
	return {
		invitations: await invitations.list(db, target, now),
		members: await memberships.members(db, target),
	};
}

/** Data that the pages of a party and of a bloc share. @param own its contenders' progress */
export async function organisationOf(
	{ locals, url }: { locals: App.Locals; url: URL },
	{ name, election }: { name: Text; election: Election },
	asked: Asked,
	own: readonly ContenderState[],
) {
	const say = speaker(locals.language, election);
	return {
		done: url.searchParams.get('done'),
		slug: asked.slug,
		name: say(name),
		isOpen: allows(election, 'invite', locals.now) && own.some(({ isStanding }) => isStanding),
		people: await peopleOf(locals.db, asked, locals.now),
		own: own.map(({ slug, kind, name, status, isStanding, state, positions, asked }) => ({
			...{ slug, kind, status, isStanding, state, positions, asked },
			name: say(name),
		})),
	};
}

interface Event extends door.Visit {
	request: Request;
	params: { election: string };
}

const notAnAddress = { error: () => m.desk_refused({ why: 'not_an_address' }) };

const addressSchema = z.object({
	email: z.string(notAnAddress).trim().max(320, notAnAddress),
	language: z.enum(interfaceLanguages),
});

const invitationSchema = z.object({ invitation: form.rowId });

const endSchema = z.object({ member: form.rowId, reason: z.string().default('').transform(tidy) });

/** The address that was typed into the form, or its refusal. */
export async function readAddress(request: Request) {
	const read = await form.read(addressSchema, request);
	return 'faults' in read ? { failure: fail(400, { ...read, member: null }) } : read;
}

const nothing = { email: '', language: '' };

/**
 * A refused form with everything that was typed.
 *
 * @param member id of the membership to end
 */
export function refuse(
	field: string,
	message: string,
	{ values = nothing, member = null }: { values?: typeof nothing; member?: number | null } = {},
) {
	return fail(400, { values, member, faults: [{ field, message }] });
}

/** The actions of a page about one of them. @param find reads whom the page is about */
export function actionsFor<E extends Event>(find: (event: E) => Promise<Asked>) {
	async function begin(event: E): Promise<{ hand: Hand; asked: Asked; target: Target }> {
		const editor = door.editor(event);
		const asked = await find(event);
		if (!asked.target) error(404);
		return { hand: { editor: editor.account, origin: event.url.origin }, asked, target: asked.target };
	}

	/** The invitation that a form names, if it belongs to whom the page is about. */
	async function named(event: E, target: Target): Promise<number> {
		const { invitation: id } = await form.demand(invitationSchema, event.request);
		const own = await invitations.list(event.locals.db, target, event.locals.now);
		if (!own.some((one) => one.id === id)) error(404);
		return id;
	}

	return {
		invite: async (event: E) => {
			const { hand, target } = await begin(event);
			const read = await readAddress(event.request);
			if ('failure' in read) return read.failure;
			const outcome = await invitation.invite(
				event.locals.db,
				{ target, ...read.data, ...hand },
				event.locals.now,
			);
			if (outcome.kind !== 'invited') {
				return refuse('email', m.desk_refused({ why: outcome.kind }), read);
			}
			redirect(303, `${event.url.pathname}?done=invited`);
		},
		renew: async (event: E) => {
			const { hand, target } = await begin(event);
			const id = await named(event, target);
			const outcome = await invitation.renew(event.locals.db, { id, ...hand }, event.locals.now);
			if (outcome.kind !== 'renewed') return refuse('invitations', m.desk_refused({ why: outcome.kind }));
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
			if (!isRevoked) return refuse('invitations', m.desk_refused({ why: 'answered' }));
			redirect(303, `${event.url.pathname}?done=revoked`);
		},
		end: async (event: E) => {
			const { hand, asked, target } = await begin(event);
			const { member: id, reason: typed } = await form.demand(endSchema, event.request);
			const reason = typed.slice(0, 500);
			if (reason === '') return refuse(`reason-${id}`, m.desk_end_reason_missing(), { member: id });
			const end = {
				...{ id, target, reason, editor: hand.editor, election: asked.election },
				subject: auditSubject({ target, slug: asked.slug }),
			};
			const isEnded = await memberships.end(event.locals.db, end, event.locals.now);
			if (!isEnded) return refuse('members', m.desk_refused({ why: 'ended' }));
			redirect(303, `${event.url.pathname}?done=ended`);
		},
	};
}
