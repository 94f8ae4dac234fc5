import { tidy } from '$lib/election/words.ts';

/** Text on one line of at most `most` characters, with spaces tidied; longer text ends with “…” after a whole word. */
export function onOneLine(words: string, most: number): string {
	const line = tidy(words).replace(/\s+/g, ' ');
	const letters = [...line];
	if (letters.length <= most) return line;
	const cut = letters.slice(0, most - 1).join('');
	const end = letters[most - 1] === ' ' ? cut.length : cut.lastIndexOf(' ');
	return `${(end > 0 ? cut.slice(0, end) : cut).replace(/[\s,;:–—-]+$/, '')}…`;
}
