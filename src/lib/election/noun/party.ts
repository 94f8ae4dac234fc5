import { z } from 'zod';
import { columns, slug, text, textInSome, textOrNone } from './field.ts';

export const party = z.strictObject({
	slug,
	name: text,
	/** The full name if a file has no short one. */
	short: textOrNone,
	website: z.string().nullable(),
	colour: z.string().nullable(),
	source: z.string().nullable(),
});
export type PartyFacts = z.infer<typeof party>;

/** Contenders that stand together across districts, with a joint manifesto. */
export const bloc = z.strictObject({
	slug,
	name: text,
	/** In the languages in which its coordinators wrote it. */
	manifesto: textInSome,
	/** Slugs of the members that confirmed the manifesto, in the order of contenders; left out if none did. */
	confirmed: z
		.array(z.string())
		.exactOptional()
		.register(columns, { note: 'slugs of members, separated by spaces' }),
});
export type Bloc = z.infer<typeof bloc>;
