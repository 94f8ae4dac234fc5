import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facetOf, filtered, type Facet, type Ticks } from './facet.ts';

interface Row {
	nomination: string;
	agrees: string[];
}

const rows: Row[] = [
	{ nomination: 'self', agrees: ['a'] },
	{ nomination: 'self', agrees: [] },
	{ nomination: 'party', agrees: ['a', 'b'] },
	{ nomination: 'list', agrees: ['b'] },
];

function present(facets: (Facet | null)[]): Facet[] {
	return facets.flatMap((facet) => facet ?? []);
}

const facets = present([
	facetOf('nomination', ['list', 'party', 'association', 'self'], rows, (row) => [row.nomination]),
	facetOf('agree', ['a', 'b'], rows, (row) => row.agrees),
]);

function show(ticks: Ticks, matches: Uint8Array | null = null) {
	const { found, counts } = filtered(rows.length, facets, ticks, matches);
	return [found, ...counts.map((each) => [...each])];
}

describe('A filter', () => {
	it('Without ticks everybody passes, and each option says how many it would leave.', () => {
		expect(facets.map(({ options }) => options)).toEqual([
			['list', 'party', 'self'],
			['a', 'b'],
		]);
		expect(show({})).toEqual([
			[0, 1, 2, 3],
			[1, 1, 2],
			[2, 2],
		]);
	});

	it('Ticks add up inside a facet and cut between facets.', () => {
		expect(show({ nomination: ['self', 'list'] })).toEqual([
			[0, 1, 3],
			[1, 1, 2],
			[1, 1],
		]);
		expect(show({ nomination: ['self', 'list'], agree: ['b'] })).toEqual([[3], [1, 1, 0], [1, 1]]);
	});

	it('What is typed cuts everything, the counts too.', () => {
		expect(show({}, Uint8Array.of(1, 0, 1, 0))).toEqual([
			[0, 2],
			[0, 1, 1],
			[2, 1],
		]);
	});

	it('Ticks that there are no options for change nothing.', () => {
		expect(show({ nomination: ['association'], other: ['a'] })).toEqual(show({}));
	});

	it('A facet that parts nobody is left out.', () => {
		const same = (nomination: string) => facetOf('x', ['self'], rows, () => [nomination]);
		expect([same('self'), same('nobody')]).toEqual([null, null]);
		expect(facetOf('x', ['self'], rows, ({ nomination }) => [nomination])?.options).toEqual(['self']);
	});

	it('Found rows and counts are those of the definition, however many options there are.', () => {
		const options = Array.from({ length: 40 }, (_, index) => `o${index}`);
		const value = fc.subarray(options);
		const row = fc.record({ one: fc.constantFrom(...options), many: value });
		const tick = fc.record({ one: value, many: value });
		fc.assert(
			fc.property(fc.array(row, { maxLength: 20 }), tick, (some, ticks) => {
				const own = present([
					facetOf('one', options, some, ({ one }) => [one]),
					facetOf('many', options, some, ({ many }) => many),
				]);
				const passes = (each: (typeof some)[number], asked: Ticks) =>
					own.every(({ key, options: had }) => {
						const wanted = (asked[key] ?? []).filter((option) => had.includes(option));
						const values = key === 'one' ? [each.one] : each.many;
						return wanted.length === 0 || wanted.some((option) => values.includes(option));
					});
				const { found, counts } = filtered(some.length, own, ticks);
				expect(found).toEqual(some.flatMap((each, index) => (passes(each, ticks) ? [index] : [])));
				own.forEach(({ key, options: had }, place) => {
					const expected = had.map(
						(option) => some.filter((each) => passes(each, { ...ticks, [key]: [option] })).length,
					);
					expect([...(counts[place] ?? [])]).toEqual(expected);
				});
			}),
		);
	});
});
