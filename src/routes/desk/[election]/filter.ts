import type { ContenderState } from '$lib/server/people/progress.ts';

/** The states of a contender, in the order in which they are reached. */
export const states = [
	'no_address',
	'not_invited',
	'invited',
	'opened',
	'accepted',
	'began',
	'submitted',
	'declined',
] as const;

/** Choices that cover several states. `gone` are contenders who are not on the ballot; no other group contains them. */
export const groups = ['silent', 'fault', 'late', 'gone'] as const;

type Choice = '' | (typeof states)[number] | (typeof groups)[number];

/** Which contenders an editor looks for. An empty field matches all. */
export interface Filter {
	/** Part of a name, in any language, or of an e-mail address. */
	q: string;
	state: Choice;
	/** Slug. */
	contest: string;
	district: number | null;
	/** Slug. */
	party: string;
}

/** Days after which a contender who has not opened the letter should be called. */
export const patienceDays = 7;

const choices: readonly Choice[] = [...states, ...groups];

/** Reads a filter from a query string. Values that our form cannot send are ignored. */
export function read(search: URLSearchParams): Filter {
	const asked = search.get('state');
	const district = search.get('district')?.trim() ?? '';
	return {
		q: (search.get('q') ?? '').trim().slice(0, 100),
		state: choices.find((choice) => choice === asked) ?? '',
		contest: (search.get('contest') ?? '').slice(0, 100),
		district: /^\d{1,6}$/.test(district) ? Number(district) : null,
		party: (search.get('party') ?? '').slice(0, 100),
	};
}

/** The filter as a query string without the question mark; empty if it matches all. */
export function write(filter: Partial<Filter>): string {
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(filter)) {
		if (value !== '' && value !== null && value !== undefined) search.set(name, String(value));
	}
	return search.toString();
}

/** The contenders that the filter finds, in their order. */
export function matching(
	all: readonly ContenderState[],
	{ q, state, contest, district, party }: Filter,
	now: Date,
): ContenderState[] {
	const words = q.toLowerCase();
	return all.filter(
		(one) =>
			isIn(one, state, now) &&
			(contest === '' || one.contest === contest) &&
			(district === null || one.district === district) &&
			(party === '' || one.party === party) &&
			(words === '' ||
				[...Object.values(one.name), one.email ?? ''].some((text) => text.toLowerCase().includes(words))),
	);
}

/** Whether a contender is in a state or a group of states. */
export function isIn(one: ContenderState, choice: Choice, now: Date): boolean {
	if (choice === '') return true;
	// Contenders who are not on the ballot get no letters.
	if (choice === 'gone' || !one.isStanding) return choice === 'gone' && !one.isStanding;
	switch (choice) {
		case 'silent':
			return one.state !== 'submitted';
		case 'fault':
			return one.letterFault !== null;
		case 'late':
			return (
				one.state === 'invited' &&
				one.invitedAt !== null &&
				now.getTime() - one.invitedAt.getTime() > patienceDays * 24 * 60 * 60 * 1000
			);
		default:
			return one.state === choice;
	}
}
