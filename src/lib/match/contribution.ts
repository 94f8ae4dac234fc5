import { none } from './coordinate.ts';
import type { Field, Voter } from './field.ts';

/**
 * What each statement adds to one contender's agreement with the voter (city block), in points of agreement: above 0
 * where the two are nearer than half-way, below 0 where they are farther apart, scaled by the statement's weight. 50
 * plus all contributions is the agreement. One number per statement; 0 unless both have answered.
 */
export function contributions(field: Field, voter: Voter, contender: number): Float64Array {
	const positions = field.positions.subarray(
		contender * field.statements,
		(contender + 1) * field.statements,
	);
	const result = new Float64Array(field.statements);
	let shared = 0;
	for (let column = 0; column < field.statements; column++) {
		const answer = voter.stances[column] ?? none;
		const position = positions[column] ?? none;
		if (answer === none || position === none) continue;
		const importance = voter.importance[column] ?? 1;
		result[column] = importance * (60 - Math.abs(answer - position));
		shared += importance;
	}
	return shared === 0 ? result : result.map((lift) => (100 * lift) / (120 * shared));
}
