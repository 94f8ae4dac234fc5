import { z } from 'zod';
import type { DraftChange, Position } from './position.ts';
import { reasonLimit } from '../profile.ts';
import type { Text } from '../text.ts';
import { lengthOf, tidy } from '../words.ts';

// The register is the append-only log of contenders' positions. These definitions are the same wherever an entry is
// written, read or verified.

/** One line of the register. Its canonical JSON (RFC 8785) is hashed; keys without a value are null, never left out. */
export const Entry = z.object({
	/** Slug; so are `contender` and `statement`. */
	election: z.string(),
	/** `correction`: by an editor, once contenders can no longer change their positions themselves. */
	kind: z.enum(['position', 'correction']),
	contender: z.string(),
	statement: z.string(),
	/** 1…steps; null where the contender declines to take a position. */
	stance: z.int().nullable(),
	/** SHA-256 of the canonical JSON of the contender's own words, in hex; null without any. */
	reason: z.string().nullable(),
	/** Who submitted it; for a list that is its party's agent. */
	actor: z.enum(['candidate', 'party_agent', 'editor']),
	/** The public reason of a correction, in every language of the election. */
	why: z.record(z.string(), z.string()).nullable(),
	/** ISO 8601 in UTC. */
	at: z.string(),
});
export type Entry = z.infer<typeof Entry>;

/** What a contender gets for a submission, as a file: proof of what was recorded, and where. */
export interface Receipt {
	format: 'tandau-receipt/1';
	/** 128 random bits, base64url. */
	id: string;
	election: string;
	contender: string;
	name: Text;
	/** ISO 8601 in UTC. */
	sentAt: string;
	/** In the order of the register. */
	entries: RecordedEntry[];
	/** The words whose hashes are in the entries, except those removed since because the law demanded it. */
	words: Record<string, Text>;
}

export interface RecordedEntry {
	/** 0, 1, 2 … across all elections, without gaps. */
	index: number;
	/** Canonical JSON of an `Entry`. */
	body: string;
	/** RFC 6962 §2.1 leaf hash: SHA-256 of 0x00 and `body`, in hex. */
	leaf: string;
}

/**
 * Reads a reason: only in the election's languages, at most `reasonLimit` characters in each (else the issue's
 * message is `too_long`). Empty wordings are left out.
 */
export function reasonIn(languages: readonly string[]): z.ZodType<Text, unknown> {
	return wordings(languages).transform(withoutEmpty);
}

/**
 * Reads the public reason of a correction, which is needed in every language of the election.
 *
 * @param say what is said of a wording that is not there, or is longer than `reasonLimit` characters
 */
export function whyIn(
	languages: readonly string[],
	say: (fault: 'missing' | 'too_long', language: string) => string,
) {
	const needed = (language: string) =>
		z
			.string()
			.transform(tidy)
			.refine((text) => text !== '', { error: () => say('missing', language) })
			.refine(isShort, { error: () => say('too_long', language) });
	return z.strictObject(Object.fromEntries(languages.map((language) => [language, needed(language)])));
}

/** Reads one position. `draft.save` checks that the stance is on the statement's scale. */
export function positionIn(languages: readonly string[]): z.ZodType<Position, unknown> {
	return z
		.object({
			stance: z.int().min(1).max(7).nullable(),
			isDeclined: z.boolean(),
			reason: reasonIn(languages),
		})
		.refine(({ stance, isDeclined }) => stance === null || !isDeclined, { path: ['isDeclined'] });
}

/** Reads a change of one position in a draft. */
export function changeIn(languages: readonly string[]): z.ZodType<DraftChange, unknown> {
	const about = z.object({ statement: z.string().max(100), basedOn: z.int().min(0) });
	return about.and(positionIn(languages));
}

/** Reads changes of many positions, each statement at most once, which also limits their number. */
export function changesIn(languages: readonly string[]): z.ZodType<DraftChange[], unknown> {
	return z
		.array(changeIn(languages))
		.refine((changes) => new Set(changes.map(({ statement }) => statement)).size === changes.length);
}

/** A key in a form, such as a random UUID, so that sending the form twice records it once. */
export const SubmissionKey = z.string().regex(/^[\w-]{16,64}$/);

const words = z.string().transform(tidy).refine(isShort, { error: 'too_long' });

function isShort(text: string): boolean {
	return lengthOf(text) <= reasonLimit;
}

function wordings(languages: readonly string[]) {
	return z.strictObject(Object.fromEntries(languages.map((language) => [language, words.optional()])));
}

function withoutEmpty(text: Record<string, string | undefined>): Text {
	const kept: Record<string, string> = {};
	for (const [language, wording] of Object.entries(text)) if (wording) kept[language] = wording;
	return kept;
}
