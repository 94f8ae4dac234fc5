import { describe, expect, test } from 'vitest';
import type { Answers } from '$lib/election/ballot/answers.ts';
import { example, statement } from '../../../../tests/support/core.ts';
import { pair } from './pair.ts';

const core = example({
	election: { topics: ['reform', 'law'].map((slug) => ({ slug, name: {}, low: {}, high: {} })) },
	statements: [
		statement('a'),
		statement('b'),
		statement('c', { topic: 'law', polarity: -1 }),
		statement('local', { topic: 'law', contest: 'seat' }),
	],
});

const yours: Answers = {
	a: { stance: 5, importance: 2 },
	b: { stance: 4, importance: 1 },
	c: { stance: 'skip', importance: 1 },
};
const theirs: Answers = {
	a: { stance: 5, importance: 1 },
	b: { stance: 2, importance: 2 },
	c: { stance: 1, importance: 1 },
};

describe('Two people', () => {
	test('Agreement is that of the matching, with every statement counted once.', () => {
		// a: 120 of 120, b: 60 of 120.
		expect(pair(core, yours, theirs)).toMatchObject({ agreement: 75, shared: 2, topics: [75, null] });
	});

	test('Below five shared answers there is no percentage, unless nothing more is asked.', () => {
		expect(pair(core, yours, theirs).hasPercent).toBe(false);
		const all: Answers = { ...theirs, c: { stance: 1, importance: 1 } };
		expect(pair(core, all, all).hasPercent).toBe(true);
		expect(pair(core, {}, theirs).hasPercent).toBe(false);
	});

	test('Both people see the same figure.', () => {
		const { agreement, shared, topics } = pair(core, theirs, yours);
		expect({ agreement, shared, topics }).toEqual({ agreement: 75, shared: 2, topics: [75, null] });
	});

	test('The statements of both are side by side.', () => {
		const { pairings } = pair(core, yours, theirs);
		expect(
			pairings.map(({ number, relation, distance, isOpposite }) => [number, relation, distance, isOpposite]),
		).toEqual([
			[1, 'same', 0, false],
			[2, 'apart', 2, true],
			[3, 'uncompared', 0, false],
		]);
	});

	test('Same, a step apart, further apart and not shared add up to all statements.', () => {
		const { counts, shared, opposite, pairings } = pair(core, yours, theirs);
		expect(counts).toEqual({ same: 1, step: 0, apart: 1, uncompared: 1 });
		expect(counts.same + counts.step + counts.apart).toBe(shared);
		expect(shared + counts.uncompared).toBe(pairings.length);
		expect(opposite).toBe(1);
	});

	test('A local statement is listed only if one of them answered it.', () => {
		const local: Answers = { local: { stance: 1, importance: 1 } };
		const slugs = (mine: Answers, other: Answers) =>
			pair(core, mine, other).pairings.map(({ statement }) => statement.slug);
		expect(slugs(yours, theirs)).not.toContain('local');
		expect(slugs(local, theirs)).toContain('local');
		expect(slugs(yours, local)).toContain('local');
	});

	test('Two people may have nothing in common.', () => {
		expect(pair(core, yours, {})).toMatchObject({ agreement: -1, shared: 0, topics: [null, null] });
		expect(pair({ ...core, statements: [] }, yours, theirs)).toMatchObject({ agreement: -1, pairings: [] });
	});
});
