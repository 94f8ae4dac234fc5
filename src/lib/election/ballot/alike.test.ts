import { expect, test } from 'vitest';
import { noBasis } from '../../match/gap/basis.ts';
import { contender, contest, district, example, statement } from '../../../../tests/support/core.ts';
import { alikeContenders, alikeGroups } from './alike.ts';
import { assemble } from './ballot.ts';

const statements = Array.from({ length: 24 }, (_, index) => statement(`s${index}`));

function ballotOf(sheets: Record<string, string>) {
	const contenders = Object.entries(sheets).map(([slug, positions]) =>
		contender(slug, positions, slug.startsWith('gone') ? { status: 'withdrawn' } : {}),
	);
	return assemble(example({ statements }), contest('seat'), district('seat', 2), contenders, noBasis);
}

const same = '5'.repeat(24);
const other = '1'.repeat(24);
const ballot = ballotOf({
	one: same,
	gone: same,
	far: other,
	two: same,
	near: `${'5'.repeat(23)}4`,
	gap: `${'5'.repeat(22)}4.`,
	silent: '.'.repeat(24),
	few: `${'5'.repeat(15)}${'.'.repeat(9)}`,
});

test('Who gave the same answers is named together, then who gave nearly the same, in ballot order.', () => {
	const groups = alikeGroups(ballot).map(({ contenders, ...figures }) => ({
		...figures,
		names: contenders.map(({ slug }) => slug),
	}));
	expect(groups).toEqual([
		{ names: ['one', 'two'], differing: 0, shared: 24, areSame: true },
		{ names: ['one', 'two', 'near', 'gap'], differing: 1, shared: 23, areSame: false },
	]);
});

test('Beside one contender stand those with the same answers and those who differ on few.', () => {
	const { same, answers, near } = alikeContenders(ballot, 'two');
	expect([same.map(({ slug }) => slug), answers]).toEqual([['one'], 24]);
	expect(near.map(({ contender, ...figures }) => ({ ...figures, slug: contender.slug }))).toEqual([
		{ slug: 'near', differing: 1, shared: 24 },
		{ slug: 'gap', differing: 1, shared: 23 },
	]);
	expect(alikeContenders(ballot, 'gap')).toMatchObject({ same: [], answers: 23 });
});

test('Nobody stands beside one who is far from all, silent, gone or unknown.', () => {
	for (const slug of ['far', 'silent', 'few', 'gone', 'nobody'])
		expect(alikeContenders(ballot, slug), slug).toMatchObject({ same: [], near: [] });
	expect(alikeGroups(ballotOf({ one: same, far: other, silent: '.'.repeat(24) }))).toEqual([]);
});
