import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blank, facetKeys, fragmentOf, placeIn, searchIn, withPlace } from './address.ts';

it('What is looked for survives its way through the address.', () => {
	const word = fc.string({ minLength: 1, unit: 'binary' });
	const words = fc.uniqueArray(word, { minLength: 1, maxLength: 3 });
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

it('A place on the page can stand beside what is looked for, and alone.', () => {
	const search = '#party=reed,oak';
	expect([withPlace(search, ''), withPlace('', 'көл'), withPlace('', '')]).toEqual([
		search,
		`#${encodeURIComponent('көл')}`,
		'',
	]);
	const both = withPlace(search, 'kol-aqqu');
	expect(both).toBe('#party=reed,oak&at=kol-aqqu');
	expect(searchIn(both)).toEqual(searchIn(search));
	expect([both, '#kol-aqqu', search, '', '#%', '#at=%E0%A4%A'].map(placeIn)).toEqual([
		...['kol-aqqu', 'kol-aqqu', '', '', '', ''],
	]);
	expect(placeIn(withPlace('', 'көл'))).toBe('көл');
});

it('Thousands of values are cut, a value twice is read once, and what is wrong among others is left out.', () => {
	const many = searchIn(`#party=${Array.from({ length: 5000 }, (_, index) => `p${index}`).join()}`);
	expect([many?.search.ticks['party']?.length, many?.isWhole]).toEqual([200, false]);
	const long = searchIn(`#party=${'a'.repeat(9000)}&in=all`);
	expect([long?.search.scope, long?.isWhole]).toEqual(['own', false]);
	expect(searchIn('#party=reed,reed,%,oak')).toEqual({
		search: { ...blank, ticks: { party: ['reed', 'oak'] } },
		isWhole: false,
	});
});
