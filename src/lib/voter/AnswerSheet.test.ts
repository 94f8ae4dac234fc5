import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Browser } from '../../../tests/support/browser.ts';
import { AnswerSheet, parse, type Questionnaire } from './AnswerSheet.svelte.ts';

const questionnaire: Questionnaire = {
	election: 'demo',
	statements: [
		{ slug: 'r01', steps: 5 },
		{ slug: 'r02', steps: 5 },
		{ slug: 'l01', steps: 2 },
	],
	districts: [
		{ contest: 'seat', number: 2 },
		{ contest: 'seat', number: 3 },
	],
};
const key = 'tandau:demo';

let browser: Browser;

beforeEach(() => {
	browser = new Browser();
	vi.stubGlobal('window', browser);
});

afterEach(() => vi.unstubAllGlobals());

function openSheet() {
	const sheet = new AnswerSheet(questionnaire);
	sheet.open();
	return sheet;
}

describe('A sheet in the voter’s own browser', () => {
	it('A sheet is blank and closed until the browser’s storage has been read.', () => {
		const sheet = new AnswerSheet(questionnaire);
		expect([sheet.isOpen, sheet.isBlank, sheet.trouble]).toEqual([false, true, null]);
		sheet.open();
		expect([sheet.isOpen, sheet.isBlank, sheet.trouble]).toEqual([true, true, null]);
	});

	it('Nothing is written before the storage has been read.', () => {
		openSheet().answer('r01', 4);
		const sheet = new AnswerSheet(questionnaire);
		sheet.choose('seat', 2);
		sheet.open();
		expect([sheet.answers, sheet.districts]).toEqual([{ r01: { stance: 4, importance: 1 } }, {}]);
	});

	it('Districts among which the voter could not decide are stored until one is chosen.', () => {
		const sheet = openSheet();
		sheet.chooseAny('seat', [2, 3]);
		expect(openSheet().possible).toEqual({ seat: [2, 3] });
		expect([sheet.isBlank, sheet.lacksDistrict, sheet.districts]).toEqual([false, false, {}]);
		sheet.choose('seat', 3);
		expect([sheet.districts, sheet.possible]).toEqual([{ seat: 3 }, {}]);
		sheet.chooseAny('seat', [2, 3]);
		expect(sheet.districts).toEqual({});
		sheet.choose('seat', null);
		expect([sheet.isBlank, sheet.lacksDistrict]).toEqual([true, true]);
		sheet.chooseAny('seat', [2, 3]);
		sheet.clear();
		expect(openSheet().possible).toEqual({});
		sheet.restore();
		expect(openSheet().possible).toEqual({ seat: [2, 3] });
	});

	it('Answers and districts are stored as they are given.', () => {
		const sheet = openSheet();
		sheet.answer('r01', 4);
		sheet.weigh('r01', 2);
		sheet.answer('r02', 'skip');
		sheet.choose('seat', 3);
		const again = openSheet();
		expect(again.answers).toEqual({
			r01: { stance: 4, importance: 2 },
			r02: { stance: 'skip', importance: 1 },
		});
		expect(again.districts).toEqual({ seat: 3 });
		expect(again.answered).toBe(1);
		expect(again.isBlank).toBe(false);
	});

	it('A changed stance keeps its importance; a skip has none.', () => {
		const sheet = openSheet();
		sheet.answer('r01', 4);
		sheet.weigh('r01', 2);
		sheet.answer('r01', 1);
		expect(sheet.answers.r01).toEqual({ stance: 1, importance: 2 });
		sheet.answer('r01', 'skip');
		expect(sheet.answers.r01).toEqual({ stance: 'skip', importance: 1 });
		sheet.withdraw('r01');
		expect(openSheet().answers).toEqual({});
	});

	it('A statement without a stance cannot be weighed.', () => {
		const sheet = openSheet();
		sheet.weigh('r01', 2);
		sheet.answer('r02', 'skip');
		sheet.weigh('r02', 2);
		expect(sheet.answers).toEqual({ r02: { stance: 'skip', importance: 1 } });
	});

	it('A district can be forgotten.', () => {
		const sheet = openSheet();
		sheet.choose('seat', 2);
		sheet.choose('seat', null);
		expect(openSheet().isBlank).toBe(true);
	});

	it('The sheet follows what the voter does in another tab.', () => {
		const sheet = new AnswerSheet(questionnaire);
		const stop = sheet.open();
		const elsewhere = JSON.stringify({
			version: 1,
			answers: { l01: { stance: 2, importance: 1 } },
			districts: {},
		});
		browser.changeElsewhere(key, elsewhere);
		expect(sheet.answers).toEqual({ l01: { stance: 2, importance: 1 } });
		stop();
		browser.changeElsewhere(key, null);
		expect(sheet.answered).toBe(1);
	});

	it('The sheet is blank when another tab empties the whole storage.', () => {
		const sheet = openSheet();
		sheet.answer('r01', 4);
		browser.dispatchEvent(Object.assign(new Event('storage'), { key: null, newValue: null }));
		expect(sheet.isBlank).toBe(true);
	});

	it('With another publication the sheet drops answers to statements that it does not ask, and reports that.', () => {
		const sheet = openSheet();
		sheet.answer('r01', 5);
		sheet.answer('r02', 2);
		sheet.choose('seat', 3);
		sheet.renew({
			...questionnaire,
			statements: [
				{ slug: 'r01', steps: 4 },
				{ slug: 'r02', steps: 4 },
			],
		});
		expect(sheet.answers).toEqual({ r02: { stance: 2, importance: 1 } });
		expect([sheet.districts, sheet.trouble]).toEqual([{ seat: 3 }, 'foreign']);
	});
});

