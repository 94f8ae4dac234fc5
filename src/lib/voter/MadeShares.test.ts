import { describe, expect, it } from 'vitest';
import { MadeShares, parse, type MadeShare } from './MadeShares.svelte.ts';

const now = new Date('2026-04-10T12:00:00Z');
const first: MadeShare = {
	id: 'a'.repeat(22),
	deletion: 'b'.repeat(22),
	language: 'kk',
	expiresAt: '2026-05-10T12:00:00.000Z',
};
const second: MadeShare = { ...first, id: 'c'.repeat(22) };

describe('The public shares that a browser remembers', () => {
	it('Shares are listed on the next visit, the newest first, until they are forgotten.', () => {
		const storage = memoryStorage();
		const made = new MadeShares('demo', () => storage, now);
		expect(made.keep(first)).toBe(true);
		made.keep(second);
		expect(new MadeShares('demo', () => storage, now).list).toEqual([second, first]);
		expect(new MadeShares('other', () => storage, now).list).toEqual([]);
		made.forget(first.id);
		expect(new MadeShares('demo', () => storage, now).list).toEqual([second]);
		made.forget(second.id);
		expect(storage.length).toBe(0);
	});

	it('Shares made in two tabs are all listed.', () => {
		const storage = memoryStorage();
		const [one, other] = [1, 2].map(() => new MadeShares('demo', () => storage, now));
		one?.keep(first);
		other?.keep(second);
		expect(other?.list).toEqual([second, first]);
		expect(new MadeShares('demo', () => storage, now).list).toEqual([second, first]);
		one?.forget(second.id);
		expect(new MadeShares('demo', () => storage, now).list).toEqual([first]);
	});

	it('Expired shares are not listed.', () => {
		expect(parse(JSON.stringify([first]), new Date('2026-05-10T11:59:59Z'))).toEqual([first]);
		expect(parse(JSON.stringify([first]), new Date('2026-05-10T12:00:00Z'))).toEqual([]);
	});

	it.each([
		['nothing', null],
		['text that is not JSON', '{'],
		['an object', '{"id":"a"}'],
		['items that are not shares', '[null,1,"a",[]]'],
		['an id that is an address', JSON.stringify([{ ...first, id: '../../../desk/election' }])],
		['a token of another length', JSON.stringify([{ ...first, deletion: 'b'.repeat(21) }])],
		['numbers for words', JSON.stringify([{ id: 1, deletion: 2, language: 3, expiresAt: 4 }])],
		['an unknown language', JSON.stringify([{ ...first, language: 'de' }])],
		['a share without a date', JSON.stringify([{ ...first, expiresAt: 'soon' }])],
	])('The list leaves out %s.', (_, text) => {
		expect(parse(text, now)).toEqual([]);
	});

	it('A damaged share is left out and the others stay.', () => {
		expect(parse(JSON.stringify([first, { ...first, id: 7 }]), now)).toEqual([first]);
	});

	it('If the browser stores nothing, shares are listed for this visit only.', () => {
		const made = new MadeShares('demo', refused, now);
		expect(made.list).toEqual([]);
		expect(made.keep(first)).toBe(false);
		expect(made.list).toEqual([first]);
	});
});

function refused(): Storage {
	throw new DOMException('The operation is insecure.', 'SecurityError');
}

/** A storage like those of browsers. */
function memoryStorage(): Storage {
	const items = new Map<string, string>();
	return {
		get length() {
			return items.size;
		},
		clear: () => items.clear(),
		getItem: (key) => items.get(key) ?? null,
		key: (index) => [...items.keys()][index] ?? null,
		removeItem: (key) => void items.delete(key),
		setItem: (key, value) => void items.set(key, value),
	};
}
