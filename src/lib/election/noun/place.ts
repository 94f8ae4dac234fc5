import { z } from 'zod';
import { columns, text } from './field.ts';

export const placeKinds = ['city', 'city-district', 'town', 'rayon', 'settlement'] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** Where people live, as they name it: what a voter types to find a district. */
export const place = z.strictObject({
	name: text,
	/** Further names by which it is looked for: former ones, and other spellings. */
	aliases: z.array(z.string()).exactOptional().register(columns, {
		separator: ' | ',
		note: 'former names and other spellings, separated by vertical bars',
	}),
	kind: z.enum(placeKinds),
	/** Region code; null if regions are not used. */
	region: z.string().nullable(),
	/**
	 * `contest:number` of every district in which it lies. Several of one contest: some of its streets lie in one and some in
	 * another, or the sources do not say in which.
	 */
	districts: z.array(z.string()).register(columns, { note: '`contest:number`, separated by spaces' }),
	source: z.string().nullable(),
});
export type PlaceFacts = z.infer<typeof place>;
