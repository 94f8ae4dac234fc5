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
