import { error, redirect } from '@sveltejs/kit';
import * as contenders from '../election/contender.ts';
import type { Contender } from '../election/contender.ts';
import type { Database } from '../store/database.ts';
import * as manifesto from '../position/manifesto.ts';
import type { Bloc, Member } from '../position/manifesto.ts';
import { may, type Action, type Actor, type Subject } from '../account/permission.ts';
import type { Recognised } from '../account/session.ts';

// The doors of portal and desk. A page or action begins with one of these and uses what it gives; none asks anything
// else about who somebody is.

export interface Visit {
	locals: { db: Database; now: Date; session: Recognised | null; actor: Actor | null };
	url: URL;
}

/** Whoever is signed in with all that the account asks for; others are led to sign in and come back. */
export function signedIn({ locals, url }: Visit): Actor {
	if (locals.actor) return locals.actor;
	const then = encodeURIComponent(url.pathname + url.search);
	redirect(303, locals.session ? `/portal/second-factor?then=${then}` : `/portal/sign-in?then=${then}`);
}

/** The contender of these slugs, if the visitor speaks for it; else it is not there (404). */
export async function speaking(
	visit: Visit,
	params: { election: string; contender: string },
): Promise<{ actor: Actor; contender: Contender }> {
	const actor = signedIn(visit);
	const found = await contenders.find(visit.locals.db, params.election, params.contender);
	if (!found || !may(actor, 'speak', subjectOf(found))) error(404);
	return { actor, contender: found };
}

function subjectOf({ id, kind, party }: Contender): Subject {
	return { kind: 'contender', id, isList: kind === 'list', party: party?.id ?? null };
}

/**
 * The bloc of these slugs, for who coordinates it and for who speaks for one of its members, with what the visitor is to
 * it; for others it is not there (404).
 */
export async function together(
	visit: Visit,
	params: { election: string; bloc: string },
): Promise<{ actor: Actor; bloc: Bloc; coordinates: boolean; own: Member[] }> {
	const actor = signedIn(visit);
	const bloc = await manifesto.find(visit.locals.db, params.election, params.bloc);
	if (!bloc) error(404);
	const coordinates = may(actor, 'coordinate', { kind: 'bloc', id: bloc.id });
	const own = bloc.members.filter(({ id, kind, party }) =>
		may(actor, 'speak', { kind: 'contender', id, isList: kind === 'list', party }),
	);
	if (!coordinates && own.length === 0) error(404);
	return { actor, bloc, coordinates, own };
}

/** Whether the visitor may do this; else it is not there (404). */
export function allowed(visit: Visit, action: Action, subject: Subject): Actor {
	const actor = signedIn(visit);
	if (!may(actor, action, subject)) error(404);
	return actor;
}

/** The editor at the desk. One who has not yet set up a second factor is led there; for others there is no desk (404). */
export function editor(visit: Visit): Actor {
	const actor = signedIn(visit);
	if (may(actor, 'edit', { kind: 'desk', id: 0 })) return actor;
	if (actor.memberships.some(({ role }) => role === 'editor')) redirect(303, '/portal/account/second-factor');
	error(404);
}
