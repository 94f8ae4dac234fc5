import { redirect } from '@sveltejs/kit';
import * as door from '$lib/server/people/door.ts';
import type { Actor } from '$lib/server/account/permission.ts';
import * as session from '$lib/server/account/session.ts';

/** The product's name in authenticator apps. */
export const issuer = 'Tandau';

/** The signed-in person in a fresh session; others are sent to confirm their password and then return. */
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

/** Redirects to the page that asks for the password again. */
export function prove({ pathname }: URL): never {
	redirect(303, `/portal/account/confirm?then=${encodeURIComponent(pathname)}`);
}
