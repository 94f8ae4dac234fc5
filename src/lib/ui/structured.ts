import { tidy } from '$lib/election/words.ts';

/** A value of JSON-LD: facts about a page that machines can read, in the words of schema.org. */
export type Facts = string | number | readonly Facts[] | { readonly [name: string]: Facts };

/**
 * The facts as JSON that may stand inside a `<script>`: nothing in it begins or ends an element, whatever a name holds,
 * and nothing in it is changed where HTML is escaped. Marks that are not seen or that turn the direction are left out.
 */
export function written(facts: Facts): string {
	const json = JSON.stringify(facts, (_, value: unknown) =>
		typeof value === 'string' ? tidy(value) : value,
	);
	return json.replace(
		/[<>&\u2028\u2029]/g,
		(mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}

/** Words on one line, tidy, of at most `most` characters: what does not fit ends with “…” after a whole word. */
export function onOneLine(words: string, most: number): string {
	const line = tidy(words).replace(/\s+/g, ' ');
	const letters = [...line];
	if (letters.length <= most) return line;
	const cut = letters.slice(0, most - 1).join('');
	const end = letters[most - 1] === ' ' ? cut.length : cut.lastIndexOf(' ');
	return `${(end > 0 ? cut.slice(0, end) : cut).replace(/[\s,;:–—-]+$/, '')}…`;
}
