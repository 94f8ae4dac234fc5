/** No position, no answer: outside every scale and inside one signed byte. */
export const none = -128;

/** The ends of the common scale. */
export const lowest = -60;
export const highest = 60;

/**
 * The place of a stance on the common scale −60…+60. 60 is divisible by 1 to 6, so every step of every scale of 2 to 7
 * steps lands on an integer: sums are exact and ties are real.
 *
 * @param stance 1 (disagree most) … steps (agree most)
 * @param steps 2…7
 */
export function coordinate(stance: number, steps: number): number {
	return lowest + (stance - 1) * stepOf(steps);
}

/** The stance 1…steps at a place of the common scale: the reverse of `coordinate`. */
export function stanceAt(position: number, steps: number): number {
	return 1 + (position - lowest) / stepOf(steps);
}

/** The distance between two neighbouring stances, 20…120. */
export function stepOf(steps: number): number {
	return (highest - lowest) / (steps - 1);
}
