import { targetFor } from './target.ts';

/** A signed-in person with their roles, read from the database for each request. */
export interface Actor {
	account: number;
	email: string;
	language: string;
	/** Only memberships that have not ended. */
	memberships: readonly Membership[];
	/** An editor whose session has shown a second factor. Without it, an editor has no special permissions. */
	isEditor: boolean;
}

export interface Membership {
	id: number;
	role: 'candidate' | 'party_agent' | 'bloc_coordinator' | 'editor';
	contender: number | null;
	party: number | null;
	bloc: number | null;
}

/** What an action is about, by the ids of its rows. */
export interface Subject {
	kind: 'contender' | 'party' | 'bloc' | 'desk';
	id: number;
	/** For a contender: whether it is a party's list, and which party's. */
	isList?: boolean;
	party?: number | null;
}

/** Everything that needs permission. */
export type Action =
	/** Read and save drafts and the profile, load a file, submit, see receipts, confirm the bloc's manifesto. */
	| 'speak'
	/** See which of a party's own candidates have answered, but not what. */
	| 'watch'
	/** Write a bloc's manifesto. */
	| 'coordinate'
	/** Everything at the desk. */
	| 'edit';

/**
 * Whether `actor` may do `action` to `subject`. This is the only place that decides it, and anything not mentioned here is
 * forbidden. An editor never speaks for a contender; a party agent speaks for the party's lists, never for its candidates.
 */
export function may(actor: Actor, action: Action, subject: Subject): boolean {
	switch (action) {
		case 'speak':
			if (subject.kind !== 'contender') return false;
			return speaks(actor, subject);
		case 'watch':
			return subject.kind === 'party' && has(actor, 'party_agent', { party: subject.id });
		case 'coordinate':
			return subject.kind === 'bloc' && has(actor, 'bloc_coordinator', { bloc: subject.id });
		case 'edit':
			return subject.kind === 'desk' && actor.isEditor;
	}
}

function speaks(actor: Actor, { id, isList = false, party = null }: Subject): boolean {
	const target = targetFor({
		id,
		kind: isList ? 'list' : 'person',
		party: party === null ? null : { id: party },
	});
	return target !== null && has(actor, target.role, target);
}

type Named = Partial<Pick<Membership, 'contender' | 'party' | 'bloc'>>;

function has({ memberships }: Actor, role: Membership['role'], target: Named): boolean {
	// An editor speaks for no one, even if two concurrent commands or a row entered by hand made the account both.
	if (memberships.some((membership) => membership.role === 'editor')) return false;
	return memberships.some(
		(membership) =>
			membership.role === role &&
			(target.contender === undefined || sameId(membership.contender, target.contender)) &&
			(target.party === undefined || sameId(membership.party, target.party)) &&
			(target.bloc === undefined || sameId(membership.bloc, target.bloc)),
	);
}

/** Two ids that are both missing do not match. */
function sameId(one: number | null, other: number | null): boolean {
	return one !== null && one === other;
}
