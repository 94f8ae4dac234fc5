import type { Text } from './text.ts';

/**
 * A typed text as it is counted, compared, stored and shown: in composed characters (Unicode NFC), with plain line
 * ends, at most one empty line at a time, and no blanks at its ends. Invisible characters are removed: control
 * characters, halves of characters, and the marks that change the text direction (UAX #9 §2), which could make a text
 * or an address look like another one.
 */
export function tidy(words: string): string {
	return (
		words
			.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
			.replace(/\t/g, ' ')
			.replace(/(?!\n)[\p{Cc}\p{Cs}\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, '')
			// Only now is nothing left between a letter and its marks.
			.normalize('NFC')
			.split('\n')
			.map(withoutBlanksAfter)
			.join('\n')
			.replace(/\n{3,}/g, '\n\n')
			.trim()
	);
}

/** Not `/ +$/`, which takes quadratic time: a text with many blanks would block the server. */
function withoutBlanksAfter(line: string): string {
	let end = line.length;
	while (line[end - 1] === ' ') end--;
	return line.slice(0, end);
}

/** The number of characters in the tidied words: code points, so that an emoji or a rare letter counts once. */
export function lengthOf(words: string): number {
	return [...tidy(words)].length;
}

/** Whether both say the same in every language; one that is missing says the same as an empty one. */
export function isSameText(one: Text, other: Text): boolean {
	return [...Object.keys(one), ...Object.keys(other)].every(
		(language) => (one[language] ?? '') === (other[language] ?? ''),
	);
}
