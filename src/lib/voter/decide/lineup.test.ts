import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '$lib/election/ballot/answers.ts';
import { assemble } from '$lib/election/ballot/ballot.ts';
import { unpackBasis } from '$lib/election/ballot/basis.ts';
import type { Contender, Statement } from '$lib/election/snapshot.ts';
import { contender, contest, district, example, statement } from '../../../../tests/support/core.ts';
import {
	duelOf,
	groupsOf,
	handlesOf,
	nearerIn,
	rowsOf,
	type LineUpRow,
	type Order,
	type Side,
} from './lineup.ts';

const statements = [
	statement('a'),
	statement('b'),
	statement('c', { steps: 2 }),
	statement('local', { contest: 'seat' }),
];

function sides(contenders: readonly Contender[], asked: readonly Statement[] = statements): Side[] {
	const core = example({ statements: [...asked] });
	return contenders.map((one) => ({
		contender: one,
		ballot: assemble(
			core,
			contest(one.contest),
			district(one.contest, one.district),
			contenders,
			unpackBasis(core, null),
		),
	}));
}

const seat = (slug: string, positions: string, more: Partial<Contender> = {}) =>
	contender(slug, positions, { contest: 'seat', district: 2, ...more });

describe('A line-up', () => {
	it('Each statement has the places of all sides, with silence and refusal as they are.', () => {
		const rows = rowsOf(sides([seat('one', '51-.'), seat('two', '4.2.')]), statements);
		expect(rows.map(({ places }) => places.map(({ stance, hasDeclined }) => [stance, hasDeclined]))).toEqual([
			[
				[5, false],
				[4, false],
			],
			[
				[1, false],
				[null, false],
			],
			[
				[null, true],
				[2, false],
			],
			[
				[null, false],
				[null, false],
			],
		]);
		expect(rows.map(({ spread }) => spread)).toEqual([0.25, -1, -1, -1]);
	});

	it('Of contenders on different ballots only the statements that both are asked are compared.', () => {
		const list = contender('list', '512', { contest: 'list', district: 1 });
		const rows = rowsOf(sides([seat('one', '1125'), list]), statements);
		expect(rows.map(({ statement: { slug } }) => slug)).toEqual(['a', 'b', 'c']);
		expect(rows.map(({ places }) => places.map(({ stance }) => stance))).toEqual([
			[1, 5],
			[1, 1],
			[2, 2],
		]);
	});

	it('A voter without answers is nowhere; a skip is no stance.', () => {
		const answers: Answers = {
			a: { stance: 2, importance: 2 },
			b: { stance: 'skip', importance: 1 },
		};
		const both = sides([seat('one', '5111'), seat('two', '3121')]);
		expect(rowsOf(both, statements).every(({ yours, distance }) => yours === null && distance === -1)).toBe(
			true,
		);
		const [a, b] = rowsOf(both, statements, answers);
		expect([a?.yours, a?.isImportant, a?.distance]).toEqual([2, true, 0.5]);
		expect([b?.yours, b?.hasSkipped, b?.isImportant, b?.distance]).toEqual([null, true, false, -1]);
	});

	const inOrder = (rows: LineUpRow[], order: Order) =>
		groupsOf(rows, order, ['law', 'reform']).map(({ kind, topic, rows, parted }) => [
			kind + topic,
			rows.map(({ statement: { slug } }) => slug).join(),
			parted,
		]);

	it('What parts the sides comes first, the widest at the top; scales of two steps count as whole.', () => {
		const rows = rowsOf(sides([seat('one', '5111'), seat('two', '322.')]), statements);
		expect(inOrder(rows, 'apart')).toEqual([
			['apart', 'c,a,b', 3],
			['nothing', 'local', 0],
		]);
	});

	it('What parts them from the voter comes first, whether or not it parts them.', () => {
		const answers: Answers = {
			a: { stance: 1, importance: 1 },
			b: { stance: 2, importance: 1 },
			local: { stance: 5, importance: 1 },
		};
		const rows = rowsOf(sides([seat('one', '5125'), seat('two', '5225')]), statements, answers);
		expect(inOrder(rows, 'you')).toEqual([
			['you', 'a,b', 1],
			['like you', 'local', 0],
			['nothing', 'c', 0],
		]);
		expect(inOrder(rows, 'apart')).toEqual([
			['apart', 'b', 1],
			['same', 'a,c,local', 0],
		]);
	});

	it('By topic, all rows are in the order of the topics and statements.', () => {
		const asked = [statement('a'), statement('b', { topic: 'law' }), statement('c')];
		const rows = rowsOf(sides([seat('one', '511'), seat('two', '522')], asked), asked);
		expect(inOrder(rows, 'topic')).toEqual([
			['topiclaw', 'b', 1],
			['topicreform', 'a,c', 1],
		]);
	});
});

