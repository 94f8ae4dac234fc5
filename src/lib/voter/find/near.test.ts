import { expect, it } from 'vitest';
import { assemble } from '$lib/election/ballot/ballot.ts';
import { noBasis } from '$lib/match/gap/basis.ts';
import { contender, contest, district, example, statement } from '../../../../tests/support/core.ts';
import { facetsOf, rowsOn } from './rows.ts';

const list = (slug: string, positions: string) =>
	contender(slug, positions, { kind: 'list', nomination: 'party', contest: 'lists', district: 1 });
const core = example({
	contests: [contest('lists', 'list'), contest('seat')],
	districts: [district('lists', 1), district('seat', 2)],
	statements: ['a', 'b', 'c', 'd', 'e'].map((slug) => statement(slug)),
	lists: [list('one', '55555'), list('two', '55551'), list('three', '11111')],
});

it('The lists nearest to a self-nominee are options; nobody else is found by them.', () => {
	const people = [
		contender('own', '55555'),
		contender('other', '11115'),
		contender('theirs', '55555', { nomination: 'party' }),
		contender('silent', '.....'),
	];
	const ballot = assemble(core, contest('seat'), district('seat', 2), people, noBasis);
	const panel = { id: 'seat', contest: ballot.contest, district: ballot.district, ballot };
	const rows = rowsOn(core, panel, [], {});
	expect(rows.map(({ nearLists }) => nearLists)).toEqual([['one', 'two'], ['three', 'one'], [], []]);
	const facet = facetsOf(core, rows, []).find(({ key }) => key === 'near');
	expect(facet?.options).toEqual(['one', 'two', 'three']);
	expect([...(facet?.bits ?? [])]).toEqual([0b011, 0b101, 0, 0]);
});
