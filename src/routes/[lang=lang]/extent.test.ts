import { expect, test } from 'vitest';
import { contest, district, example, statement } from '../../../tests/support/core.ts';
import { extentOf } from './extent.ts';

const region = (code: string) => ({ code, name: {}, kind: 'oblast', tileColumn: null, tileRow: null });

const core = example({
	regions: ['ast', 'qar'].map(region),
	contests: [contest('seat'), contest('city'), contest('oblast')],
	districts: [
		{ ...district('seat', 1), region: 'ast' },
		{ ...district('seat', 2), region: 'qar' },
		{ ...district('city', 1), region: 'ast' },
		{ ...district('oblast', 1), region: 'qar' },
		{ ...district('oblast', 2), region: 'qar' },
	],
	statements: [
		statement('everywhere'),
		statement('city', { contest: 'city' }),
		statement('oblast', { contest: 'oblast' }),
		statement('second', { contest: 'oblast', districts: [2] }),
	],
});

test('A voter is asked between the statements of everybody and those of the place with the most.', () => {
	expect(extentOf(core)).toEqual({ least: 1, most: 3 });
});

test('Without local statements there is one number.', () => {
	expect(extentOf({ ...core, statements: [statement('a'), statement('b')] })).toEqual({ least: 2, most: 2 });
});
