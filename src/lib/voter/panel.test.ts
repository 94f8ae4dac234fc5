import { describe, expect, test } from 'vitest';
import { assemble, match } from '$lib/election/ballot/ballot.ts';
import { isThin } from '$lib/match/tier.ts';
import type { Answers } from '$lib/election/ballot/answers.ts';
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

describe('A ballot’s panel', () => {
	test('The panel goes tier by tier in ballot order, then the silent, then those who left the ballot.', () => {
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

	test('Without an answer the panel is the ballot itself, with no one left out.', () => {
		const contenders = [contender('silent', '....'), contender('one', '5555')];
		expect(shape(contenders, {})).toEqual([['unmatched', 'silent', 'one']]);
		expect(shape(contenders, { a: { stance: 'skip', importance: 1 } })).toEqual([
			['unmatched', 'silent', 'one'],
		]);
	});

	test('The panel distinguishes other answers from none, and declining from silence.', () => {
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

	test('A tier shows the agreement of those who share enough statements.', () => {
		const ballot = ballotOf(contender('solid', '5544'), contender('thin', '5...'));
		const groups = groupsOf(ballot, match(ballot, agreeing, prior));
		const tier = groups.find(({ rows }) => rows.some((row) => row.contender.slug === 'solid'));
		expect([tier?.lowest, tier?.highest]).toEqual([87.5, 87.5]);
		expect(groups.flatMap(({ thin }) => thin.map((row) => row.contender.slug))).toEqual(['thin']);
	});

	test('Fewer than two thirds of the answers are few.', () => {
		expect([isThin(0, 30), isThin(19, 30), isThin(20, 30)]).toEqual([false, true, false]);
	});

	test('A panel cut to its first rows still knows how many there are.', () => {
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
