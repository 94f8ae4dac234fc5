import { expect, test } from 'vitest';
import { contender, district, example, statement } from '../../../../../tests/support/core.ts';
import { memberRow, ownFirst } from './bloc.ts';

test('The voter’s own districts come first, and all others stay in their order.', () => {
	const districts = [1, 2, 3, 4].map((number) => district('seat', number));
	const numbers = (chosen: Record<string, number>) => ownFirst(districts, chosen).map(({ number }) => number);
	expect(numbers({ seat: 3 })).toEqual([3, 1, 2, 4]);
	expect(numbers({ city: 3 })).toEqual([1, 2, 3, 4]);
	expect(numbers({})).toEqual([1, 2, 3, 4]);
});

test('A member’s row says who nominated it, its status, and whether it confirmed the manifesto.', () => {
	const core = example({
		blocs: [{ slug: 'spring', name: {}, manifesto: {}, confirmed: ['one'] }],
		statements: ['a', 'b'].map((slug) => statement(slug)),
	});
	const one = memberRow(core, contender('one', '5.', { bloc: 'spring' }), 'kk');
	expect(one).toMatchObject({ nomination: { by: 'self' }, answered: 1, asked: 2, hasConfirmed: true });
	expect(one).not.toHaveProperty('status');
	const other = memberRow(core, contender('other', '..', { bloc: 'spring', status: 'withdrawn' }), 'kk');
	expect(other).toMatchObject({ answered: 0, status: 'withdrawn' });
	expect(other).not.toHaveProperty('hasConfirmed');
});
