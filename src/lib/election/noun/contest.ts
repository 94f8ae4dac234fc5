import { z } from 'zod';
import { anyTexts, columns, number, slug, text, textOrNone, words } from './field.ts';

export const contestKinds = ['list', 'seat'] as const;
export type ContestKind = (typeof contestKinds)[number];
export const ballotOrders = ['lot', 'alphabet', 'number'] as const;

/** One ballot: a body's seats filled by one rule. */
export const contest = (texts = anyTexts) =>
	z.strictObject({
		slug,
		kind: z.enum(contestKinds),
		body: texts.text,
		name: texts.text,
		seats: number,
		/** Percent of votes that a list needs; null for no threshold. */
		threshold: z
			.number()
			.min(0, 'write a percentage from 0 to 100')
			.max(100, 'write a percentage from 0 to 100')
			.nullable()
			.default(null),
		runoff: z.boolean(),
		againstAll: z.boolean(),
		recall: z.boolean(),
		ballotColour: words.nullable().default(null),
		order: z.enum(ballotOrders),
	});
export type Contest = z.infer<ReturnType<typeof contest>>;

/** A part of the country that holds districts; a square of the map. */
export const region = z.strictObject({
	code: z.string(),
	name: text,
	kind: z.string().register(columns, { note: 'such as `city` or `oblast`' }),
	/** Place on the tile map, from 1; null if it is not on the map. */
	tileColumn: number.nullable().register(columns, { note: 'on the map, from 1' }),
	tileRow: number.nullable().register(columns, { note: 'on the map, from 1' }),
});
export type Region = z.infer<typeof region>;

/** The area of a contest's ballot. */
export const district = z.strictObject({
	contest: z.string(),
	number,
	/** Region code; null if the district is the whole country or regions are not used. */
	region: z.string().nullable(),
	name: text,
	composition: textOrNone,
});
export type DistrictFacts = z.infer<typeof district>;
