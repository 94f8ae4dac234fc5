import { error, redirect } from '@sveltejs/kit';
import * as contenders from '../election/contender.ts';
import type { Contender } from '../election/contender.ts';
import type { Database } from '../store/database.ts';
import * as blocs from '../election/bloc.ts';
import type { Bloc, Member } from '../election/bloc.ts';
import { may, type Action, type Actor, type Subject } from '../account/permission.ts';
import type { Recognised } from '../account/session.ts';

// The doors of portal and desk. A page or action begins with one of these and uses what it returns; no page checks
// permissions in any other way.

export interface Visit {
	locals: {
		db: Database;
		now: Date;
		session: Recognised | null;
		actor: Actor | null;
		/** Why the person could not be recognised. */
		absence?: { fault: unknown } | null;
	};
	url: URL;
}

/** The signed-in person, with everything that the account requires; others are sent to sign in and come back. */
export function signedIn({ locals, url }: Visit): Actor {
	if (locals.absence) throw locals.absence.fault;
	if (locals.actor) return locals.actor;
	const then = encodeURIComponent(url.pathname + url.search);
	redirect(303, locals.session ? `/portal/second-factor?then=${then}` : `/portal/sign-in?then=${then}`);
}

/** The contender of these slugs if the visitor speaks for it; otherwise 404. */
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
 * The bloc of these slugs for its coordinator and for people who speak for one of its members, with the visitor's part in
 * it; otherwise 404.
 */
export async function together(
	visit: Visit,
	params: { election: string; bloc: string },
): Promise<{ actor: Actor; bloc: Bloc; coordinates: boolean; own: Member[] }> {
	const actor = signedIn(visit);
	const bloc = await blocs.find(visit.locals.db, params.election, params.bloc);
	if (!bloc) error(404);
	const coordinates = may(actor, 'coordinate', { kind: 'bloc', id: bloc.id });
	const own = bloc.members.filter(({ id, kind, party }) =>
		may(actor, 'speak', { kind: 'contender', id, isList: kind === 'list', party }),
	);
	if (!coordinates && own.length === 0) error(404);
	return { actor, bloc, coordinates, own };
}

/** Answers 404 unless the visitor may do this. */
export function allowed(visit: Visit, action: Action, subject: Subject): Actor {
	const actor = signedIn(visit);
	if (!may(actor, action, subject)) error(404);
	return actor;
}

/** The editor at the desk. An editor without a second factor is sent to set one up; anyone else gets 404. */
export function editor(visit: Visit): Actor {
	const actor = signedIn(visit);
	if (may(actor, 'edit', { kind: 'desk', id: 0 })) return actor;
	if (actor.memberships.some(({ role }) => role === 'editor')) redirect(303, '/portal/account/second-factor');
	error(404);
}
