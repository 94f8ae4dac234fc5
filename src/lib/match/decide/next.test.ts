import { describe, expect, it } from 'vitest';
import { none } from '../coordinate.ts';
import type { Field, Voter } from '../field.ts';
import { noBasis } from '../gap/basis.ts';
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

describe('The statement that comes next', () => {
	it('It is the one that parts those who are nearest so far, whatever parts the others.', () => {
		// The eight nearest differ on the third statement, the others on the second.
		const near = [...times(4, 60, 0, 30), ...times(4, 60, 0, -30)];
		const far = [...times(20, -60, 60, 0), ...times(20, -60, -60, 0)];
		const field = fieldOf(...near, ...far);
		expect(nextStatement(field, voterOf(60, none, none), noBasis, [1, 2])).toBe(2);
		expect(nextStatement(field, voterOf(-60, none, none), noBasis, [1, 2])).toBe(1);
	});

	it('All who are as near as the eighth count.', () => {
		// Seven are nearest; of the ten that are level behind them only the last differ on the second statement.
		const field = fieldOf(...times(7, 60, 0, 30), ...times(9, 30, 0, 30), [30, 60, 30], [-60, 60, -60]);
		expect(nextStatement(field, voterOf(60, none, none), noBasis, [2, 1])).toBe(1);
	});

	it('Between equals the printed order decides, as before the first answer of anybody.', () => {
		const field = fieldOf([60, 60, -60], [-60, -60, 60]);
		expect(nextStatement(field, voterOf(none, none, none), noBasis, [2, 0, 1])).toBe(2);
		expect(nextStatement(field, voterOf(none, none, none), noBasis, [1, 0])).toBe(1);
		expect(nextStatement(fieldOf(), voterOf(), noBasis, [3, 4])).toBe(3);
	});

	it('When none is left there is none.', () => {
		expect(nextStatement(fieldOf([60]), voterOf(60), noBasis, [])).toBeNull();
	});

	it('A statement on which few of them took a position tells less.', () => {
		const field = fieldOf([60, 60, 60], [60, -60, -60], [60, none, 60], [60, none, -60]);
		expect(nextStatement(field, voterOf(60, none, none), noBasis, [1, 2])).toBe(2);
	});
});
