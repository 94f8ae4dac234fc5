import { afterEach, describe, expect, it, vi } from 'vitest';
import { StatementOrders } from './StatementOrders.svelte.ts';

const contests = [
	{ slug: 'lists', kind: 'list' },
	{ slug: 'seats', kind: 'seat' },
] as const;

afterEach(() => vi.unstubAllGlobals());

/** Answers requests for parts with these, by address, and counts them. */
function serve(parts: Record<string, object>): string[] {
	const asked: string[] = [];
	vi.stubGlobal('fetch', (address: string) => {
		asked.push(address);
		const part = parts[address];
		return Promise.resolve(part ? Response.json(part) : new Response(null, { status: 503 }));
	});
	return asked;
}

describe('The orders of the statements', () => {
	it('They come from the parts of the districts for seats, each loaded once.', async () => {
		const asked = serve({ '/data/one/district.seats.1.json': { order: ['a', 'c', 'b'] } });
		const orders = new StatementOrders('one');
		expect(orders.missing(contests, { lists: 1, seats: 1 })).toEqual([['seats', 1]]);
		await orders.load(orders.missing(contests, { lists: 1, seats: 1 }));
		expect([...orders.all]).toEqual([['seats:1', ['a', 'c', 'b']]]);
		await orders.load(orders.missing(contests, { lists: 1, seats: 1 }));
		expect(asked).toEqual(['/data/one/district.seats.1.json']);
	});

	it('A part of an older snapshot, or one that does not arrive, gives no order.', async () => {
		serve({ '/data/two/district.seats.1.json': { contenders: [] } });
		const orders = new StatementOrders('two');
		await orders.load([
			['seats', 1],
			['seats', 2],
		]);
		expect(Object.fromEntries(orders.all)).toEqual({ 'seats:1': [], 'seats:2': [] });
	});

	it('Nothing is loaded for a voter who has chosen no district.', async () => {
		const asked = serve({});
		const orders = new StatementOrders('three');
		await orders.load(orders.missing(contests, {}));
		expect([asked, orders.all.size]).toEqual([[], 0]);
	});
});
