import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Cache, LastKnown } from './cache.ts';

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

describe('Last known values', () => {
	/** A database whose answers the test decides. */
	class Source {
		calls = 0;
		answer: () => Promise<Thing> = async () => ({ name: 'first' });
		look = () => {
			this.calls++;
			return this.answer();
		};
	}

	const refused = () => Promise.reject(new Error('the database is away'));
	const silent = () => new Promise<Thing>(() => {});

	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it('A value is looked up again after a second, once for all who ask.', async () => {
		const values = new LastKnown<Thing>({ max: 8 });
		const source = new Source();
		await Promise.all([values.get('a', source.look), values.get('a', source.look)]);
		expect(source.calls).toBe(1);
		source.answer = async () => ({ name: 'second' });
		vi.advanceTimersByTime(999);
		expect(await values.get('a', source.look)).toEqual({ name: 'first' });
		vi.advanceTimersByTime(1);
		const both = await Promise.all([values.get('a', source.look), values.get('a', source.look)]);
		expect([both, source.calls]).toEqual([[{ name: 'second' }, { name: 'second' }], 2]);
	});

	it('While the database refuses, the last value is returned, and it is asked once a second.', async () => {
		const values = new LastKnown<Thing>({ max: 8 });
		const source = new Source();
		await values.get('a', source.look);
		source.answer = refused;
		for (let tenth = 0; tenth < 50; tenth++) {
			vi.advanceTimersByTime(100);
			expect(await values.get('a', source.look)).toEqual({ name: 'first' });
		}
		expect(source.calls).toBeLessThanOrEqual(6);
		source.answer = async () => ({ name: 'back' });
		vi.advanceTimersByTime(1000);
		await values.get('a', source.look);
		expect(await values.get('a', source.look)).toEqual({ name: 'back' });
	});

	it('While the database is silent, the first call waits for less than a tenth of a second, and no other waits.', async () => {
		const values = new LastKnown<Thing>({ max: 8 });
		const source = new Source();
		await values.get('a', source.look);
		source.answer = silent;
		vi.advanceTimersByTime(1000);
		const waiting = values.get('a', source.look);
		await vi.advanceTimersByTimeAsync(99);
		expect(await waiting).toEqual({ name: 'first' });
		vi.advanceTimersByTime(30_000);
		expect(await values.get('a', source.look)).toEqual({ name: 'first' });
		expect(source.calls).toBe(2);
	});

	it('A value that was never known fails as the database does.', async () => {
		const values = new LastKnown<Thing>({ max: 8 });
		await expect(values.get('a', refused)).rejects.toThrow('away');
		expect(await values.get('a', async () => ({ name: 'now' }))).toEqual({ name: 'now' });
	});

	it('After clearing, a value that was being looked up is not stored.', async () => {
		const values = new LastKnown<Thing>({ max: 8 });
		const before = slow();
		const waiting = values.get('a', before.make);
		values.clear();
		before.answer('old');
		expect(await waiting).toEqual({ name: 'old' });
		expect(await values.get('a', async () => ({ name: 'new' }))).toEqual({ name: 'new' });
	});
});
