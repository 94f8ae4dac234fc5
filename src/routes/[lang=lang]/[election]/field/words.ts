import * as m from '$lib/text/paraglide/messages.js';

/** How far to the left or the right of the middle. */
export function acrossInWords({ x }: { x: number }): string {
	const n = Math.abs(Math.round(x));
	return Math.round(x) < 0 ? m.plane_to_left({ n }) : m.plane_to_right({ n });
}

/** How far above or below the middle. */
export function alongInWords({ y }: { y: number }): string {
	const n = Math.abs(Math.round(y));
	return Math.round(y) < 0 ? m.plane_downward({ n }) : m.plane_upward({ n });
}

/** The signs of the directions, beside which their words stand. */
export const arrows = { up: '↑', down: '↓', left: '←', right: '→' };
