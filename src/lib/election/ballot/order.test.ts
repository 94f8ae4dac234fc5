import { describe, expect, it } from 'vitest';
import { packOrders, questionsOf } from './order.ts';

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
const published = {
	districts: {
		'seats:1': ['a', 'd', 'c', 'b'],
		'town:1': ['a', 'parks', 'b', 'c', 'd', 'trees'],
	},
};

function orderFor(chosen: Record<string, number>, orders = packOrders(published, questions)): string {
	return questionsOf({ questions, orders, contests, districts }, chosen)
		.map(({ slug }) => slug)
		.join(' ');
}

describe('The order of the questions', () => {
	it('A voter is asked in the order of the first ballot that has one.', () => {
		expect(orderFor({ seats: 1 })).toBe('a d c b');
		expect(orderFor({ town: 1 })).toBe('a parks b c d trees');
	});

	it('A local statement of another ballot comes as far along as in that ballot’s own order.', () => {
		expect(orderFor({ seats: 1, town: 1 })).toBe('a parks d c b trees');
	});

	it('Without a district, or where nothing was published, the questions stay as they are.', () => {
		expect(orderFor({})).toBe('a b c d');
		expect(orderFor({ seats: 2 })).toBe('a b c d');
		expect(orderFor({ seats: 1, town: 1 }, {})).toBe('a b c d parks trees');
	});

	it('Everybody is asked the statements of their ballots, whatever an order names.', () => {
		const orders = packOrders({ districts: { 'seats:1': ['gone', 'c'] } }, questions);
		expect(orderFor({ seats: 1 }, orders)).toBe('c a b d');
	});

	it('A packed order takes one character for each statement, however many there are.', () => {
		const many = Array.from({ length: 200 }, (_, index) => ({ slug: `s${index}` }));
		const reversed = many.map(({ slug }) => slug).reverse();
		const orders = packOrders({ districts: { 'seats:1': reversed } }, many);
		expect([...(orders['seats:1'] ?? '')]).toHaveLength(200);
		const asked = questionsOf({ questions: many, orders, contests, districts }, { seats: 1 });
		expect(asked.map(({ slug }) => slug)).toEqual(reversed);
	});
});
