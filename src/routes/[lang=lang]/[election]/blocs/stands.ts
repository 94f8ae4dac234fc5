import { side } from '$lib/text/stance.ts';

/** How many members of a bloc took each stance on a statement. */
interface Counted {
	/** From stance 1 up. */
	stances: readonly number[];
}

/** What members of a bloc agree on, and where they part. */
export interface Parted<S extends Counted> {
	/** All that answered are on one side, or all in the middle; in the given order. */
	agreed: S[];
	/** They are not on one side: those furthest apart on average first. */
	parted: S[];
	/** Fewer than two answered. */
	single: S[];
}

export function partedBy<S extends Counted>(stands: readonly S[]): Parted<S> {
	const several = stands.filter(({ stances }) => sum(stances) > 1);
	const isAgreed = ({ stances }: S) =>
		new Set(stances.flatMap((count, index) => (count > 0 ? [side(index + 1, stances.length)] : []))).size ===
		1;
	const apart = new Map(several.map((stand) => [stand, meanDistance(stand)]));
	return {
		agreed: several.filter(isAgreed),
		parted: several
			.filter((stand) => !isAgreed(stand))
			.sort((a, b) => (apart.get(b) ?? 0) - (apart.get(a) ?? 0)),
		single: stands.filter(({ stances }) => sum(stances) < 2),
	};
}

/** Of two members that answered, as a share of the scale: 0…1. */
function meanDistance({ stances }: Counted): number {
	const all = sum(stances);
	let [total, before] = [0, 0];
	// Between each stance and the next, so many are on either side.
	for (const count of stances.slice(0, -1)) {
		before += count;
		total += before * (all - before);
	}
	return total / ((all * (all - 1)) / 2) / (stances.length - 1);
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
