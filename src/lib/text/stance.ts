import type { InterfaceLanguage } from './language.ts';
import * as m from './paraglide/messages.js';

/** Whose stance is named: Kazakh and English inflect the verb. */
export type Person = 'voter' | 'contender';

/** The side that a stance takes. */
export type Side = 'for' | 'even' | 'against';

const degrees = {
	for: ['for_slight', 'for_plain', 'for_full'],
	against: ['against_slight', 'against_plain', 'against_full'],
} as const;

/** Which of the three strengths each scale uses, from the middle outward, by its number of steps. */
const strengths: Record<number, readonly (0 | 1 | 2)[]> = {
	2: [1],
	3: [1],
	4: [1, 2],
	5: [1, 2],
	6: [0, 1, 2],
	7: [0, 1, 2],
};

/**
 * The interface's own word for a stance, in the language of the page.
 *
 * @param stance 1 (disagree most) … steps; null if there is none
 * @param steps 2…7
 * @param options a language other than the page's
 */
export function stanceWord(
	stance: number | null,
	steps: number,
	person: Person,
	options: { locale?: InterfaceLanguage } = {},
): string {
	if (stance === null)
		return person === 'voter' ? m.stance_skipped({}, options) : m.stance_silent({}, options);
	const leaning = side(stance, steps);
	if (leaning === 'even') return m.stance_word({ person, degree: 'even' }, options);
	const distance = Math.ceil(Math.abs(stance - middle(steps))) - 1;
	return m.stance_word({ person, degree: degrees[leaning][strengths[steps]?.[distance] ?? 1] }, options);
}

/** The side of a stance 1…steps. Only scales with an odd number of steps have an even one. */
export function side(stance: number, steps: number): Side {
	if (stance === middle(steps)) return 'even';
	return stance > middle(steps) ? 'for' : 'against';
}

function middle(steps: number): number {
	return (steps + 1) / 2;
}
