import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Browser } from '../../../../tests/support/browser.ts';
import { contender, contest, district, example, statement } from '../../../../tests/support/core.ts';
import { published } from '../../../../tests/support/snapshot.ts';
import { AnswerSheet } from '../AnswerSheet.svelte.ts';
import { Results } from '../results/Results.svelte.ts';
import { BallotsFilter } from './BallotsFilter.svelte.ts';
import { LazyFilter } from './LazyFilter.svelte.ts';

const slugs = ['a', 'b', 'c', 'd', 'e', 'f'];
const seat = { contest: 'seats', district: 1 };
const here = [
	contender('lake', '555555', seat),
	contender('hill', '1111..', { ...seat, nomination: 'party' }),
	contender('mute', '......', seat),
];
let sheet: AnswerSheet;
let hash: string;
let count = 0;

beforeEach(() => {
	const base = example({
		contests: [contest('seats')],
		districts: [district('seats', 1)],
		statements: slugs.map((slug) => statement(slug)),
	});
	// Parts are cached by snapshot in the life of a page, so each test has its own.
	const own = { ...base, election: { ...base.election, sources: [`lazy ${++count}`] } };
	const snapshot = published(own, { 'district.seats.1': { ...seat, contenders: here } });
	({ hash } = snapshot);
	vi.stubGlobal('window', new Browser());
	vi.stubGlobal('fetch', async (address: string) => new Response(snapshot.files[address]));
	sheet = new AnswerSheet({
		election: 'demo',
		statements: own.statements,
		districts: [{ contest: 'seats', number: 1 }],
	});
	sheet.open();
	sheet.choose('seats', 1);
});

afterEach(() => vi.unstubAllGlobals());

function lazy() {
	const make = vi.fn(async () => new BallotsFilter(new Results(sheet, hash), hash, 'own'));
	return { filter: new LazyFilter(make), make };
}

const shown = (filter: LazyFilter) => {
	const slugsShown = filter.shownOn('seats', 1);
	return slugsShown && [...slugsShown];
};

describe('A filter that is loaded when it is wanted', () => {
	it('Without ticks in the address nothing is loaded, and everybody is shown.', async () => {
		const { filter, make } = lazy();
		await filter.read('');
		await filter.read('#lake');
		expect([make.mock.calls.length, filter.current, shown(filter), filter.isComing]).toEqual([
			...[0, null, null, false],
		]);
		expect(filter.fragmentAfter('#lake')).toBe('#lake');
	});

	it('Ticks in the address load it, and hide at once; a place stays in the address.', async () => {
		const { filter, make } = lazy();
		const reading = filter.read('#nomination=self&at=lake');
		expect(filter.isComing).toBe(true);
		await reading;
		expect([shown(filter), filter.isOpen, filter.ticked]).toEqual([['lake', 'mute'], false, 1]);
		expect(filter.pairs).toBe('nomination=self');
		expect(filter.fragmentAfter('#nomination=self&at=lake')).toBe('#nomination=self&at=lake');
		expect(filter.fragmentAfter('#ballot-seats')).toBe('#nomination=self&at=ballot-seats');
		await filter.read('#ballot-seats');
		expect(shown(filter)).toEqual(['lake', 'mute']);
		await filter.read('#answers=none');
		expect([shown(filter), make.mock.calls.length]).toEqual([['mute'], 1]);
	});

	it('It opens, and what is cleared leaves the address.', async () => {
		const { filter } = lazy();
		await filter.toggle();
		expect([filter.isOpen, shown(filter)]).toEqual([true, null]);
		filter.current?.filter.tick('answers', 'part', true);
		expect([shown(filter), filter.fragmentAfter('#lake')]).toEqual([['hill'], '#answers=part&at=lake']);
		filter.current?.filter.clear();
		expect([shown(filter), filter.fragmentAfter('#answers=part')]).toEqual([null, '']);
		await filter.toggle();
		expect(filter.isOpen).toBe(false);
	});

	it('Code that does not arrive hides nobody, and can be loaded again.', async () => {
		const { filter, make } = lazy();
		make.mockRejectedValueOnce(new TypeError('offline'));
		await filter.read('#nomination=self');
		expect([filter.hasFailed, filter.isComing, shown(filter)]).toEqual([true, false, null]);
		await filter.toggle();
		expect([filter.hasFailed, filter.isOpen, shown(filter)]).toEqual([false, true, ['lake', 'mute']]);
	});

	it.each([
		'#nomination=nobody',
		'#party=elm&agree=zzz',
		'#name=lake',
		'#in=all',
		'#order=figure',
		`#agree=${Array.from({ length: 5000 }, (_, index) => `s${index}`).join()}`,
	])('%.40s is ignored, and the page can say so.', async (fragment) => {
		const { filter } = lazy();
		await filter.read(fragment);
		expect([shown(filter), filter.current?.wasAddressStrange]).toEqual([null, true]);
		filter.current?.filter.tick('nomination', 'self', true);
		expect(filter.fragment).toBe('#nomination=self');
		filter.settle();
		expect([filter.pairs, filter.current?.wasAddressStrange]).toEqual(['nomination=self', false]);
	});
});
