import { z } from 'zod';
import { isOrigin, mostOrigins } from '../election/origin.ts';
import { contest } from '../election/noun/contest.ts';
import { election } from '../election/noun/election.ts';
import { slug, textsIn } from '../election/noun/field.ts';
import { profile } from '../election/noun/profile.ts';
import { statement, steps } from '../election/noun/statement.ts';

// The schemas of a pack's JSON files.

/** `election.json` */
export function electionForm(languages: readonly string[]) {
	const texts = textsIn(languages);
	return election(texts).extend({
		aroundLoading: z.boolean().default(false),
		contests: z.array(contest(texts)).min(1, 'name at least one contest'),
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
	return z.array(statement(textsIn(languages))).min(1, 'write at least one statement');
}

/** `profiles.json`: what contenders say of themselves, what they changed and when they were asked. */
export function profilesForm(languages: readonly string[]) {
	return z.array(profile(textsIn(languages)).extend({ contender: slug }));
}

// What other files may refer to is read even from a file with faults, so that all faults are found at once.

/** What can be read of an `election.json` that may have faults. */
export const ElectionOutline = z.object({
	fictional: z.boolean().catch(true),
	template: z.boolean().catch(false),
	imprint: z
		.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())]))
		.nullable()
		.catch(null),
	aroundLoading: z.boolean().catch(false),
	day: z.string().catch(''),
	timezone: z.string().catch(''),
	calendar: z.record(z.string(), z.unknown()).catch({}),
	topics: z.array(z.object({ slug: z.string() })),
	contests: z.array(z.object({ slug: z.string(), kind: z.string().catch('') })),
	embeddedBy: z.array(z.string().catch('')).catch([]),
});
export type ElectionOutline = z.infer<typeof ElectionOutline>;

/** What can be read of a `statements.json` that may have faults. */
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

/** Advice on a value that does not fit its schema, and its place: a value, or a key that should not be there. */
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
