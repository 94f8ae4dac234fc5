import * as m from '$lib/text/paraglide/messages.js';

/** How two stances on one statement compare; `uncompared` if one of them is missing. */
export type Relation = 'same' | 'step' | 'apart' | 'uncompared';

export interface Distance {
	relation: Relation;
	/** How many steps are between the two stances; 0 if nothing is compared. */
	distance: number;
	/** Whether they are on different sides of the middle. */
	isOpposite: boolean;
}

/** The distance of two stances, each 1…steps or null for none. */
export function relate(one: number | null, other: number | null, steps: number): Distance {
	if (one === null || other === null) return { relation: 'uncompared', distance: 0, isOpposite: false };
	const distance = Math.abs(one - other);
	const relation = distance === 0 ? 'same' : distance === 1 && steps > 2 ? 'step' : 'apart';
	const middle = (steps + 1) / 2;
	return { relation, distance, isOpposite: (one - middle) * (other - middle) < 0 };
}

/** The same in words: `3 steps, on opposite sides`. */
export function relationWords({ relation, distance, isOpposite }: Distance): string {
	if (relation === 'uncompared') return m.not_compared();
	if (relation === 'same') return m.profile_same();
	return isOpposite ? m.profile_steps_opposite({ n: distance }) : m.profile_steps({ n: distance });
}

/** Sorts the furthest apart first and the uncompared last, otherwise in the order of the statements. */
export function apartFirst<Compared extends Distance & { steps: number; number: number }>(
	comparisons: readonly Compared[],
): Compared[] {
	const gap = ({ relation, distance, steps }: Compared) =>
		relation === 'uncompared' ? -1 : distance / (steps - 1);
	return [...comparisons].sort((a, b) => gap(b) - gap(a) || a.number - b.number);
}
