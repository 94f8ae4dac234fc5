import { describe, expect, it } from 'vitest';
import { Cache } from './cache.ts';

interface Thing {
	name: string;
}

/** A maker that counts how often it was called, and answers when the test lets it. */
function slow() {
	const waiting: ((thing: Thing) => void)[] = [];
	const maker = {
		calls: 0,
		make: () => {
			maker.calls++;
			return new Promise<Thing>((resolve) => waiting.push(resolve));
		},
		answer: (name: string) => waiting.shift()?.({ name }),
	};
	return maker;
}

describe('A cache', () => {
	it('Several calls at once wait for one value, and later calls get the same.', async () => {
		const cache = new Cache<Thing>({ max: 8 });
		const maker = slow();
		const asked = [cache.get('a', maker.make), cache.get('a', maker.make)];
		maker.answer('one');
		const [first, second] = await Promise.all(asked);
		expect(first).toEqual({ name: 'one' });
		expect(second).toBe(first);
		expect(await cache.get('a', () => Promise.reject(new Error('made again')))).toBe(first);
		expect(maker.calls).toBe(1);
	});

	it('A failure reaches all calls that wait, and is not stored.', async () => {
		const cache = new Cache<Thing>({ max: 8 });
		const fail = () => Promise.reject(new Error('the database is away'));
		const asked = await Promise.allSettled([
			cache.get('a', fail),
			cache.get('a', fail),
			cache.find('a', fail),
		]);
		expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
		expect(await cache.get('a', async () => ({ name: 'two' }))).toEqual({ name: 'two' });
	});

	it('A missing value is null, and is looked for again.', async () => {
		const cache = new Cache<Thing>({ max: 8 });
		expect(await cache.find('a', async () => undefined)).toBeNull();
		expect(await cache.find('a', async () => ({ name: 'now' }))).toEqual({ name: 'now' });
	});

	it('A call that waits gets its value even if others have displaced the key.', async () => {
		const cache = new Cache<Thing>({ max: 2 });
		const first = slow();
		const waiting = cache.get('a', first.make);
		for (const key of ['b', 'c', 'd']) await cache.get(key, async () => ({ name: key }));
		first.answer('late');
		expect(await waiting).toEqual({ name: 'late' });
		expect(await cache.get('a', async () => ({ name: 'again' }))).toEqual({ name: 'again' });
	});

	it('A value that was being made when the cache was cleared is not stored.', async () => {
		const cache = new Cache<Thing>({ max: 8 });
		const before = slow();
		const waiting = cache.get('a', before.make);
		cache.clear();
		before.answer('old');
		expect(await waiting).toEqual({ name: 'old' });
		expect(await cache.get('a', async () => ({ name: 'new' }))).toEqual({ name: 'new' });
	});

	it('A value larger than the whole cache is returned, but not stored.', async () => {
		const cache = new Cache<Thing>({ maxSize: 10, sizeCalculation: ({ name }) => name.length });
		expect(await cache.get('a', async () => ({ name: 'x'.repeat(11) }))).toEqual({ name: 'x'.repeat(11) });
		expect(await cache.get('a', async () => ({ name: 'y' }))).toEqual({ name: 'y' });
	});
});
