import { coordinate, highest, lowest, none, stepOf } from '../../lib/match/coordinate.ts';

// Everything random in the evaluation: seeded, so that the same file gives the same figures.

export type Random = () => number;

/** Pseudo-random numbers 0…1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): Random {
	let state = seed;
	return () => {
		state = (state + 0x6d2b_79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

export function shuffle<T>(list: readonly T[], random: Random): T[] {
	const keys = new Map(list.map((item, index) => [index, { item, key: random() }]));
	return [...keys.values()].sort((a, b) => a.key - b.key).map(({ item }) => item);
}

/** A whole number from 0 to below `most`. */
export function below(most: number, random: Random): number {
	return Math.floor(random() * most);
}

/** The row with this share of its answers replaced by any stance: a voter who is no candidate's twin. */
export function noisy(row: Int8Array, steps: readonly number[], share: number, random: Random): Int8Array {
	return row.map((own, column) => {
		const of = steps[column] ?? 5;
		return random() < share ? coordinate(1 + below(of, random), of) : own;
	});
}

/** The row with one answer in ten moved by a step. */
export function slipped(row: Int8Array, steps: readonly number[], random: Random): Int8Array {
	return row.map((own, column) => {
		if (own === none || random() >= 0.1) return own;
		const to = own + (random() < 0.5 ? 1 : -1) * stepOf(steps[column] ?? 5);
		return to > highest || to < lowest ? 2 * own - to : to;
	});
}

/** The row with only this share of its answers, at random. */
export function withGaps(row: Int8Array, answered: number, random: Random): Int8Array {
	const kept = new Set(shuffle([...row.keys()], random).slice(0, Math.round(answered * row.length)));
	return row.map((own, column) => (kept.has(column) ? own : none));
}
