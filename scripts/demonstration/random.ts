// Seeded chance, so that the demonstration is the same each time.

const seed = 20230319;

/** A stream of numbers in [0, 1) for one purpose, so that a change in one place does not affect the others. */
export function stream(purpose: string): () => number {
	let state = seed;
	for (const letter of purpose) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
	// mulberry32
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** A normally distributed number (mean 0, deviation 1), by the Box–Muller transform. */
export function normal(random: () => number): number {
	return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

export function pick<T>(list: readonly T[], random: () => number): T {
	const item = list[Math.floor(random() * list.length)];
	if (item === undefined) throw new Error('There is nothing to pick from.');
	return item;
}

export function shuffle<T>(list: readonly T[], random: () => number): T[] {
	return list
		.map((item) => ({ item, key: random() }))
		.sort((a, b) => a.key - b.key)
		.map(({ item }) => item);
}
