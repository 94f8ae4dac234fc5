import type { Words } from './demo.words.ts';

/** What contenders say for their positions, by statement and by the side of the scale on which they stand. */
export interface Bank {
	for: Words[];
	against: Words[];
}

export const reasons: Record<string, Bank> = {};
