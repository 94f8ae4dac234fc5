import { describe, expect, it } from 'vitest';
import { none } from '../coordinate.ts';
import type { Field, Voter } from '../field.ts';
import { noBasis } from '../gap/basis.ts';
import { score } from '../score.ts';
import { nextStatement } from './next.ts';

function fieldOf(...rows: number[][]): Field {
	const statements = rows[0]?.length ?? 0;
	return {
		contenders: rows.length,
		statements,
		topics: 1,
		positions: Int8Array.from(rows.flat()),
		steps: new Uint8Array(statements).fill(5),
		topic: new Uint8Array(statements),
		local: new Uint8Array(statements),
		place: Int32Array.from(rows.keys()),
	};
}

function voterOf(...stances: number[]): Voter {
	return {
		stances: Int8Array.from(stances),
		importance: new Uint8Array(stances.length).fill(1),
		unseen: Uint8Array.from(stances, (own) => (own === none ? 1 : 0)),
	};
}

/** So many contenders with this sheet. */
function times(count: number, ...sheet: number[]): number[][] {
	return Array.from({ length: count }, () => sheet);
}

/** The column that comes next for a voter with these stances; null for none. */
function nextOf(field: Field, stances: number[], left: number[]): number | null {
	const { distance } = score(field, voterOf(...stances), { method: 'city-block', basis: noBasis });
	return nextStatement(field, distance, left)?.column ?? null;
}

describe('The statement that comes next', () => {
	it('It is the one that parts those who are nearest so far, whatever parts the others.', () => {
		// The eight nearest differ on the third statement, the others on the second.
		const near = [...times(4, 60, 0, 30), ...times(4, 60, 0, -30)];
		const far = [...times(20, -60, 60, 0), ...times(20, -60, -60, 0)];
		const field = fieldOf(...near, ...far);
		expect(nextOf(field, [60, none, none], [1, 2])).toBe(2);
		expect(nextOf(field, [-60, none, none], [1, 2])).toBe(1);
	});

	it('All who are as near as the eighth count, and are named.', () => {
		// Seven are nearest; of the ten that are level behind them only the last differ on the second statement.
		const field = fieldOf(...times(7, 60, 0, 30), ...times(9, 30, 0, 30), [30, 60, 30], [-60, 60, -60]);
		expect(nextOf(field, [60, none, none], [2, 1])).toBe(1);
		const { distance } = score(field, voterOf(60, none, none), { method: 'city-block', basis: noBasis });
		expect(nextStatement(field, distance, [2, 1])?.nearest).toEqual([...Array(17).keys()]);
	});

	it('Between equals the printed order decides.', () => {
		const field = fieldOf([60, 60, -60], [60, -60, 60]);
		expect(nextOf(field, [60, none, none], [2, 1])).toBe(2);
		expect(nextOf(field, [60, none, none], [1, 2])).toBe(1);
	});

	it('When none is left there is none, nor before the first answer, nor on a ballot without anybody.', () => {
		expect(nextOf(fieldOf([60]), [60], [])).toBeNull();
		expect(nextOf(fieldOf([60, 60], [60, -60]), [none, none], [0, 1])).toBeNull();
		expect(nextOf(fieldOf(), [], [3, 4])).toBeNull();
	});

	it('What the nearest answered alike is not asked for their sake.', () => {
		const near = times(8, 60, 30, 0);
		const field = fieldOf(...near, [-60, -60, 0]);
		expect(nextOf(field, [60, none, none], [1, 2])).toBeNull();
		expect(nextOf(fieldOf(...near.slice(1), [-60, -60, 0]), [60, none, none], [1, 2])).toBe(1);
	});

	it('A statement on which few of them took a position tells less.', () => {
		const field = fieldOf([60, 60, 60], [60, -60, -60], [60, none, 60], [60, none, -60]);
		expect(nextOf(field, [60, none, none], [1, 2])).toBe(2);
	});
});
