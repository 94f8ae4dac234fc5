import { describe, expect, test } from 'vitest';
import { contenderIn, fragmentOf } from './fragment.ts';

describe('The part of an address behind the #', () => {
	test('A fragment names a contender, or one of its positions.', () => {
		const contender = { contest: 'mazhilis-seat', district: 2, slug: 'kol-aqqu' };
		expect(fragmentOf(contender)).toBe('#mazhilis-seat.2/kol-aqqu');
		expect(contenderIn('#mazhilis-seat.2/kol-aqqu')).toEqual({ ...contender, statement: '' });
		expect(contenderIn(fragmentOf(contender, 'r04'))).toEqual({ ...contender, statement: 'r04' });
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
