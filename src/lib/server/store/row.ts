import type { z } from 'zod';

/** A row that may hold more than the noun's fields; optional fields of the noun are null in it. */
type RowOf<Noun> = {
	[Key in keyof Noun]-?: object extends Pick<Noun, Key> ? Exclude<Noun[Key], undefined> | null : Noun[Key];
};

/** The noun in a row: its fields and no others, without optional ones that are null. */
export function factsOf<Shape extends z.core.$ZodShape>(
	noun: z.ZodObject<Shape>,
	row: RowOf<z.infer<z.ZodObject<Shape>>>,
): z.infer<z.ZodObject<Shape>> {
	const cells: Record<string, unknown> = row;
	const facts = Object.entries(noun.shape).flatMap(([key, field]) =>
		cells[key] === null && field._zod.optout === 'optional' ? [] : [[key, cells[key]]],
	);
	return Object.fromEntries(facts);
}
