import { z } from 'zod';
import { profileLimits, profileParts } from '../profile.ts';
import { rules } from '../rule.ts';
import { anyTexts, day, instant, slug } from './field.ts';

const stance = z.int('write a whole number from 1 to 7').min(1).max(7).nullable();

/** A change of a position. A stance is null where the contender declined to take one. */
const change = ({ text } = anyTexts) =>
	z.strictObject({
		statement: slug,
		/** ISO 8601 */
		at: instant,
		from: stance,
		to: stance,
		/** `editor`: corrected after the calendar's lock, for the public reason in `why`. */
		by: z.enum(['contender', 'editor']),
		why: text.nullable().default(null),
	});
export type Change = z.infer<ReturnType<typeof change>>;

/** A part of a profile that editors removed. */
const takenDown = z.strictObject({
	part: z.enum(profileParts),
	/** Which of the published rules it breaks. */
	rule: z.enum(rules),
	/** YYYY-MM-DD in the election's time zone. */
	on: day,
});
export type TakenDown = z.infer<typeof takenDown>;

/** What a contender says of itself, with equal limits for all (`profileLimits`), and how it took part. */
export const profile = (texts = anyTexts) =>
	z.strictObject({
		text: texts.some(profileLimits.text).default({}),
		/** A summary of its programme. */
		programme: texts.some(profileLimits.programme).default({}),
		/** Addresses beginning with https:// or http://. */
		links: z
			.array(z.url({ protocol: /^https?$/, error: 'write an address that begins with https://' }))
			.max(profileLimits.links, `name at most ${profileLimits.links} addresses`)
			.default([]),
		/** SHA-256 of the photo, in hex: `/data/photo/{photo}/{size}.{type}`; null without a photo. */
		photo: z
			.string()
			.regex(/^[0-9a-f]{64}$/, 'write the SHA-256 of the photo')
			.nullable()
			.default(null),
		/** The parts that editors took down, oldest first; left out if there are none. */
		takenDown: z.array(takenDown).exactOptional(),
		/** Every change of a position after its first submission, oldest first. */
		changes: z.array(change(texts)).default([]),
		/** YYYY-MM-DD in the election's time zone, oldest first. */
		invitedOn: z.array(day).default([]),
		remindedOn: z.array(day).default([]),
		/** When it said that it would not take part; null if it did not. */
		declinedOn: day.nullable().default(null),
	});
export type Profile = z.infer<ReturnType<typeof profile>>;
