import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Browser } from '../../../tests/support/browser.ts';
import { contender } from '../../../tests/support/core.ts';
import { markOf, mostMarks, parse, Shortlist, type Mark } from './Shortlist.svelte.ts';

const key = 'tandau:marks:demo';

let browser: Browser;

beforeEach(() => {
	browser = new Browser();
	vi.stubGlobal('window', browser);
});

afterEach(() => vi.unstubAllGlobals());

function open() {
	const shortlist = new Shortlist('demo');
	shortlist.open();
	return shortlist;
}

function mark(slug: string, more: Partial<Mark> = {}): Mark {
	return { contest: 'seat', district: 2, slug, number: 7, name: { text: slug, lang: 'kk' }, ...more };
}

function marked(shortlist: Shortlist) {
	return shortlist.marks.map(({ slug }) => slug);
}

describe('Marks', () => {
	it('Nobody is marked, and nothing is written, before the storage has been read.', () => {
		open().mark(mark('a'));
		const shortlist = new Shortlist('demo');
		shortlist.mark(mark('b'));
		expect([shortlist.isOpen, shortlist.marks]).toEqual([false, []]);
		shortlist.open();
		expect(marked(shortlist)).toEqual(['a']);
	});

	it('Marks are stored in the order of marking, and taken away one by one.', () => {
		const shortlist = open();
		for (const slug of ['b', 'a', 'c']) shortlist.mark(mark(slug));
		shortlist.mark(mark('a'), false);
		expect(marked(open())).toEqual(['b', 'c']);
		expect([shortlist.has(mark('b')), shortlist.has(mark('a'))]).toEqual([true, false]);
	});

	it('Nobody is marked twice; a second mark has the newer name and number, in the same place.', () => {
		const shortlist = open();
		shortlist.mark(mark('a'));
		shortlist.mark(mark('b'));
		shortlist.mark(mark('a', { number: 12 }));
		expect(shortlist.marks.map(({ slug, number }) => [slug, number])).toEqual([
			['a', 12],
			['b', 7],
		]);
	});

	it('The same slug on another ballot is another contender.', () => {
		const shortlist = open();
		shortlist.mark(mark('a'));
		expect(shortlist.has(mark('a', { district: 3 }))).toBe(false);
		expect(shortlist.has(mark('a', { contest: 'list' }))).toBe(false);
	});

	it('Each election has its own marks.', () => {
		open().mark(mark('a'));
		const other = new Shortlist('other');
		other.open();
		expect(other.marks).toEqual([]);
	});

	it('The mark beyond the most is refused, and reported until another change.', () => {
		const shortlist = open();
		for (let n = 0; n < mostMarks; n++) shortlist.mark(mark(`c${n}`));
		expect(shortlist.isFull).toBe(false);
		shortlist.mark(mark('more'));
		expect([shortlist.isFull, shortlist.marks.length]).toEqual([true, mostMarks]);
		shortlist.mark(mark('c0'), false);
		expect(shortlist.isFull).toBe(false);
		shortlist.mark(mark('more'));
		expect(shortlist.has(mark('more'))).toBe(true);
	});

	it('Marks follow what the voter does in another tab.', () => {
		const shortlist = open();
		const stop = shortlist.open();
		browser.changeElsewhere(key, JSON.stringify({ version: 1, marks: [mark('z')] }));
		expect(marked(shortlist)).toEqual(['z']);
		browser.changeElsewhere(key, null);
		expect(marked(shortlist)).toEqual([]);
		stop();
	});
});

describe('Clearing', () => {
	it('Clearing leaves nothing in the browser, and can be undone.', () => {
		const shortlist = open();
		shortlist.mark(mark('a'));
		shortlist.clear();
		expect([shortlist.marks, shortlist.canRestore, browser.localStorage.length]).toEqual([[], true, 0]);
		shortlist.restore();
		expect([marked(open()), shortlist.canRestore]).toEqual([['a'], false]);
	});

	it('Clearing cannot be undone once somebody is marked again.', () => {
		const shortlist = open();
		shortlist.mark(mark('a'));
		shortlist.clear();
		shortlist.mark(mark('b'));
		expect(shortlist.canRestore).toBe(false);
	});

	it('On a device that is not the voter’s own, marks are stored only in this tab.', () => {
		const shortlist = open();
		shortlist.mark(mark('a'));
		shortlist.keepOnlyInThisTab(true);
		shortlist.mark(mark('b'));
		expect([browser.localStorage.length, marked(open())]).toEqual([0, ['a', 'b']]);
	});

	it('A browser that refuses its storage marks until the page is left, and says so.', () => {
		browser.refuses = true;
		const shortlist = open();
		shortlist.mark(mark('a'));
		expect([marked(shortlist), shortlist.trouble]).toEqual([['a'], 'unkept']);
	});
});

describe('Reading stored marks', () => {
	it.each([
		['not JSON', '{"version":1,'],
		['a list', '[]'],
		['null', 'null'],
		['another version', '{"version":2,"marks":[]}'],
		['marks as a record', '{"version":1,"marks":{}}'],
	])('Damaged marks are dropped: %s.', (_, text) => {
		expect(parse(text)).toEqual({ value: { version: 1, marks: [] }, trouble: 'damaged' });
	});

	it.each<[string, unknown]>([
		['null', null],
		['a word', 'a'],
		['a slug with a path', { ...mark('a'), slug: '../a' }],
		['a contest that is no word', { ...mark('a'), contest: 3 }],
		['half a district', { ...mark('a'), district: 1.5 }],
		['a district below 1', { ...mark('a'), district: 0 }],
		['a number in words', { ...mark('a'), number: '7' }],
		['no name', { ...mark('a'), name: null }],
		['an endless name', { ...mark('a'), name: { text: 'a'.repeat(301), lang: 'kk' } }],
		['markup as a language', { ...mark('a'), name: { text: 'a', lang: '"><b' } }],
	])('One wrong mark is dropped and the others stay: %s.', (_, wrong) => {
		const read = parse(JSON.stringify({ version: 1, marks: [wrong, mark('b')] }));
		expect([read.value.marks, read.trouble]).toEqual([[mark('b')], 'foreign']);
	});

	it('What a mark has beyond its own is left out, and a mark that is there twice is read once.', () => {
		const read = parse(JSON.stringify({ version: 1, marks: [{ ...mark('a'), stance: 5 }, mark('a')] }));
		expect([read.value.marks, read.trouble]).toEqual([[mark('a')], 'foreign']);
	});

	it.each([101, 5000, 100_000])('Of %i marks the first hundred are read.', (count) => {
		const marks = Array.from({ length: count }, (_, index) => mark(`c${index}`));
		const read = parse(JSON.stringify({ version: 1, marks }));
		expect([read.value.marks, read.trouble]).toEqual([marks.slice(0, mostMarks), 'cut']);
	});

	it('Whatever is stored, reading gives marks that are read again unchanged.', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.json()), fc.array(fc.jsonValue()), (text, items) => {
				for (const stored of [text, JSON.stringify({ version: 1, marks: [...items, mark('a')] })]) {
					const { value } = parse(stored);
					expect(parse(JSON.stringify(value))).toEqual({ value, trouble: null });
				}
			}),
		);
	});
});

it('A contender’s mark has what names it on every page.', () => {
	const here = contender('here', '5', { number: 3 });
	expect(markOf(here, () => ({ text: 'Ақбөкен', lang: 'kk' }))).toEqual({
		contest: 'seat',
		district: 2,
		slug: 'here',
		number: 3,
		name: { text: 'Ақбөкен', lang: 'kk' },
	});
});
