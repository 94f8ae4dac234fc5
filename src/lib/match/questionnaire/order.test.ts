import { describe, expect, it } from 'vitest';
import { none } from '../coordinate.ts';
import { informativeOrder, type Published } from './order.ts';

/** A ballot, one row of coordinates for each contender. */
function ballot(...rows: number[][]): Published {
	return { contenders: rows.length, positions: Int8Array.from(rows.flat()) };
}

function statements(...topics: string[]) {
	return topics.map((topic) => ({ steps: 5, topic }));
}

describe('The order of statements', () => {
	it('The statement that divides the contenders most comes first, one on which all agree last.', () => {
		const standing = ballot([60, 60, 30], [60, -60, 0], [60, 60, 30], [60, -60, -30]);
		expect(informativeOrder(statements('one', 'one', 'one'), [standing])).toEqual([1, 2, 0]);
	});

	it('A statement that is answered as an earlier one waits for one that tells something new.', () => {
		// The second column repeats the first, the third is independent and divides less.
		const standing = ballot([60, 60, 30], [60, 60, -30], [-60, -60, 30], [-60, -60, -30]);
		const [first, second, third] = informativeOrder(statements('one', 'one', 'one'), [standing]);
		expect([first, second, third]).toEqual([0, 2, 1]);
	});

	it('In each round every topic comes once, and none twice in a row while another is left.', () => {
		const rows = [0, 1, 2, 3, 4, 5].map((row) =>
			[60, 60, 60, 30, 30, 10].map((size, column) => ((row >> (column % 3)) % 2 === 0 ? size : -size)),
		);
		const topics = ['law', 'law', 'law', 'reform', 'reform', 'trade'];
		const order = informativeOrder(statements(...topics), [ballot(...rows)]).map((column) => topics[column]);
		expect([...order.slice(0, 3)].sort()).toEqual(['law', 'reform', 'trade']);
		expect([...order.slice(3, 5)].sort()).toEqual(['law', 'reform']);
		expect(order.slice(0, 5).every((topic, place) => topic !== order[place + 1])).toBe(true);
	});

	it('A ballot counts the same, however many contenders it has.', () => {
		// Forty contenders are a step apart from neutral on the first statement, two are at the ends of the second.
		const long = ballot(...Array.from({ length: 40 }, (_, row) => [row % 2 === 0 ? 30 : -30, 0]));
		const short = ballot([0, 60], [0, -60]);
		expect(informativeOrder(statements('one', 'one'), [long, short])).toEqual([1, 0]);
	});

	it('The order of contenders and ballots does not matter, nor does an empty ballot.', () => {
		const rows = [
			[60, -30, 0, 30],
			[-60, 30, 0, none],
			[30, 60, -60, 0],
			[none, -60, 30, -30],
		];
		const topics = statements('a', 'b', 'a', 'b');
		const other = ballot([0, 60, 0, -60], [60, 0, 30, 0]);
		const expected = informativeOrder(topics, [ballot(...rows), other]);
		expect(informativeOrder(topics, [other, ballot(...rows.toReversed()), ballot()])).toEqual(expected);
		expect([...expected].sort()).toEqual([0, 1, 2, 3]);
	});

	it('Between equals the given order decides, as where nobody has answered.', () => {
		const silent = ballot([none, none, none], [none, none, none]);
		expect(informativeOrder(statements('a', 'b', 'c'), [silent])).toEqual([0, 1, 2]);
		expect(informativeOrder(statements('a', 'b', 'c'), [])).toEqual([0, 1, 2]);
		expect(informativeOrder([], [silent])).toEqual([]);
	});

	it('A position that is missing tells nothing: it counts as the mean of the others.', () => {
		const standing = ballot([none, 30], [60, -30], [none, 30], [none, -30]);
		expect(informativeOrder(statements('one', 'one'), [standing])).toEqual([1, 0]);
	});

	it('A given first statement comes first whatever it tells, and its topic is not asked twice in the first round.', () => {
		const standing = ballot([0, 60, 30], [0, -60, 30], [0, 60, -30], [0, -60, -30]);
		expect(informativeOrder(statements('a', 'a', 'b'), [standing], 0)).toEqual([0, 2, 1]);
	});
});
