import { describe, expect, it } from 'vitest';
import { may, type Action, type Actor, type Membership, type Subject } from './permission.ts';

const actions: Action[] = ['speak', 'watch', 'coordinate', 'edit'];

// Contender 1 is a candidate of party 10 in bloc 20, contender 2 nominated herself, contender 3 is the list of party 10.
const subjects = {
	'candidate of party 10': { kind: 'contender', id: 1, isList: false, party: 10 },
	'self-nominee': { kind: 'contender', id: 2, isList: false, party: null },
	'list of party 10': { kind: 'contender', id: 3, isList: true, party: 10 },
	'list of party 11': { kind: 'contender', id: 4, isList: true, party: 11 },
	'list without party': { kind: 'contender', id: 5, isList: true, party: null },
	'list that does not give its party': { kind: 'contender', id: 6, isList: true },
	'party 10': { kind: 'party', id: 10 },
	'party 11': { kind: 'party', id: 11 },
	// The same id in another table means something else.
	'party 1': { kind: 'party', id: 1 },
	'bloc 20': { kind: 'bloc', id: 20 },
	'bloc 21': { kind: 'bloc', id: 21 },
	'bloc 10': { kind: 'bloc', id: 10 },
	desk: { kind: 'desk', id: 0 },
} satisfies Record<string, Subject>;

/** Who may do what; anything not listed here is refused. */
const allowed: { who: string; actor: Actor; permitted: string[] }[] = [
	{ who: 'a person without a membership', actor: actor([]), permitted: [] },
	{
		who: 'the candidate of party 10',
		actor: actor([member('candidate', { contender: 1 })]),
		permitted: ['speak candidate of party 10'],
	},
	{
		who: 'the self-nominee',
		actor: actor([member('candidate', { contender: 2 })]),
		permitted: ['speak self-nominee'],
	},
	{
		who: 'a candidate without a contender',
		actor: actor([member('candidate', {})]),
		permitted: [],
	},
	{
		who: 'a candidate whose contender is a list',
		actor: actor([member('candidate', { contender: 3 })]),
		permitted: [],
	},
	{
		who: 'the agent of party 10',
		actor: actor([member('party_agent', { party: 10 })]),
		permitted: ['speak list of party 10', 'watch party 10'],
	},
	{
		who: 'an agent of no party',
		actor: actor([member('party_agent', {})]),
		permitted: [],
	},
	{
		who: 'the coordinator of bloc 20',
		actor: actor([member('bloc_coordinator', { bloc: 20 })]),
		permitted: ['coordinate bloc 20'],
	},
	{
		who: 'a coordinator of no bloc',
		actor: actor([member('bloc_coordinator', {})]),
		permitted: [],
	},
	{
		who: 'a person who is a candidate and the agent of party 10 and leads bloc 21',
		actor: actor([
			member('candidate', { contender: 1 }),
			member('party_agent', { party: 10 }),
			member('bloc_coordinator', { bloc: 21 }),
		]),
		permitted: [
			'speak candidate of party 10',
			'speak list of party 10',
			'watch party 10',
			'coordinate bloc 21',
		],
	},
	{
		who: 'an editor who has shown a second factor',
		actor: { ...actor([member('editor', {})]), isEditor: true },
		permitted: ['edit desk'],
	},
	{
		who: 'an editor who has not shown one',
		actor: actor([member('editor', {})]),
		permitted: [],
	},
	{
		who: 'an editor who accidentally became a candidate, an agent and a coordinator',
		actor: {
			...actor([
				member('candidate', { contender: 1 }),
				member('party_agent', { party: 10 }),
				member('bloc_coordinator', { bloc: 20 }),
				member('editor', {}),
			]),
			isEditor: true,
		},
		permitted: ['edit desk'],
	},
];

describe('Permissions', () => {
	const all = actions.flatMap((action) =>
		Object.entries<Subject>(subjects).map(([name, subject]) => ({
			label: `${action} ${name}`,
			action,
			subject,
		})),
	);

	it.each(allowed)('Only what is listed is permitted to $who.', ({ actor, permitted }) => {
		const done = all.filter(({ action, subject }) => may(actor, action, subject)).map(({ label }) => label);
		expect(done).toEqual(permitted);
	});
});

function actor(memberships: Membership[]): Actor {
	return { account: 1, email: 'a@example.org', language: 'kk', memberships, isEditor: false };
}

function member(
	role: Membership['role'],
	{ contender = null, party = null, bloc = null }: Partial<Membership>,
): Membership {
	return { id: 1, role, contender, party, bloc };
}
