import { caseOf, type Example } from '$lib/match/examples.ts';
import { rank } from '$lib/match/rank.ts';
import { score } from '$lib/match/score.ts';

/** The engine's result for one contender of an example; null if nothing is shared, tier 0 for the silent. */
export interface WorkedRow {
	agreement: number | null;
	coverage: number;
	score: number | null;
	tier: number;
}

/** Computes an example with the engine that the results use, by its own rule or another. One row for each contender. */
export function workOut(example: Omit<Example, 'expected'>, method = example.method): WorkedRow[] {
	const { field, voter, rule } = caseOf(example);
	const scores = score(field, voter, method ? { ...rule, method } : rule);
	const { tier } = rank(field, voter, scores);
	const shown = (value: number | undefined) => (value === undefined || value < 0 ? null : value);
	return example.contenders.map((_, row) => ({
		agreement: shown(scores.agreement[row]),
		coverage: scores.coverage[row] ?? 0,
		score: shown(scores.score[row]),
		tier: tier[row] ?? 0,
	}));
}
