import { targetFor } from './target.ts';

/** What somebody is to the product, once signed in. Read from the database at each request. */
export interface Actor {
	account: number;
	email: string;
	language: string;
	/** Only memberships that have not ended. */
	memberships: readonly Membership[];
	/** An editor whose session has shown a second factor. Without it an editor may do nothing that others may not. */
	isEditor: boolean;
}

export interface Membership {
	id: number;
	role: 'candidate' | 'party_agent' | 'bloc_coordinator' | 'editor';
	contender: number | null;
	party: number | null;
	bloc: number | null;
}

/** What an action is done to, by the ids of its rows. */
export interface Subject {
	kind: 'contender' | 'party' | 'bloc' | 'desk';
	id: number;
	/** Of a contender: whether it is a party's list, and whose. */
	isList?: boolean;
	party?: number | null;
}

/** Everything that somebody must be allowed to do. */
export type Action =
	/** Read and save drafts and the profile, load a file, submit, see receipts, confirm the bloc's manifesto. */
	| 'speak'
	/** See which of a party's own candidates have answered, never what. */
	| 'watch'
	/** Write a bloc's manifesto. */
	| 'coordinate'
	/** Everything at the desk. */
	| 'edit';

/**
 * Whether `actor` may do `action` to `subject`. The one place that decides it; what is not said here is not allowed. An
 * editor never speaks for a contender, and a party agent speaks for the party's lists, never for its candidates.
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
	// An editor speaks for nobody, even if an account came to be both by two commands at once or by a row entered by hand.
	if (memberships.some((membership) => membership.role === 'editor')) return false;
	return memberships.some(
		(membership) =>
			membership.role === role &&
			(target.contender === undefined || sameId(membership.contender, target.contender)) &&
			(target.party === undefined || sameId(membership.party, target.party)) &&
			(target.bloc === undefined || sameId(membership.bloc, target.bloc)),
	);
}

/** Two rows that are both missing are nobody's, not the same. */
function sameId(one: number | null, other: number | null): boolean {
	return one !== null && one === other;
}
