import { describe, expect, it } from 'vitest';
import { questionsOf, type Orders } from './order.ts';

const contests = [
	{ slug: 'lists', kind: 'list' },
	{ slug: 'seats', kind: 'seat' },
	{ slug: 'town', kind: 'seat' },
] as const;
const districts = [
	{ contest: 'lists', number: 1, region: null },
	{ contest: 'seats', number: 1, region: 'KZ-71' },
	{ contest: 'seats', number: 2, region: 'KZ-75' },
	{ contest: 'town', number: 1, region: 'KZ-71' },
];
const questions = [
	...['a', 'b', 'c', 'd'].map((slug) => ({ slug })),
	{ slug: 'parks', contest: 'town' },
	{ slug: 'trees', contest: 'town', districts: [1] },
];
const published = new Map([
	['seats:1', ['a', 'd', 'c', 'b']],
	['town:1', ['a', 'parks', 'b', 'c', 'd', 'trees']],
]);

function orderFor(chosen: Record<string, number>, orders: Orders = published): string {
	return questionsOf({ questions, contests, districts }, chosen, orders)
		.map(({ slug }) => slug)
		.join(' ');
}

describe('The order of the questions', () => {
	it('A voter is asked in the order of the first contest that has one.', () => {
		expect(orderFor({ seats: 1 })).toBe('a d c b');
		expect(orderFor({ town: 1 })).toBe('a parks b c d trees');
	});

	it('A local statement of another ballot comes as far along as in that ballot’s own order.', () => {
		expect(orderFor({ seats: 1, town: 1 })).toBe('a parks d c b trees');
	});

	it('Without a district, or before an order has arrived, the questions stay as they are.', () => {
		expect(orderFor({})).toBe('a b c d');
		expect(orderFor({ seats: 2 })).toBe('a b c d');
		expect(orderFor({ seats: 1, town: 1 }, new Map())).toBe('a b c d parks trees');
		expect(orderFor({ seats: 1 }, new Map([['seats:1', []]]))).toBe('a b c d');
	});

	it('Everybody is asked the statements of their ballots, whatever an order names.', () => {
		expect(orderFor({ seats: 1 }, new Map([['seats:1', ['gone', 'c']]]))).toBe('c a b d');
	});
});
