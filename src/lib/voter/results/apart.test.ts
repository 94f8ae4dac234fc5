import { describe, expect, test } from 'vitest';
import type { Answers } from '$lib/election/ballot/answers.ts';
import { assemble, match } from '$lib/election/ballot/ballot.ts';
import type { Contender } from '$lib/election/snapshot.ts';
import { noBasis } from '$lib/match/gap/basis.ts';
import { contender, contest, district, example, statement } from '../../../../tests/support/core.ts';
import { firstTwo, partingOf, sameAnswers } from './apart.ts';
import { groupsOf } from './panel.ts';

const statements = ['a', 'b', 'c', 'd'].map((slug) => statement(slug));
const answers = (stances: string, important = ''): Answers =>
	Object.fromEntries(
		statements.flatMap(({ slug }, index) =>
			stances[index] === '.'
				? []
				: [[slug, { stance: Number(stances[index]), importance: important.includes(slug) ? 2 : 1 }]],
		),
	);

function matched(contenders: Contender[], given: Answers) {
	const ballot = assemble(example({ statements }), contest('seat'), district('seat', 1), contenders, noBasis);
	const result = match(ballot, given);
	return { ballot, result, groups: groupsOf(ballot, result) };
}

function parting(one: string, other: string, given: Answers) {
	const two = [contender('one', one), contender('other', other)] as const;
	const { ballot, result } = matched([...two], given);
	const found = partingOf(ballot, result, two);
	return found && [found.statement.slug, ...found.sides.map(({ stance }) => stance)];
}

describe('The first two of a ballot', () => {
	test('They are the first two of the nearest tier in ballot order.', () => {
		const { groups } = matched(
			[contender('x', '5554'), contender('far', '1111'), contender('y', '5555')],
			answers('5555'),
		);
		expect(firstTwo(groups)?.map(({ slug }) => slug)).toEqual(['x', 'y']);
	});

	test('Beside a single nearest one the second is the best of the next tier.', () => {
		const { groups } = matched(
			[contender('far', '1112'), contender('further', '1111'), contender('near', '5555')],
			answers('5555'),
		);
		expect(firstTwo(groups)?.map(({ slug }) => slug)).toEqual(['near', 'far']);
	});

	test('There are no two where only one has answered, or the voter nothing.', () => {
		const contenders = [contender('one', '5555'), contender('silent', '....')];
		expect(firstTwo(matched(contenders, answers('5555')).groups)).toBeNull();
		expect(firstTwo(matched(contenders, {}).groups)).toBeNull();
	});
});

describe('What tells two contenders apart', () => {
	test('It is the statement that changes most which of them is nearer.', () => {
		expect(parting('5432', '1434', answers('5432'))).toEqual(['a', 5, 1]);
		expect(parting('5431', '4435', answers('5435'))).toEqual(['d', 1, 5]);
	});

	test('An important statement counts twice.', () => {
		expect(parting('5511', '4311', answers('5511'))).toEqual(['b', 5, 3]);
		expect(parting('5511', '3211', answers('5511'))).toEqual(['b', 5, 2]);
		expect(parting('5511', '3211', answers('5511', 'a'))).toEqual(['a', 5, 3]);
	});

	test('Where nothing changes who is nearer, it is where they are furthest from each other.', () => {
		expect(parting('2511', '4111', answers('3311'))).toEqual(['b', 5, 1]);
	});

	test('Statements that one of the three left out do not count.', () => {
		expect(parting('5.15', '1515', answers('.5.5'))).toBeNull();
		expect(parting('5515', '15.4', answers('.5.5'))).toEqual(['d', 5, 4]);
	});
});

describe('Contenders with the same answers', () => {
	test('They are found on what the voter answered, if they answered all of it.', () => {
		const { ballot, result, groups } = matched(
			[
				contender('one', '5554'),
				contender('gap', '55.1'),
				contender('two', '5551'),
				contender('other', '5545'),
				contender('three', '5552'),
			],
			answers('555.'),
		);
		const [nearest] = groups;
		expect(nearest && sameAnswers(ballot, result, nearest).map((set) => set.map(({ slug }) => slug))).toEqual(
			[['one', 'two', 'three']],
		);
	});

	test('Nobody is the same as nobody.', () => {
		const { ballot, result, groups } = matched(
			[contender('one', '5554'), contender('other', '5545')],
			answers('5555'),
		);
		const [nearest] = groups;
		expect(nearest && sameAnswers(ballot, result, nearest)).toEqual([]);
	});
});