describe('A second round', () => {
	it('Statements part two by a step or more, and the voter is nearer to one, to the other or to neither.', () => {
		const asked = ['a', 'b', 'c', 'd', 'e', 'f'].map((slug) => statement(slug));
		const answers: Answers = Object.fromEntries(
			['a', 'b', 'c'].map((slug) => [slug, { stance: 3, importance: 1 }] as const),
		);
		const duel = duelOf(rowsOf(sides([seat('one', '52333.'), seat('two', '143213')], asked), asked, answers));
		expect(duel.wide.map(({ statement: { slug } }) => slug)).toEqual(['a', 'b', 'e']);
		expect(duel.step.map(({ statement: { slug } }) => slug)).toEqual(['d']);
		expect([duel.nearer, duel.even, duel.open, duel.same, duel.silent]).toEqual([[0, 0], 2, 2, 1, 1]);
	});

	it('On a scale of two steps any difference is wide.', () => {
		const asked = [statement('c', { steps: 2 })];
		const duel = duelOf(rowsOf(sides([seat('one', '1'), seat('two', '2')], asked), asked));
		expect([duel.wide.length, duel.step.length]).toEqual([1, 0]);
	});

	it('For any positions and answers the counts add up, and changing sides changes the counts.', () => {
		const asked = Array.from({ length: 12 }, (_, index) =>
			statement(`s${index}`, { steps: 2 + (index % 6) }),
		);
		const stance = (steps: number) =>
			fc.oneof(fc.constantFrom('.', '-'), fc.integer({ min: 1, max: steps }).map(String));
		const positions = fc.tuple(...asked.map(({ steps }) => stance(steps))).map((all) => all.join(''));
		fc.assert(
			fc.property(positions, positions, positions, (one, other, own) => {
				const answers: Answers = Object.fromEntries(
					asked.flatMap(({ slug }, index) => {
						const given = Number(own.charAt(index));
						return given >= 1 ? [[slug, { stance: given, importance: 1 }] as const] : [];
					}),
				);
				const duel = (a: string, b: string) =>
					duelOf(rowsOf(sides([seat('one', a), seat('two', b)], asked), asked, answers));
				const there = duel(one, other);
				const back = duel(other, one);
				const parting = there.wide.length + there.step.length;
				expect(there.nearer[0] + there.nearer[1] + there.even + there.open).toBe(parting);
				expect(parting + there.same + there.silent).toBe(asked.length);
				expect([back.nearer[1], back.nearer[0]]).toEqual(there.nearer);
				expect(duel(one, one).nearer).toEqual([0, 0]);
				for (const row of there.wide) expect(['even', 'open', 0, 1]).toContain(nearerIn(row));
			}),
		);
	});
});

describe('What stands for a contender', () => {
	it.each([
		[
			[39, 41],
			['39', '41'],
		],
		[
			[2, 2],
			['A', 'B'],
		],
		[
			[2, null, 7],
			['A', 'B', 'C'],
		],
		[[], []],
	])('Contenders with the numbers %j stand as %j.', (numbers, handles) => {
		expect(handlesOf(numbers.map((number) => ({ number })))).toEqual(handles);
	});
});
