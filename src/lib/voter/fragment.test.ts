import { describe, expect, test } from 'vitest';
import { fragmentOf, opened } from './fragment.ts';

describe('the part of an address behind the #', () => {
	test('names a contender, and one of its positions', () => {
		const contender = { contest: 'mazhilis-seat', district: 2, slug: 'kol-aqqu' };
		expect(fragmentOf(contender)).toBe('#mazhilis-seat.2/kol-aqqu');
		expect(contenderIn('#mazhilis-seat.2/kol-aqqu')).toEqual({ ...contender, statement: '' });
		expect(contenderIn(fragmentOf(contender, 'r04'))).toEqual({ ...contender, statement: 'r04' });
	});

	test('keeps letters outside ASCII', () => {
		const contender = { contest: 'seat', district: 1, slug: 'көл-аққу', statement: '' };
		expect(contenderIn(fragmentOf(contender))).toEqual(contender);
	});

	test.each(['', '#', '#main', '#a/b', '#a.x/b', '#a.1', '#a.1/', '#a.1/b/c/d', '#%', '#a.1/%E0%A4%A'])(
		'is nobody when it reads %s',
		(fragment) => expect(contenderIn(fragment)).toBeNull(),
	);
});
