import { describe, expect, test } from 'vitest';
import { assemble, match } from '$lib/election/ballot.ts';
import { isThin } from '$lib/match/tier.ts';
import type { Answers } from '$lib/election/answers.ts';
import { contender, contest, district, example, statement } from '../../../tests/support/core.ts';
import type { Contender } from '$lib/election/snapshot.ts';
import { firstRows, groupsOf } from './panel.ts';

const prior = { agreement: 50, strength: 100 };
const statements = ['a', 'b', 'c', 'd'].map((slug) => statement(slug));

function ballotOf(...contenders: Contender[]) {
	return assemble(example({ statements }), contest('seat'), district('seat', 1), contenders);
}

function shape(contenders: Contender[], answers: Answers) {
	const ballot = ballotOf(...contenders);
	return groupsOf(ballot, match(ballot, answers, prior)).map(({ kind, rows }) => [
		kind,
		...rows.map((row) => row.contender.slug),
	]);
}

const agreeing: Answers = Object.fromEntries(
	statements.map(({ slug }) => [slug, { stance: 5, importance: 1 } as const]),
);

describe('a ballot’s panel', () => {
	test('goes tier by tier, in ballot order inside each, then the silent, then who left', () => {
		const contenders = [
			contender('far', '1111'),
			contender('gone', '5555', { status: 'withdrawn' }),
			contender('silent', '....'),
			contender('near', '5554'),
			contender('nearest', '5555'),
		];
		expect(shape(contenders, agreeing)).toEqual([
			['tier', 'near', 'nearest'],
			['tier', 'far'],
			['silent', 'silent'],
			['gone', 'gone'],
		]);
	});

	test('is the ballot itself while the voter has not answered, with nobody taken out', () => {
		const contenders = [contender('silent', '....'), contender('one', '5555')];
		expect(shape(contenders, {})).toEqual([['unmatched', 'silent', 'one']]);
		expect(shape(contenders, { a: { stance: 'skip', importance: 1 } })).toEqual([
			['unmatched', 'silent', 'one'],
		]);
	});

	test('tells who answered other statements from who answered none, and declining from silence', () => {
		const contenders = [
			contender('other', '.5..'),
			contender('declined', '--..'),
			contender('silent', '....'),
		];
		const only = { a: { stance: 5, importance: 1 } } as const;
		expect(shape(contenders, only)).toEqual([
			['apart', 'other'],
			['silent', 'declined', 'silent'],
		]);
		const ballot = ballotOf(...contenders);
		const silent = groupsOf(ballot, match(ballot, only, prior)).at(-1);
		expect(silent?.rows.map(({ hasDeclined }) => hasDeclined)).toEqual([true, false]);
	});

	test('gives a tier the agreement of those who share enough statements', () => {
		const ballot = ballotOf(contender('solid', '5544'), contender('thin', '5...'));
		const groups = groupsOf(ballot, match(ballot, agreeing, prior));
		const tier = groups.find(({ rows }) => rows.some((row) => row.contender.slug === 'solid'));
		expect([tier?.lowest, tier?.highest]).toEqual([87.5, 87.5]);
		expect(groups.flatMap(({ thin }) => thin.map((row) => row.contender.slug))).toEqual(['thin']);
	});

	test('calls less than two thirds of the answers few', () => {
		expect([isThin(0, 30), isThin(19, 30), isThin(20, 30)]).toEqual([false, true, false]);
	});

	test('can be cut to its first rows and still knows how many there are', () => {
		const ballot = ballotOf(
			...['1', '2', '3', '4'].map((slug) => contender(slug, '....')),
			contender('5', '5555'),
		);
		const groups = firstRows(groupsOf(ballot, match(ballot, agreeing, prior)), 3);
		expect(groups.map(({ kind, size, rows }) => [kind, size, rows.length])).toEqual([
			['tier', 1, 1],
			['silent', 4, 2],
		]);
	});
});
