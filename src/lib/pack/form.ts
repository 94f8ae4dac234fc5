import { z } from 'zod';
import { isOrigin, mostOrigins } from '../election/origin.ts';
import { profileLimits, profileParts } from '../election/profile.ts';
import { rules } from '../election/rule.ts';
import { isSlug } from '../election/slug.ts';

// The form of the JSON files of a pack. The messages say what to do.

const sentence = 'write a text here';
const words = z
	.string()
	.regex(/\S/, sentence)
	.refine((value) => !/\p{Cs}|\0/u.test(value), 'remove the characters that are not text');
const slug = z
	.string()
	.refine(isSlug, 'use 1 to 64 small Latin letters, digits, "-" and "_", starting with a letter or digit');
/** Pages that are no election's stand where elections do: `/{lang}/s`, `/{lang}/api`. */
const slugOfElection = slug.refine(
	(word) => !['s', 'api'].includes(word),
	'use another word: "s" and "api" are addresses of pages',
);
const instant = z.iso.datetime({
	offset: true,
	error: 'write a date and time with its offset from UTC, like 2026-03-01T00:00:00+05:00',
});
const number = z.int('write a whole number').min(1, 'write a whole number from 1 up');

const percentage = z
	.number()
	.min(0, 'write a percentage from 0 to 100')
	.max(100, 'write a percentage from 0 to 100');
const steps = z.int('use 2 to 7 steps').min(2, 'use 2 to 7 steps').max(7, 'use 2 to 7 steps');

/** The languages of a pack: read first, since all its texts depend on them. */
export const Languages = z
	.array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'write a language tag, like "kk"'))
	.min(1, 'name at least one language, like ["kk", "ru", "en"]')
	.refine((tags) => new Set(tags).size === tags.length, 'name each language once');

const textIn = (languages: readonly string[]) =>
	z.strictObject(Object.fromEntries(languages.map((language) => [language, words])));

/** `election.json` */
export function electionForm(languages: readonly string[]) {
	const text = textIn(languages);
	return z.strictObject({
		slug: slugOfElection,
		name: text,
		day: z.iso.date('write the day as YYYY-MM-DD'),
		timezone: z.string().refine(isTimezone, 'write an IANA time zone, like "Asia/Almaty"'),
		languages: Languages,
		fictional: z.boolean(),
		aroundLoading: z.boolean().default(false),
		imprint: z.record(z.string().regex(/^[\w-]{1,64}$/), z.union([words, text])),
		calendar: z.strictObject({
			collectingFrom: instant,
			openFrom: instant,
			silenceFrom: instant,
			votingFrom: instant,
			closesAt: instant,
		}),
		topics: z
			.array(z.strictObject({ slug, name: text, low: text, high: text }))
			.min(1, 'name at least one topic'),
		contests: z
			.array(
				z.strictObject({
					slug,
					kind: z.enum(['list', 'seat']),
					body: text,
					name: text,
					seats: number,
					threshold: percentage.nullable().default(null),
					runoff: z.boolean(),
					againstAll: z.boolean(),
					recall: z.boolean(),
					ballotColour: words.nullable().default(null),
					order: z.enum(['lot', 'alphabet', 'number']),
				}),
			)
			.min(1, 'name at least one contest'),
		sources: z.array(words).default([]),
		embeddedBy: z
			.array(
				z
					.string()
					.refine(isOrigin, 'write the origin of a site, without a path, like "https://news.example"'),
			)
			.max(mostOrigins, `name at most ${mostOrigins} sites`)
			.refine((origins) => new Set(origins).size === origins.length, 'name each site once')
			.exactOptional(),
	});
}

/** `statements.json` */
export function statementsForm(languages: readonly string[]) {
	const text = textIn(languages);
	return z
		.array(
			z.strictObject({
				slug,
				topic: slug,
				text,
				plain: text.exactOptional(),
				background: text.exactOptional(),
				polarity: z.literal([1, -1]).default(1),
				steps: steps.default(5),
				labels: z.array(text).exactOptional(),
				contest: slug.exactOptional(),
				districts: z
					.array(number)
					.min(1, 'name at least one district, or leave "districts" out')
					.exactOptional(),
			}),
		)
		.min(1, 'write at least one statement');
}

