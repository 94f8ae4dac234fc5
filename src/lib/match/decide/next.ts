import { coordinate, none } from '../coordinate.ts';
import type { Field } from '../field.ts';

/** The short version: so many statements come in the printed order before any is chosen. */
export const printedFirst = 8;

/** So many of the contenders nearest so far say which statement comes next; more if others are as near as the last. */
const nearest = 8;

/** A statement that tells contenders apart. */
export interface Next {
	/** Its column. */
	column: number;
	/** The rows of the contenders that it was chosen for: those that are nearest so far. */
	nearest: number[];
}

/**
 * Which of the statements that are left parts the contenders most that are nearest to the voter so far: the one on
 * which the cost varies most among the nearest eight, on average over all answers of its scale. Between equals the given
 * order decides.
 *
 * The number eight and this measure were chosen on the Finnish parliamentary candidates of 2023, ballots of 42
 * (`npm run evaluate -- --only early`).
 *
 * @param distance of each contender to the voter by the answers so far, as `score` gives it
 * @param left columns not answered and not skipped, in the printed order
 * @returns null if none is left, none of them parts the nearest, or nothing is answered yet
 */
export function nextStatement(field: Field, distance: Float64Array, left: readonly number[]): Next | null {
	const rows = nearestRows(distance);
	let [best, most]: [number | null, number] = [null, 0];
	for (const column of left) {
		const spread = spreadOn(field, rows, column);
		// Rounding must not decide between equals.
		if (spread > most * (1 + 1e-9)) {
			best = column;
			most = spread;
		}
	}
	return best === null ? null : { column: best, nearest: rows };
}

/** The nearest contenders that are placed, with all that are level with the last; nobody before the first answer. */
function nearestRows(distance: Float64Array): number[] {
	const placed = Array.from(distance.keys()).filter((row) => (distance[row] ?? -1) >= 0);
	const sorted = placed.map((row) => distance[row] ?? 0).sort((a, b) => a - b);
	const last = sorted[Math.min(nearest, sorted.length) - 1] ?? Infinity;
	return placed.filter((row) => (distance[row] ?? 0) <= last);
}

/** The mean variance of the costs over all answers. A contender without a position counts as the mean of the others. */
function spreadOn({ statements, positions, steps }: Field, rows: readonly number[], column: number): number {
	const taken = rows
		.map((row) => positions[row * statements + column] ?? none)
		.filter((position) => position !== none);
	if (taken.length === 0) return 0;
	const scale = steps[column] ?? 2;
	let sum = 0;
	for (let stance = 1; stance <= scale; stance++) {
		const answer = coordinate(stance, scale);
		let [costs, squares] = [0, 0];
		for (const position of taken) {
			const cost = Math.abs(answer - position);
			costs += cost;
			squares += cost * cost;
		}
		// The variance times the square of how many there are: a whole number.
		sum += taken.length * squares - costs * costs;
	}
	return sum / (scale * taken.length * rows.length);
}
