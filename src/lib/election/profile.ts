import type { Text } from './text.ts';
import { lengthOf, tidy } from './words.ts';

/** The limits of a profile, equal for all. Lengths are in code points (`lengthOf`). */
export const profileLimits = {
	text: 600,
	programme: 2000,
	links: 5,
	link: 200,
	photoBytes: 5 * 1024 * 1024,
	photoPixels: 50_000_000,
} as const;

/** The parts of a profile. Each can be taken down by itself. */
export const profileParts = ['photo', 'text', 'programme', 'link'] as const;

export type ProfilePart = (typeof profileParts)[number];

/** Characters of a bloc's manifesto, in each language. */
export const manifestoLimit = 2000;

/** Characters of a reason, in each language. */
export const reasonLimit = 500;

/** What a contender says of itself. */
export interface ProfileWords {
	text: Text;
	programme: Text;
	links: string[];
}

/** The same with the id of a photo; null without one. */
export type ProfileContent = ProfileWords & { photo: string | null };

/** A fault in a field: `text-kk`, `programme-ru`, `link-1` … `link-5`. */
export type ProfileFault =
	| { field: string; kind: 'too_long'; limit: number; length: number }
	| { field: string; kind: 'not_an_address' }
	| { field: string; kind: 'too_many'; limit: number };

/**
 * The texts and links of a profile as they will be stored, or all their faults. Languages that the election does not
 * have, empty fields and repeated links are left out.
 */
export function readProfile(
	sent: ProfileWords,
	languages: readonly string[],
): { words: ProfileWords } | { faults: ProfileFault[] } {
	const text = readText(sent.text, languages, 'text', profileLimits.text);
	const programme = readText(sent.programme, languages, 'programme', profileLimits.programme);
	const links = readLinks(sent.links);
	const faults = [...text.faults, ...programme.faults, ...links.faults];
	return faults.length > 0
		? { faults }
		: { words: { text: text.text, programme: programme.text, links: links.links } };
}

/** The tidied wordings of one text, and which of them are too long. @param field the beginning of the field's name */
export function readText(
	sent: Text,
	languages: readonly string[],
	field: string,
	limit: number,
): { text: Text; faults: (ProfileFault & { kind: 'too_long' })[] } {
	const wordings = languages.map((language) => ({ language, words: tidy(sent[language] ?? '') }));
	return {
		text: Object.fromEntries(
			wordings.filter(({ words }) => words !== '').map(({ language, words }) => [language, words]),
		),
		faults: wordings
			.map(({ language, words }) => ({ field: `${field}-${language}`, length: lengthOf(words) }))
			.filter(({ length }) => length > limit)
			.map(({ field, length }) => ({ field, kind: 'too_long' as const, limit, length })),
	};
}

function readLinks(sent: readonly string[]): { links: string[]; faults: ProfileFault[] } {
	const typed = sent.map((words, index) => ({ words: tidy(words), field: `link-${index + 1}` }));
	const filled = typed.filter(({ words }) => words !== '');
	const read = filled.map(({ words, field }) => ({ field, link: readLink(words) }));
	const faults = read.flatMap(({ field, link }): ProfileFault[] => {
		if (link === null) return [{ field, kind: 'not_an_address' }];
		const length = lengthOf(link);
		return length > profileLimits.link
			? [{ field, kind: 'too_long', limit: profileLimits.link, length }]
			: [];
	});
	const links = [...new Set(read.flatMap(({ link }) => link ?? []))];
	const extra = filled[profileLimits.links];
	if (extra) faults.push({ field: extra.field, kind: 'too_many', limit: profileLimits.links });
	return { links, faults };
}

/**
 * A typed web address, with `https://` added if it has no scheme; null for anything else. It must name a public host
 * and contain no user name or password, with which an address could pretend to lead elsewhere.
 */
export function readLink(typed: string): string | null {
	const link = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(typed) ? typed : `https://${typed}`;
	if (/[\s<>"\\]/.test(link) || !/^https?:\/\/[^/]/i.test(link)) return null;
	const address = URL.canParse(link) ? new URL(link) : null;
	if (!address || address.username !== '' || address.password !== '') return null;
	const isPublicName = /^(?!-)[^.]+(\.[^.]+)*\.[^.\d][^.]+\.?$/.test(address.hostname);
	return isPublicName ? link : null;
}