describe('Clearing', () => {
	it('Clearing leaves nothing in the browser, and can be undone.', () => {
		const sheet = openSheet();
		sheet.answer('r01', 5);
		sheet.choose('seat', 2);
		sheet.clear();
		expect([sheet.isBlank, sheet.canRestore, browser.localStorage.length]).toEqual([true, true, 0]);
		sheet.restore();
		expect(sheet.canRestore).toBe(false);
		expect(openSheet().answers).toEqual({ r01: { stance: 5, importance: 1 } });
		expect(openSheet().districts).toEqual({ seat: 2 });
	});

	it('Clearing cannot be undone once a new answer is given.', () => {
		const sheet = openSheet();
		sheet.answer('r01', 5);
		sheet.clear();
		sheet.answer('r02', 1);
		sheet.restore();
		expect(sheet.answers).toEqual({ r02: { stance: 1, importance: 1 } });
	});

	it('Clearing cannot be undone when another tab has started again.', () => {
		const sheet = openSheet();
		sheet.answer('r01', 5);
		sheet.clear();
		browser.changeElsewhere(
			key,
			JSON.stringify({ version: 1, answers: { r02: { stance: 1, importance: 1 } }, districts: {} }),
		);
		expect(sheet.canRestore).toBe(false);
	});

	it('A page that was left with answers and is shown again is cleared, too.', () => {
		const sheet = openSheet();
		sheet.answer('r01', 5);
		browser.returnAfter(() => openSheet().clear());
		expect(sheet.isBlank).toBe(true);
		sheet.answer('r02', 1);
		expect(Object.keys(openSheet().answers)).toEqual(['r02']);
	});

	it('Clearing cannot be undone after leaving the page and coming back.', () => {
		const sheet = openSheet();
		sheet.answer('r01', 5);
		sheet.clear();
		browser.returnAfter(() => {});
		expect(sheet.canRestore).toBe(false);
	});

	it('A blank sheet cannot be restored.', () => {
		const sheet = openSheet();
		sheet.clear();
		expect(sheet.canRestore).toBe(false);
		sheet.answer('r01', 5);
		sheet.clear();
		sheet.clear();
		expect(sheet.canRestore).toBe(true);
	});
});

describe('A device that is not the voter’s own', () => {
	it('The sheet is stored only in this tab.', () => {
		const sheet = openSheet();
		sheet.answer('r01', 5);
		sheet.keepOnlyInThisTab(true);
		expect(browser.localStorage.length).toBe(0);
		sheet.answer('r02', 1);
		expect(browser.localStorage.length).toBe(0);
		const reloaded = openSheet();
		expect(reloaded.onlyThisTab).toBe(true);
		expect(Object.keys(reloaded.answers)).toEqual(['r01', 'r02']);
	});

	it('Clearing the sheet leaves the device marked, and the mark can be removed.', () => {
		const sheet = openSheet();
		sheet.keepOnlyInThisTab(true);
		sheet.answer('r01', 5);
		sheet.clear();
		expect(openSheet().onlyThisTab).toBe(true);
		sheet.keepOnlyInThisTab(false);
		expect(openSheet().onlyThisTab).toBe(false);
		expect(browser.sessionStorage.length).toBe(0);
	});

	it('A page that was left before the device was marked reads the mark when it is shown again.', () => {
		const sheet = openSheet();
		sheet.answer('r01', 5);
		browser.returnAfter(() => openSheet().keepOnlyInThisTab(true));
		expect([sheet.onlyThisTab, sheet.answered]).toEqual([true, 1]);
		sheet.answer('r02', 1);
		expect(browser.localStorage.length).toBe(0);
	});

	it('Other tabs do not change the sheet of this tab.', () => {
		const sheet = openSheet();
		sheet.keepOnlyInThisTab(true);
		sheet.answer('r01', 5);
		browser.changeElsewhere(key, null);
		expect(sheet.answered).toBe(1);
	});
});

