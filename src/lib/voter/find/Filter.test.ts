import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listed } from '$lib/election/name/names.ts';
import { contender, example } from '../../../../tests/support/core.ts';
import { blank, fragmentOf, searchIn } from './address.ts';
import { Filter } from './Filter.svelte.ts';
import type { FoundRow } from './rows.ts';

const party = (slug: string) => ({
	...{ slug, name: { kk: slug }, short: { kk: slug } },
	...{ website: null, source: null },
});
const core = example({ parties: [party('reed'), party('oak')] });

const someRow = fc
	.record({
		nomination: fc.constantFrom('party' as const, 'self' as const),
		party: fc.constantFrom('reed', 'oak', null),
		district: fc.integer({ min: 1, max: 3 }),
		positions: fc.constantFrom('55', '5.', '..'),
		tier: fc.integer({ min: 0, max: 4 }),
		agrees: fc.subarray(['a', 'b']),
		isMarked: fc.boolean(),
	})
	.map(({ positions, tier, agrees, isMarked, ...facts }) => ({ positions, tier, agrees, isMarked, facts }));

const someRows = fc.array(someRow, { maxLength: 30 }).map((rows) =>
	rows.map(({ positions, tier, agrees, isMarked, facts }, index): FoundRow & { isMarked: boolean } => ({
		contender: listed(contender(`c${index}`, positions, { contest: 'seat', number: index + 1, ...facts })),
		...{ asked: 2, isOwn: true, tier, agrees, nearLists: [], hasNamesake: false, isMarked },
	})),
);

/** Some presses: the numbers choose a facet and an option among those that there are. */
const presses = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 12 });

function filterOf(rows: readonly (FoundRow & { isMarked: boolean })[]) {
	const marked = new Set(rows.filter(({ isMarked }) => isMarked).map(({ contender }) => contender.slug));
	return new Filter({
		core: () => core,
		rows: () => rows,
		statements: () => ['a', 'b'],
		isMarked: ({ slug }) => marked.has(slug),
	});
}

function press(filter: Filter, pressed: readonly [number, number, boolean][]) {
	for (const [facet, place, isTicked] of pressed) {
		const group = filter.groups[facet % Math.max(1, filter.groups.length)];
		const option = group?.options[place % Math.max(1, group.options.length)];
		if (group && option) filter.tick(group.key, option.option, isTicked);
	}
}

const pressed = fc.tuple(someRows, presses);

describe('A filter', () => {
	it('It never reorders and never invents: who passes stands in the given order.', () => {
		fc.assert(
			fc.property(pressed, ([rows, some]) => {
				const filter = filterOf(rows);
				press(filter, some);
				const found = new Set(filter.found);
				expect(filter.found).toEqual(rows.filter((row) => found.has(row)));
				expect(filter.places.map((place) => rows[place])).toEqual(filter.found);
				expect(filter.size).toBe(rows.length);
			}),
		);
	});

	it('The count of an option is how many pass when it alone of its group is ticked.', () => {
		fc.assert(
			fc.property(pressed, ([rows, some]) => {
				const filter = filterOf(rows);
				press(filter, some);
				for (const { key, options } of filter.groups) {
					for (const { option, count } of options) {
						const other = filterOf(rows);
						other.take({ ...filter.ticks, [key]: [option] }, true);
						expect(other.found).toHaveLength(count);
					}
				}
			}),
		);
	});

	it('In groups where each has one option, the ticked counts add up to those who pass.', () => {
		fc.assert(
			fc.property(pressed, ([rows, some]) => {
				const filter = filterOf(rows);
				press(filter, some);
				for (const { key, options } of filter.groups) {
					if (key !== 'nomination' && key !== 'answers') continue;
					const ticked = options.filter(({ isTicked }) => isTicked);
					const counted = ticked.length > 0 ? ticked : options;
					expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(filter.found.length);
				}
			}),
		);
	});

	it('Those who pass are parted by their ballots, and each is on one.', () => {
		fc.assert(
			fc.property(pressed, ([rows, some]) => {
				const filter = filterOf(rows);
				press(filter, some);
				const shown = [1, 2, 3].map((district) => filter.shownOn('seat', district));
				if (filter.ticked === 0) expect(shown).toEqual([null, null, null]);
				else {
					expect(shown.flatMap((slugs) => [...(slugs ?? [])])).toHaveLength(filter.found.length);
					for (const { contender: one } of filter.found)
						expect(shown[one.district - 1]?.has(one.slug)).toBe(true);
				}
			}),
		);
	});

	it('Clearing restores everybody.', () => {
		fc.assert(
			fc.property(pressed, ([rows, some]) => {
				const filter = filterOf(rows);
				const before = filter.groups;
				press(filter, some);
				filter.clear();
				expect([filter.found, filter.groups, filter.ticked]).toEqual([rows, before, 0]);
				expect(fragmentOf({ ...blank, ticks: filter.ticks })).toBe('');
			}),
		);
	});

	it('What is ticked survives its way through the address.', () => {
		fc.assert(
			fc.property(pressed, ([rows, some]) => {
				const filter = filterOf(rows);
				press(filter, some);
				const read = searchIn(fragmentOf({ ...blank, ticks: filter.ticks }));
				const other = filterOf(rows);
				other.take(read?.search.ticks ?? {}, read?.isWhole ?? false);
				expect([other.found, other.groups, other.wasCut]).toEqual([filter.found, filter.groups, false]);
			}),
		);
	});

	it('Any address is read, and what means nothing hides nobody.', () => {
		fc.assert(
			fc.property(someRows, fc.string({ maxLength: 60 }), (rows, text) => {
				const filter = filterOf(rows);
				const read = searchIn(`#party=${text}`);
				filter.take(read?.search.ticks ?? {}, read?.isWhole ?? false);
				if (filter.ticked === 0) expect(filter.found).toEqual(rows);
				filter.tick('nomination', 'self', true);
				expect([filter.wasCut, filter.unknown.filter((option) => option !== 'self')]).toEqual([false, []]);
			}),
		);
	});
});
