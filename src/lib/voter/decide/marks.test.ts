import { describe, expect, it } from 'vitest';
import { assemble } from '$lib/election/ballot/ballot.ts';
import { unpackBasis } from '$lib/election/ballot/basis.ts';
import { contender, contest, district, example, statement } from '../../../../tests/support/core.ts';
import type { Mark } from '../Shortlist.svelte.ts';
import { find, runoffOf } from './marks.ts';

function mark(slug: string, more: Partial<Mark> = {}): Mark {
	return { contest: 'seat', district: 2, slug, number: 7, name: { text: slug, lang: 'kk' }, ...more };
}

describe('A second round', () => {
	it('Two on one ballot make a second round; one, three, or two on two ballots do not.', () => {
		expect(runoffOf([mark('a'), mark('b')])?.map(({ slug }) => slug)).toEqual(['a', 'b']);
		expect(runoffOf([mark('a')])).toBe(null);
		expect(runoffOf([mark('a'), mark('b'), mark('c')])).toBe(null);
		expect(runoffOf([mark('a'), mark('b', { district: 3 })])).toBe(null);
	});
});

describe('What a publication has of marks', () => {
	const core = example({ statements: [statement('s')] });
	const ballot = assemble(
		core,
		contest('seat'),
		district('seat', 2),
		[contender('here', '5', { number: 3 }), contender('left', '4', { status: 'withdrawn' })],
		unpackBasis(core, null),
	);

	it('A contender stands, has left or is missing, or its ballot has not arrived.', () => {
		const marks = [mark('here'), mark('left'), mark('missing'), mark('here', { district: 9 })];
		const found = find(marks, [ballot]);
		expect(found.map(({ state, contender }) => [state, contender?.slug])).toEqual([
			['standing', 'here'],
			['gone', 'left'],
			['gone', undefined],
			['unknown', undefined],
		]);
	});
});