/** `profiles.json`: what contenders say of themselves, what they changed and when they were asked. */
export function profilesForm(languages: readonly string[]) {
	const reach = (most: number) =>
		z.record(z.string(), words.max(most, `use at most ${most} characters`)).superRefine((text, context) => {
			for (const language of Object.keys(text)) {
				if (languages.includes(language)) continue;
				const message = `the languages are ${languages.join(', ')}`;
				context.addIssue({ code: 'custom', path: [language], message });
			}
		});
	const day = z.iso.date('write the day as YYYY-MM-DD');
	const stance = z.int('write a whole number from 1 to 7').min(1).max(7).nullable();
	const change = z.strictObject({
		statement: slug,
		at: instant,
		from: stance,
		to: stance,
		by: z.enum(['contender', 'editor']),
		why: textIn(languages).nullable().default(null),
	});
	return z.array(
		z.strictObject({
			contender: slug,
			text: reach(profileLimits.text).default({}),
			programme: reach(profileLimits.programme).default({}),
			links: z
				.array(z.url({ protocol: /^https?$/, error: 'write an address that begins with https://' }))
				.max(profileLimits.links, `name at most ${profileLimits.links} addresses`)
				.default([]),
			photo: z
				.string()
				.regex(/^[0-9a-f]{64}$/, 'write the SHA-256 of the photo')
				.nullable()
				.default(null),
			takenDown: z
				.array(z.strictObject({ part: z.enum(profileParts), rule: z.enum(rules), on: day }))
				.exactOptional(),
			changes: z.array(change).default([]),
			invitedOn: z.array(day).default([]),
			remindedOn: z.array(day).default([]),
			declinedOn: day.nullable().default(null),
		}),
	);
}

// A file with a fault still tells what the other files may refer to: so that all faults are found at once.

/** What can be made out of an `election.json`, sound or not. */
export const ElectionOutline = z.object({
	fictional: z.boolean().catch(true),
	aroundLoading: z.boolean().catch(false),
	calendar: z.record(z.string(), z.unknown()).catch({}),
	topics: z.array(z.object({ slug: z.string() })),
	contests: z.array(z.object({ slug: z.string(), kind: z.string().catch('') })),
	embeddedBy: z.array(z.string().catch('')).catch([]),
});
export type ElectionOutline = z.infer<typeof ElectionOutline>;

/** What can be made out of a `statements.json`, sound or not. */
export const StatementsOutline = z.array(
	z.object({
		slug: z.string(),
		topic: z.string().nullable().catch(null),
		steps: steps.default(5).catch(7),
		labels: z.array(z.unknown()).nullable().default(null).catch(null),
		contest: z.string().exactOptional(),
		districts: z.array(z.number()).exactOptional(),
	}),
);
export type StatementsOutline = z.infer<typeof StatementsOutline>;

function isTimezone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}

/** What to do about a value that does not fit its form, and where: at a value, or at the key that should not be there. */
export function advise(issue: z.core.$ZodIssue): { path: PropertyKey[]; isKey: boolean; message: string }[] {
	const at = { path: issue.path, isKey: false };
	const name = issue.path.length > 0 ? `"${String(issue.path.at(-1))}"` : 'the file';
	switch (issue.code) {
		case 'unrecognized_keys':
			return issue.keys.map((key) => ({
				path: [...issue.path, key],
				isKey: true,
				message: `remove the unknown "${key}"`,
			}));
		case 'invalid_type':
			if (issue.input === undefined)
				return [{ ...at, message: `add ${name}: ${kinds[issue.expected] ?? 'a value'}` }];
			return [{ ...at, message: `write ${kinds[issue.expected] ?? 'another value'} for ${name}` }];
		case 'invalid_value': {
			const choices = issue.values.map((value) => JSON.stringify(value)).join(', ');
			return [
				{ ...at, message: `${issue.input === undefined ? 'add' : 'write'} one of ${choices} for ${name}` },
			];
		}
		case 'invalid_union':
			return [
				{ ...at, message: `write one text, or an object with one text for each language, for ${name}` },
			];
		case 'invalid_key':
			return [{ ...at, isKey: true, message: `use Latin letters, digits, "-" and "_" in the name ${name}` }];
		default:
			return [{ ...at, message: `${name}: ${issue.message}` }];
	}
}

const kinds: Record<string, string> = {
	string: 'a text in double quotes',
	boolean: 'true or false',
	int: 'a whole number',
	number: 'a number',
	array: 'a list in [ ]',
	object: 'an object in { }',
	record: 'an object in { }',
};
