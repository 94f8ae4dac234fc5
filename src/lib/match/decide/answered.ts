import { coordinate, none, stanceAt, stepOf } from '../coordinate.ts';
import type { Field, Voter } from '../field.ts';

/** A statement that the voter answered, and the other answers that its scale offers. */
export interface Answered {
	column: number;
	/** Coordinate. */
	from: number;
	importance: number;
	isLocal: boolean;
	/** The other answers, the least moved first, then the one that agrees less. */
	others: Other[];
}

export interface Other {
	/** Coordinate. */
	to: number;
	/** How many steps of the scale it is from the voter's answer. */
	moved: number;
}

/** An answer of the voter that would be different: stances 1…steps of the statement's scale. */
export interface Change {
	column: number;
	from: number;
	to: number;
}

/** The statements that the voter answered, in the order of the field. */
export function answeredBy({ statements, steps, local }: Field, voter: Voter): Answered[] {
	return Array.from({ length: statements }, (_, column) => column).flatMap((column): Answered[] => {
		const from = voter.stances[column] ?? none;
		if (from === none) return [];
		const scale = steps[column] ?? 2;
		const others = Array.from({ length: scale }, (_, index) => coordinate(index + 1, scale))
			.filter((to) => to !== from)
			.map((to) => ({ to, moved: Math.abs(to - from) / stepOf(scale) }))
			.sort((a, b) => a.moved - b.moved || a.to - b.to);
		return [
			{ column, from, importance: voter.importance[column] ?? 1, isLocal: local[column] === 1, others },
		];
	});
}

export function changeOf({ steps }: Field, { column, from }: Answered, { to }: Other): Change {
	const scale = steps[column] ?? 2;
	return { column, from: stanceAt(from, scale), to: stanceAt(to, scale) };
}
