import { describe, expect, test } from 'vitest';
import { contender, contest, district, example, statement } from '../../../../../tests/support/core.ts';
import { listsOf, orderFrom } from './view.ts';

const statements = ['a', 'b', 'c', 'd', 'e', 'f'].map((slug) => statement(slug));

function view(sheets: Record<string, string>) {
	const area = district('list', 1);
	const core = example({
		statements,
		contests: [contest('list', 'list')],
		districts: [area],
		lists: Object.entries(sheets).map(([slug, positions], index) =>
			contender(slug, positions, { contest: 'list', district: 1, kind: 'list', number: index + 1 }),
		),
	});
	return listsOf(core, contest('list', 'list'), area, 'en');
}

describe('Lists side by side', () => {
	test('The nearest and the farthest pair are those of complete lists.', () => {
		const found = view({ one: '555555', two: '555554', three: '111111', gaps: '55555.' });
		expect(found?.extremes?.nearest).toMatchObject({ one: 0, other: 1, shared: 6 });
		expect(found?.extremes?.farthest).toMatchObject({ one: 0, other: 2, agreement: 0 });
		expect(found?.lists.map(({ answered }) => answered)).toEqual([6, 6, 6, 5]);
	});

	test('A list with too few answers is named apart.', () => {
		const found = view({ one: '555555', two: '444444', silent: '......' });
		expect(found?.lists.map(({ slug }) => slug)).toEqual(['one', 'two']);
		expect(found?.silent.map(({ slug }) => slug)).toEqual(['silent']);
	});

	test('Fewer than two lists are not compared.', () => {
		expect(view({ one: '555555', silent: '......' })).toBeNull();
	});

	test('Statements with opposite sides come first where they part most; those without are undisputed.', () => {
		const found = view({ one: '545335', two: '123335', three: '535345' });
		expect(found?.parting.map(({ statement: { slug } }) => slug)).toEqual(['a', 'b']);
		expect(found?.disputed).toBe(2);
		expect(found?.undisputed.map(({ row }) => row.statement.slug)).toEqual(['c', 'f']);
	});

	test('From a yardstick the nearest comes first, and equals stay in ballot order.', () => {
		expect(orderFrom([-1, 60, 80, 60])).toEqual([2, 1, 3]);
	});
});
