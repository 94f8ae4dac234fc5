import { tidy } from '$lib/election/words.ts';

/** A value of JSON-LD: facts about a page for machines, in the vocabulary of schema.org. */
export type Facts = string | number | readonly Facts[] | { readonly [name: string]: Facts };

/**
 * The facts as JSON for a `<script>` element: nothing in it begins or ends an element, whatever a name contains, and HTML
 * escaping changes nothing in it. Invisible characters and those that change the direction of text are left out.
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
