import { describe, expect, it } from 'vitest';
import type { ContenderState } from '$lib/server/people/progress.ts';
import * as filter from './filter.ts';
import { count } from './stages.ts';

const now = new Date('2026-11-21T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 60 * 60 * 1000);

function contender(facts: Partial<ContenderState>): ContenderState {
	return {
		id: 1,
		slug: 'aigul',
		kind: 'person',
		name: { kk: 'Айгүл', ru: 'Айгуль' },
		contest: 'seat',
		district: 1,
		number: 1,
		party: null,
		status: 'registered',
		isStanding: true,
		state: 'no_address',
		email: null,
		language: null,
		invitedAt: null,
		expiresAt: null,
		remindedAt: null,
		openedAt: null,
		submittedAt: null,
		positions: 0,
		asked: 36,
		letterFault: null,
		...facts,
	};
}

const found = (address: string, all: ContenderState[]) =>
	filter.matching(all, filter.read(new URLSearchParams(address)), now).map(({ slug }) => slug);

describe('The filter of contenders', () => {
	const all = [
		contender({ slug: 'a', state: 'invited', invitedAt: daysAgo(8) }),
		contender({ slug: 'b', state: 'invited', invitedAt: daysAgo(6), email: 'Bota@Example.kz' }),
		contender({ slug: 'c', state: 'submitted', district: 2, letterFault: '550' }),
		contender({ slug: 'd', state: 'no_address', status: 'withdrawn', isStanding: false, party: 'p' }),
	];

	it.each([
		['', ['a', 'b', 'c', 'd']],
		['q=айгуль', ['a', 'b', 'c', 'd']],
		['q=BOTA@', ['b']],
		['state=late', ['a']],
		['state=invited', ['a', 'b']],
		['state=silent', ['a', 'b']],
		['state=fault', ['c']],
		['state=gone', ['d']],
		['state=no_address', []],
		['state=nonsense', ['a', 'b', 'c', 'd']],
		['contest=seat&district=2', ['c']],
		['district=x', ['a', 'b', 'c', 'd']],
		['party=p', ['d']],
	])('The filter %j finds %j.', (address, slugs) => {
		expect(found(address, all)).toEqual(slugs);
	});

	it('A filter that is read from an address is written to the same address.', () => {
		const address = 'q=%D0%B0&state=late&contest=seat&district=2&party=p';
		expect(filter.write(filter.read(new URLSearchParams(address)))).toBe(address);
	});
});

describe('The stages of contenders', () => {
	it('A contender counts at each step that it has passed.', () => {
		expect(
			count([
				contender({ state: 'no_address' }),
				contender({ state: 'invited', invitedAt: daysAgo(3), letterFault: '550' }),
				contender({ state: 'declined', invitedAt: daysAgo(9), openedAt: daysAgo(8), remindedAt: daysAgo(1) }),
				contender({ state: 'accepted', letterFault: '550' }),
				contender({ state: 'began' }),
				contender({ state: 'submitted' }),
			]),
		).toEqual({ all: 6, invited: 5, reached: 4, opened: 4, began: 2, submitted: 1, lastAt: daysAgo(1) });
	});
});
