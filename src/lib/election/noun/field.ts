import { z } from 'zod';
import { isSlug } from '../slug.ts';
import type { Text } from '../text.ts';
import { tidy } from '../words.ts';

// The kinds of fields in nouns. Their messages tell the author of a pack what to do. Voters' pages import only types from
// this folder, so that zod is not sent to browsers.

/** Words, tidied as those that are typed into the portal are. */
export const words = z
	.string()
	.refine((value) => !/\p{Cs}|\0/u.test(value), 'remove the characters that are not text')
	.overwrite(tidy)
	.regex(/\S/, 'write a text here');

export const slug = z
	.string()
	.refine(isSlug, 'use 1 to 64 small Latin letters, digits, "-" and "_", starting with a letter or digit');

/** A moment, ISO 8601. */
export const instant = z.iso.datetime({
	offset: true,
	error: 'write a date and time with its offset from UTC, like 2026-03-01T00:00:00+05:00',
});

/** YYYY-MM-DD */
export const day = z.iso.date('write the day as YYYY-MM-DD');

/** A day, or only its month: YYYY-MM-DD or YYYY-MM. */
export const dayOrMonth = z.union(
	[z.iso.date(), z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)],
	'write the day as YYYY-MM-DD, or only the month as YYYY-MM',
);

/** A whole number from 1 up. */
export const number = z.int('write a whole number').min(1, 'write a whole number from 1 up');

/** A text in every language of the election. */
export const text: z.ZodType<Text> = z.record(z.string(), words);

/** A text in every language of the election, or in none. */
export const textOrNone: z.ZodType<Text> = z.record(z.string(), words);

/** A text in some of the election's languages, as a person wrote it; in none if there is none. */
export const textInSome: z.ZodType<Text> = z.record(z.string(), words);

/** The schemas of texts in an election with certain languages. */
export interface Texts {
	languages: readonly string[];
	/** A text in every language. */
	text: z.ZodType<Text>;
	/** A text in some of the languages. @param most characters in each */
	some(most: number): z.ZodType<Text>;
}

/** Texts in these languages and no others. */
export function textsIn(languages: readonly string[]): Texts {
	return {
		languages,
		text: z.strictObject(Object.fromEntries(languages.map((language) => [language, words]))),
		some: (most) =>
			z
				.record(z.string(), words.max(most, `use at most ${most} characters`))
				.superRefine((written, context) => {
					for (const language of Object.keys(written)) {
						if (languages.includes(language)) continue;
						const message = `the languages are ${languages.join(', ')}`;
						context.addIssue({ code: 'custom', path: [language], message });
					}
				}),
	};
}

/** Texts in any languages. */
export const anyTexts: Texts = { ...textsIn([]), text, some: () => text };

/**
 * A field's column in a table of a pack: its name, if it differs from the field's, what to write there, and what separates
 * the entries of a list, if not a space.
 */
export const columns = z.registry<{ name?: string; note?: string; separator?: string }>();