describe('A sheet in a frame on another site’s page', () => {
	function openConfined() {
		const sheet = new AnswerSheet(questionnaire, { confined: true });
		sheet.open();
		return sheet;
	}

	it('A frame stores nothing that outlives the tab.', () => {
		const sheet = openConfined();
		sheet.answer('r01', 5);
		sheet.choose('seat', 2);
		sheet.keepOnlyInThisTab(false);
		sheet.answer('r02', 1);
		expect(browser.localStorage.length).toBe(0);
		expect(openConfined().answers).toEqual(sheet.answers);
		sheet.clear();
		expect([browser.localStorage.length, browser.sessionStorage.length]).toEqual([0, 0]);
	});

	it('A frame neither reads nor changes the sheet that this browser has stored.', () => {
		openSheet().answer('r01', 4);
		const stored = browser.localStorage.getItem(key);
		const sheet = openConfined();
		expect(sheet.isBlank).toBe(true);
		sheet.answer('r02', 1);
		browser.changeElsewhere(key, stored);
		expect(Object.keys(sheet.answers)).toEqual(['r02']);
		sheet.clear();
		expect(browser.localStorage.getItem(key)).toBe(stored);
		expect(openSheet().onlyThisTab).toBe(false);
	});

	it('A frame follows the other frames of its tab.', () => {
		const sheet = openConfined();
		const text = JSON.stringify({
			version: 1,
			answers: { r01: { stance: 2, importance: 1 } },
			districts: {},
		});
		const change = { key: 'tandau:frame:demo', newValue: text, storageArea: browser.sessionStorage };
		browser.dispatchEvent(Object.assign(new Event('storage'), change));
		expect(sheet.answered).toBe(1);
	});
});

describe('A browser that refuses its storage', () => {
	it('The sheet reports it and works until the page is left.', () => {
		browser.refuses = true;
		const sheet = openSheet();
		sheet.answer('r01', 5);
		expect([sheet.trouble, sheet.answered]).toEqual(['unkept', 1]);
		sheet.clear();
		expect(sheet.isBlank).toBe(true);
	});

	it('The warning disappears when there is room again.', () => {
		const sheet = openSheet();
		browser.isFull = true;
		sheet.answer('r01', 5);
		expect(sheet.trouble).toBe('unkept');
		browser.isFull = false;
		sheet.answer('r02', 5);
		expect(sheet.trouble).toBe(null);
	});
});

describe('Reading a stored sheet', () => {
	const good = { version: 1, answers: { r01: { stance: 3, importance: 2 } }, districts: { seat: 2 } };

	it('A sheet without faults is read unchanged.', () => {
		expect(parse(JSON.stringify(good), questionnaire)).toEqual({ value: good, trouble: null });
	});

	it.each([
		['not JSON', '{"version":1,'],
		['nothing but text', '"hello"'],
		['a list', '[]'],
		['null', 'null'],
		['another version', JSON.stringify({ ...good, version: 2 })],
		['no answers', JSON.stringify({ version: 1, districts: {} })],
		['answers as a list', JSON.stringify({ ...good, answers: [] })],
		['districts as a number', JSON.stringify({ ...good, districts: 3 })],
	])('A damaged sheet is dropped: %s.', (_, text) => {
		expect(parse(text, questionnaire)).toEqual({
			value: { version: 1, answers: {}, districts: {} },
			trouble: 'damaged',
		});
	});

	it.each([
		['an unknown statement', { x99: { stance: 3, importance: 1 } }],
		['a stance above the scale', { l01: { stance: 3, importance: 1 } }],
		['a stance below the scale', { l01: { stance: 0, importance: 1 } }],
		['half a stance', { l01: { stance: 1.5, importance: 1 } }],
		['a stance in words', { l01: { stance: 'yes', importance: 1 } }],
		['an importance that does not exist', { l01: { stance: 1, importance: 3 } }],
		['no answer at all', { l01: null }],
		['the name of something every object has', { constructor: { stance: 1, importance: 1 } }],
	])('One foreign answer is dropped and the others stay: %s.', (_, foreign) => {
		const text = JSON.stringify({ ...good, answers: { ...good.answers, ...foreign } });
		expect(parse(text, questionnaire)).toEqual({ value: good, trouble: 'foreign' });
	});

	it('An unknown district is dropped.', () => {
		const text = JSON.stringify({ ...good, districts: { seat: 99, other: 2 } });
		expect(parse(text, questionnaire)).toEqual({ value: { ...good, districts: {} }, trouble: 'foreign' });
		const unsure = { ...good, districts: {}, possible: { seat: [2, 3] } };
		expect(parse(JSON.stringify(unsure), questionnaire)).toEqual({ value: unsure, trouble: null });
		for (const possible of [{ seat: [2, 99] }, { seat: 2 }, { seat: ['2', '3'] }, { other: [1, 2] }, [2, 3]])
			expect(parse(JSON.stringify({ ...unsure, possible }), questionnaire)).toEqual({
				value: { ...good, districts: {} },
				trouble: 'foreign',
			});
		expect(parse(JSON.stringify({ ...good, possible: { seat: [2, 3] } }), questionnaire)).toEqual({
			value: good,
			trouble: 'foreign',
		});
	});

	it('The key __proto__ adds no answer.', () => {
		const text = '{"version":1,"answers":{"__proto__":{"stance":1,"importance":1}},"districts":{}}';
		const { value } = parse(text, questionnaire);
		expect(Object.keys(value.answers)).toEqual([]);
		expect(Object.getPrototypeOf(value.answers)).toBe(Object.prototype);
	});
});
