import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coordinate, none } from '../coordinate.ts';
import { estimatePrior } from './prior.ts';

const stance = fc.oneof(
	fc.constant(none),
	fc.integer({ min: 1, max: 5 }).map((value) => coordinate(value, 5)),
);

function election(rows: readonly (readonly number[])[]) {
	return {
		contenders: rows.length,
		statements: rows[0]?.length ?? 0,
		positions: Int8Array.from(rows.flat()),
	};
}

describe('The prior', () => {
	it('When fewer than two contenders have answered, the prior is 50 with strength 100.', () => {
		expect(estimatePrior(election([]))).toEqual({ agreement: 50, strength: 100 });
		expect(estimatePrior(election([[60, none]]))).toEqual({ agreement: 50, strength: 100 });
		expect(
			estimatePrior(
				election([
					[none, none],
					[none, none],
				]),
			),
		).toEqual({ agreement: 50, strength: 100 });
		expect(
			estimatePrior(
				election([
					[60, none],
					[none, 60],
				]),
			),
		).toEqual({ agreement: 50, strength: 100 });
	});

	it('With few contenders the prior is their mean agreement with the usual strength.', () => {
		expect(
			estimatePrior(
				election([
					[60, 60],
					[60, -60],
					[none, none],
				]),
			),
		).toEqual({ agreement: 50, strength: 15 });
		expect(estimatePrior(election([[60], [60], [0]]))).toEqual({ agreement: 67, strength: 15 });
	});

	it('When all contenders answer alike, the prior is 100.', () => {
		const rows = Array.from({ length: 40 }, () => [60, -60, 0, 30]);
		expect(estimatePrior(election(rows)).agreement).toBe(100);
	});

	it('The prior is whole, in bounds, and the same for any order of the contenders.', () => {
		const rows = fc
			.integer({ min: 0, max: 6 })
			.chain((length) =>
				fc.array(fc.array(stance, { minLength: length, maxLength: length }), { maxLength: 16 }),
			);
		fc.assert(
			fc.property(rows, (one) => {
				const prior = estimatePrior(election(one));
				expect(Number.isInteger(prior.agreement) && prior.agreement >= 0 && prior.agreement <= 100).toBe(
					true,
				);
				expect(Number.isInteger(prior.strength) && prior.strength >= 1 && prior.strength <= 100).toBe(true);
				expect(estimatePrior(election([...one].reverse()))).toEqual(prior);
			}),
			{ numRuns: 30 },
		);
	});
});
