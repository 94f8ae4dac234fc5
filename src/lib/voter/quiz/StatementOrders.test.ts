import { afterEach, describe, expect, it, vi } from 'vitest';
import { contest, district, example } from '../../../../tests/support/core.ts';
import { published } from '../../../../tests/support/snapshot.ts';
import { StatementOrders } from './StatementOrders.svelte.ts';

const contests = [contest('lists', 'list'), contest('seats')];

afterEach(() => vi.unstubAllGlobals());

let count = 0;

/** Serves a snapshot with this part of district 1; returns its hash and the addresses that are requested. */
function serve(part: object, alter = (text: string) => text): { hash: string; asked: string[] } {
	// Parts are cached by snapshot in the life of a page, so each test has its own.
	const core = example({ contests, districts: [district('seats', 1), district('seats', 2)] });
	const { hash, files } = published(
		{ ...core, election: { ...core.election, sources: [`orders ${++count}`] } },
		{ 'district.seats.1': part },
	);
	const asked: string[] = [];
	vi.stubGlobal('fetch', async (address: string) => {
		asked.push(address.replace(`/data/${hash}/`, ''));
		const text = files[address];
		if (text === undefined) return new Response(null, { status: 503 });
		return new Response(address.includes('district') ? alter(text) : text);
	});
	return { hash, asked };
}

describe('The orders of the statements', () => {
	it('They come from the parts of the districts for seats, each loaded once.', async () => {
		const { hash, asked } = serve({ order: ['a', 'c', 'b'] });
		const orders = new StatementOrders(hash);
		expect(orders.missing(contests, { lists: 1, seats: 1 })).toEqual([['seats', 1]]);
		await orders.load(orders.missing(contests, { lists: 1, seats: 1 }));
		expect([...orders.all]).toEqual([['seats:1', ['a', 'c', 'b']]]);
		await orders.load(orders.missing(contests, { lists: 1, seats: 1 }));
		expect(asked).toEqual(['core.json', 'district.seats.1.json']);
	});

	it('A part of an older snapshot, or one that does not arrive, gives no order.', async () => {
		const orders = new StatementOrders(serve({ contenders: [] }).hash);
		await orders.load([
			['seats', 1],
			['seats', 2],
		]);
		expect(Object.fromEntries(orders.all)).toEqual({ 'seats:1': [], 'seats:2': [] });
	});

	it('A part that was altered on its way gives no order.', async () => {
		const orders = new StatementOrders(
			serve({ order: ['a', 'b'] }, (text) => text.replace('"a"', '"x"')).hash,
		);
		await orders.load([['seats', 1]]);
		expect([...orders.all]).toEqual([['seats:1', []]]);
	});

	it('Nothing is loaded for a voter who has chosen no district.', async () => {
		const { hash, asked } = serve({});
		const orders = new StatementOrders(hash);
		await orders.load(orders.missing(contests, {}));
		expect([asked, orders.all.size]).toEqual([[], 0]);
	});
});
