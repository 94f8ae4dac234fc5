import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blank, facetKeys, fragmentOf, searchIn } from './address.ts';

it('What is looked for survives its way through the address.', () => {
	const words = fc.array(fc.string({ minLength: 1, unit: 'binary' }), { minLength: 1, maxLength: 3 });
	const search = fc.record({
		query: fc.string({ maxLength: 40, unit: 'binary' }),
		scope: fc.constantFrom('own' as const, 'all' as const),
		order: fc.constantFrom('ballot' as const, 'figure' as const),
		ticks: fc.dictionary(fc.constantFrom(...facetKeys), words, { noNullPrototype: true }),
	});
	fc.assert(
		fc.property(search, (looked) => {
			expect(searchIn(fragmentOf(looked))).toEqual({ search: looked, isWhole: true });
		}),
	);
});

it('An address without a fragment looks for nothing, and a place on the page is no search.', () => {
	expect([fragmentOf(blank), searchIn(''), searchIn('#')]).toEqual([
		'',
		{ search: blank, isWhole: true },
		{ search: blank, isWhole: true },
	]);
	expect(searchIn('#main')).toBeNull();
});

it.each([
	'#name=%E0%A4%A&in=all',
	'#in=all&in=nowhere',
	'#in=all&sorting=x',
	'#in=all&order=age',
	'#in=all&party=',
	'#in=all&party=%',
	'#=&in=all',
	'#in=all&toString=1',
	`#in=all&name=${'a'.repeat(300)}`,
	'#in=all&',
])('Of %s only what means something is read.', (fragment) => {
	expect(searchIn(fragment)).toEqual({ search: { ...blank, scope: 'all' }, isWhole: false });
});
