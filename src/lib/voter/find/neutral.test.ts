import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Browser } from '../../../../tests/support/browser.ts';
import { HiddenNames } from './HiddenNames.svelte.ts';
import { neutrally } from './neutral.ts';

const slugs = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ slug: `candidate-${index + 1}` }));

describe('The neutral order', () => {
	it('The order does not depend on the order that it is given, and nobody is lost.', () => {
		const ballot = slugs(12);
		fc.assert(
			fc.property(fc.shuffledSubarray(ballot, { minLength: 12, maxLength: 12 }), (shuffled) => {
				expect(neutrally(shuffled)).toEqual(neutrally(ballot));
			}),
		);
		expect(new Set(neutrally(ballot))).toEqual(new Set(ballot));
	});

	it('The order is neither that of the ballot nor its reverse.', () => {
		const ballot = slugs(42);
		const rises = neutrally(ballot).filter(({ slug }, index, all) => {
			const next = all[index + 1];
			return next !== undefined && Number(slug.slice(10)) < Number(next.slug.slice(10));
		});
		expect(rises.length).toBeGreaterThan(10);
		expect(rises.length).toBeLessThan(31);
	});
});

describe('Hidden names', () => {
	afterEach(() => vi.unstubAllGlobals());

	it('Names stay hidden on the next page of the tab, until they are shown.', () => {
		const { sessionStorage } = new Browser();
		vi.stubGlobal('sessionStorage', sessionStorage);
		const names = new HiddenNames();
		names.open();
		expect(names.areHidden).toBe(false);
		names.hide();
		const next = new HiddenNames();
		next.open();
		expect([names.areHidden, next.areHidden]).toEqual([true, true]);
		next.show();
		names.open();
		expect([names.areHidden, next.areHidden]).toEqual([false, false]);
	});

	it('Without storage names are hidden on this page.', () => {
		vi.stubGlobal('sessionStorage', {
			getItem: () => {
				throw new Error('refused');
			},
		});
		const names = new HiddenNames();
		names.open();
		names.hide();
		expect(names.areHidden).toBe(true);
		names.show();
		expect(names.areHidden).toBe(false);
	});
});
