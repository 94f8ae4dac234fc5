import { z } from 'zod';
import { anyTexts, day, instant, slug, words } from './field.ts';

export const languages = z
	.array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'write a language tag, like "kk"'))
	.min(1, 'name at least one language, like ["kk", "ru", "en"]')
	.refine((tags) => new Set(tags).size === tags.length, 'name each language once');

/**
 * The election's legal dates, as ISO 8601 instants. Each phase begins at its instant and lasts until the next one begins.
 * Kazakhstan: the day before the vote is silent from its first minute (Constitutional Law on Elections, art. 27).
 */
export const calendar = z.strictObject({
	collectingFrom: instant,
	openFrom: instant,
	silenceFrom: instant,
	votingFrom: instant,
	closesAt: instant,
});
export type Calendar = z.infer<typeof calendar>;

/** What statements are about. */
export const topic = ({ text } = anyTexts) =>
	z.strictObject({
		slug,
		name: text,
		/** The meaning of the two ends of the topic's scale. */
		low: text,
		high: text,
	});
/** Some pages that belong to no election have addresses like elections: `/{lang}/s`, `/{lang}/api`. */
const slugOfElection = slug.refine(
	(word) => !['s', 'api'].includes(word),
	'use another word: "s" and "api" are addresses of pages',
);

export const election = (texts = anyTexts) =>
	z.strictObject({
		slug: slugOfElection,
		name: texts.text,
		/** YYYY-MM-DD */
		day,
		/** IANA name */
		timezone: z.string().refine(isTimezone, 'write an IANA time zone, like "Asia/Almaty"'),
		/** Content languages; the first is the default. */
		languages,
		fictional: z.boolean(),
		/** Nobody runs this election yet: it has no imprint and no positions, and its pages say so. */
		template: z.literal(true).exactOptional(),
		/** Who runs this, as named lines: `{publisher: {kk: …}, contact: {…}}`. Plain strings are language-neutral. */
		imprint: z.record(z.string().regex(/^[\w-]{1,64}$/), z.union([words, texts.text])),
		calendar,
		topics: z.array(topic(texts)).min(1, 'name at least one topic'),
		sources: z.array(words).default([]),
	});
export type ElectionFacts = z.infer<ReturnType<typeof election>>;

/** Whether it is the IANA name of a time zone. */
export function isTimezone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}
