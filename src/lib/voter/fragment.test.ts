import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contenderIn, contendersIn, fragmentOf, fragmentOfAll, pairsBehind } from './fragment.ts';

describe('The part of an address behind the #', () => {
	test('A fragment names a contender, or one of its positions.', () => {
		const contender = { contest: 'mazhilis-seat', district: 2, slug: 'kol-aqqu' };
		expect(fragmentOf(contender)).toBe('#mazhilis-seat.2/kol-aqqu');
		expect(contenderIn('#mazhilis-seat.2/kol-aqqu')).toEqual({ ...contender, statement: '' });
		expect(contenderIn(fragmentOf(contender, 'r04'))).toEqual({ ...contender, statement: 'r04' });
	});

	test('A filter may follow the contender, and is read apart from it.', () => {
		const fragment = '#mazhilis-seat.2/kol-aqqu/r04&party=reed&answers=all,part';
		expect(contenderIn(fragment)).toMatchObject({ slug: 'kol-aqqu', statement: 'r04' });
		expect(pairsBehind(fragment)).toBe('party=reed&answers=all,part');
		expect([pairsBehind('#mazhilis-seat.2/kol-aqqu'), contenderIn('#party=reed&a.1/b')]).toEqual(['', null]);
	});

	test('Letters outside ASCII come back as they were.', () => {
		const contender = { contest: 'seat', district: 1, slug: 'көл-аққу', statement: '' };
		expect(contenderIn(fragmentOf(contender))).toEqual(contender);
	});

	test.each(['', '#', '#main', '#a/b', '#a.x/b', '#a.1', '#a.1/', '#a.1/b/c/d', '#%', '#a.1/%E0%A4%A'])(
		'The fragment “%s” names no contender.',
		(fragment) => expect(contenderIn(fragment)).toBeNull(),
	);
});

describe('Several contenders behind the #', () => {
	const a = { contest: 'mazhilis-seat', district: 2, slug: 'a' };
	const b = { ...a, slug: 'b' };
	const c = { contest: 'list', district: 1, slug: 'c' };

	test('Contenders of one ballot stand together, and options follow.', () => {
		expect(fragmentOfAll([a, b, c], { sheet: 'debate' })).toBe('#mazhilis-seat.2/a,b;list.1/c&sheet=debate');
		expect(fragmentOfAll([])).toBe('');
		expect(fragmentOfAll([], { sheet: 'debate' })).toBe('#&sheet=debate');
		expect(contendersIn('#mazhilis-seat.2/a,b;list.1/c&sheet=debate', 5)).toEqual({
			contenders: [a, b, c],
			isCut: false,
			hasNonsense: false,
			options: { sheet: 'debate' },
		});
	});

	test.each(['', '#'])('The fragment “%s” names nobody, and nothing is wrong with it.', (fragment) => {
		expect(contendersIn(fragment, 5)).toEqual({
			contenders: [],
			isCut: false,
			hasNonsense: false,
			options: {},
		});
	});

	test('A contender that is named twice is read once; those beyond the most are cut off.', () => {
		expect(contendersIn('#list.1/c,c;mazhilis-seat.2/a,b', 2)).toMatchObject({
			contenders: [c, a],
			isCut: true,
		});
		const thousands = `#list.1/${Array.from({ length: 5000 }, (_, n) => `c${n}`).join()}`;
		const read = contendersIn(thousands, 5);
		expect([read.contenders.length, read.isCut]).toEqual([5, true]);
	});

	test.each([
		'#main',
		'#list.1',
		'#list.1/',
		'#list.0/c',
		'#list.1/C',
		'#list.1/constructor',
		'#list.1/c/r04',
		'#.1/c',
		'#;',
		'#<b>',
		'#%E0%A4%A',
		'#list.1/c&sheet',
		'#list.1/c&constructor=a',
		'#list.1/c&sheet=<b>',
	])('What is wrong in “%s” is reported, and left out.', (fragment) => {
		const { contenders, hasNonsense, options } = contendersIn(fragment, 5);
		expect([hasNonsense, options]).toEqual([true, {}]);
		expect(contenders.length).toBe(fragment.includes('&') ? 1 : 0);
	});

	const slug = fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,20}$/);
	const named = fc.record({ contest: slug, district: fc.integer({ min: 1, max: 999_999_999 }), slug });

	test('What is written is read again unchanged.', () => {
		fc.assert(
			fc.property(
				fc.uniqueArray(named, { maxLength: 8, selector: (one) => JSON.stringify(one) }),
				(contenders) => {
					fc.pre(contenders.every((one) => ![one.contest, one.slug].includes('constructor')));
					expect(contendersIn(fragmentOfAll(contenders), 8)).toMatchObject({
						contenders,
						isCut: false,
						hasNonsense: false,
					});
				},
			),
		);
	});

	test('Any fragment is read without an error.', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				expect(contendersIn(`#${text}`, 5).contenders.length).toBeLessThanOrEqual(5);
			}),
		);
	});
});
