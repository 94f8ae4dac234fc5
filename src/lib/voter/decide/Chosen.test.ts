import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Browser } from '../../../../tests/support/browser.ts';
import { Shortlist } from '../Shortlist.svelte.ts';
import { Chosen } from './Chosen.svelte.ts';

beforeEach(() => vi.stubGlobal('window', new Browser()));
afterEach(() => vi.unstubAllGlobals());

const named = (slug: string) => ({ contest: 'seat', district: 2, slug });

function chosen(marks: string[], fragment: string) {
	const shortlist = new Shortlist('demo');
	shortlist.open();
	for (const slug of marks) shortlist.mark({ ...named(slug), number: 1, name: { text: slug, lang: 'kk' } });
	const one = new Chosen(shortlist, 3);
	one.read(fragment);
	return one;
}

const slugs = ({ contenders }: Chosen) => contenders.map(({ slug }) => slug);

describe('Who stands beside each other', () => {
	it('Without names in the address the marked are chosen, as many as there is room for.', () => {
		expect(slugs(chosen(['a', 'b'], ''))).toEqual(['a', 'b']);
		const many = chosen(['a', 'b', 'c', 'd'], '#&sort=topic');
		expect([slugs(many), many.isCut, many.isFull]).toEqual([['a', 'b', 'c'], true, true]);
	});

	it('Names in the address come before marks.', () => {
		const one = chosen(['a', 'b'], '#seat.2/x,y');
		expect([slugs(one), one.isCut, one.has(named('a')), one.has(named('x'))]).toEqual([
			['x', 'y'],
			false,
			false,
			true,
		]);
	});

	it('A place on the page leaves everything as it is; nonsense is reported.', () => {
		const one = chosen([], '#seat.2/x,y');
		one.read('#main');
		expect([slugs(one), one.hasNonsense]).toEqual([['x', 'y'], false]);
		one.read('#<b>');
		expect([slugs(one), one.hasNonsense]).toEqual([[], true]);
	});

	it('Adding and removing gives an address, which keeps what else it says.', () => {
		const one = chosen(['a', 'b'], '#&sort=topic');
		expect(one.with(named('c'))).toBe('#seat.2/a,b,c&sort=topic');
		expect(one.without(named('a'))).toBe('#seat.2/b&sort=topic');
		expect(one.choosing('sort', 'you')).toBe('#seat.2/a,b&sort=you');
	});

	it('When the last is removed nobody is chosen, even if some are marked, until one is added.', () => {
		const one = chosen(['a', 'b'], '#seat.2/x');
		one.read(one.without(named('x')));
		expect(slugs(one)).toEqual([]);
		expect(one.with(named('b'))).toBe('#seat.2/b');
	});

	it('An option has one of its values, or else the first.', () => {
		const values = ['apart', 'you'] as const;
		expect(chosen([], '#&sort=you').option('sort', values)).toBe('you');
		expect(chosen([], '#&sort=nonsense').option('sort', values)).toBe('apart');
		expect(chosen([], '').option('sort', values)).toBe('apart');
	});
});
