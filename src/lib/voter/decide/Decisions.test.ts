import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Browser } from '../../../../tests/support/browser.ts';
import { Decisions, longestNote, parse, type Decision } from './Decisions.svelte.ts';

let browser: Browser;

beforeEach(() => {
	browser = new Browser();
	vi.stubGlobal('window', browser);
});

afterEach(() => vi.unstubAllGlobals());

function open() {
	const decisions = new Decisions('demo');
	decisions.open();
	return decisions;
}

function decision(more: Partial<Decision> = {}): Decision {
	return { contest: 'seat', district: 2, pair: ['a', 'b'], whom: 'a', note: '', ...more };
}

describe('Decisions', () => {
	it('A decision is remembered for its ballot, and replaced by the next one.', () => {
		const decisions = open();
		decisions.decide(decision({ note: 'Ask about tolls.' }));
		decisions.decide(decision({ contest: 'list', whom: null }));
		decisions.decide(decision({ whom: 'b' }));
		const again = open();
		expect(again.on('seat', 2)?.whom).toBe('b');
		expect([again.on('list', 2)?.whom, again.on('seat', 3), again.all.length]).toEqual([null, null, 2]);
	});

	it('A forgotten decision takes its note with it.', () => {
		const decisions = open();
		decisions.decide(decision({ note: 'secret' }));
		decisions.forget(decision());
		expect([open().all, browser.localStorage.getItem('tandau:decisions:demo')]).toEqual([
			[],
			'{"version":1,"decisions":[]}',
		]);
	});

	it('A longer note than there is room for is cut.', () => {
		const decisions = open();
		decisions.decide(decision({ note: 'x'.repeat(longestNote + 1) }));
		expect(open().on('seat', 2)?.note.length).toBe(longestNote);
	});

	it('Clearing leaves nothing in the browser, and can be undone.', () => {
		const decisions = open();
		decisions.decide(decision());
		decisions.clear();
		expect([decisions.all, decisions.canRestore, browser.localStorage.length]).toEqual([[], true, 0]);
		decisions.restore();
		expect(open().all).toEqual([decision()]);
	});

	it('On a device that is not the voter’s own, decisions are stored only in this tab.', () => {
		const decisions = open();
		decisions.decide(decision());
		decisions.keepOnlyInThisTab(true);
		expect([browser.localStorage.length, open().all.length]).toEqual([0, 1]);
	});
});

describe('Reading stored decisions', () => {
	it.each(['{', '[]', 'null', '{"version":2,"decisions":[]}', '{"version":1,"decisions":{}}'])(
		'Damaged decisions are dropped: %s.',
		(text) => {
			expect(parse(text)).toEqual({ value: { version: 1, decisions: [] }, trouble: 'damaged' });
		},
	);

	it.each<[string, unknown]>([
		['null', null],
		['one contender', { ...decision(), pair: ['a'] }],
		['three contenders', { ...decision(), pair: ['a', 'b', 'c'] }],
		['the same twice', { ...decision(), pair: ['a', 'a'] }],
		['a third as the chosen', { ...decision(), whom: 'c' }],
		['no note', { ...decision(), note: null }],
		['an endless note', { ...decision(), note: 'x'.repeat(longestNote + 1) }],
		['half a district', { ...decision(), district: 1.5 }],
		['a contest that is no slug', { ...decision(), contest: '<b>' }],
		['the same ballot twice', decision({ contest: 'list' })],
	])('One wrong decision is dropped and the others stay: %s.', (_, wrong) => {
		const good = decision({ contest: 'list' });
		const read = parse(JSON.stringify({ version: 1, decisions: [good, wrong] }));
		expect([read.value.decisions, read.trouble]).toEqual([[good], 'foreign']);
	});

	it('Whatever is stored, reading gives decisions that are read again unchanged.', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.json()), fc.array(fc.jsonValue()), (text, items) => {
				for (const stored of [text, JSON.stringify({ version: 1, decisions: [...items, decision()] })]) {
					const { value } = parse(stored);
					expect(parse(JSON.stringify(value))).toEqual({ value, trouble: null });
				}
			}),
		);
	});
});
