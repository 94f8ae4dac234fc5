import { redirect } from '@sveltejs/kit';
import * as door from '$lib/server/people/door.ts';
import type { Actor } from '$lib/server/account/permission.ts';
import * as session from '$lib/server/account/session.ts';

/** What authenticator apps call us. */
export const issuer = 'Tandau';

/** Whoever is signed in and has proved it lately; others prove it with the password and come back. */
export function enter(visit: { locals: App.Locals; url: URL }): {
	actor: Actor;
	account: number;
	session: string;
} {
	const actor = door.signedIn(visit);
	const current = visit.locals.session;
	if (!current || !session.isFresh(current, visit.locals.now)) prove(visit.url);
	return { actor, account: actor.account, session: current.id };
}

/** Leads to where the password is asked for again. */
export function prove({ pathname }: URL): never {
	redirect(303, `/portal/account/confirm?then=${encodeURIComponent(pathname)}`);
}
