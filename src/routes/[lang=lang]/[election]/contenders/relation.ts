import * as m from '$lib/text/paraglide/messages.js';
import type { Comparison } from './profile.ts';

/** How a position stands to the voter's answer, in words: `3 steps, on opposite sides`. */
export function relationWords({
	relation,
	distance,
	isOpposite,
}: Pick<Comparison, 'relation' | 'distance' | 'isOpposite'>): string {
	if (relation === 'uncompared') return m.not_compared();
	if (relation === 'same') return m.profile_same();
	return isOpposite ? m.profile_steps_opposite({ n: distance }) : m.profile_steps({ n: distance });
}
