import { describe, expect, it } from 'vitest';
import { caseOf, examples } from './examples.ts';
import { rank } from './rank.ts';
import { score } from './score.ts';

describe('A worked example', () => {
	it.each(examples.map((example) => [example.slug, example] as const))(
		'The example "%s" comes out as published.',
		(_, example) => {
			const { field, voter, rule } = caseOf(example);
			const scores = score(field, voter, rule);
			const { agreement, score: figures, coverage, tier } = example.expected;
			const silentAsNull = (values: Float64Array) =>
				Array.from(values, (value) => (value < 0 ? null : value));
			expect(silentAsNull(scores.agreement)).toEqual(agreement);
			expect(silentAsNull(scores.score)).toEqual(figures);
			expect(Array.from(scores.coverage)).toEqual(coverage);
			expect(Array.from(rank(field, voter, scores).tier)).toEqual(tier);
		},
	);

	it('Every example has a name of its own.', () => {
		expect(new Set(examples.map(({ slug }) => slug)).size).toBe(examples.length);
		expect(examples.length).toBeGreaterThanOrEqual(25);
	});
});
