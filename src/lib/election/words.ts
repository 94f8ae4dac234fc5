import type { Text } from './text.ts';

/**
 * A text as it is counted, compared, stored and shown, whether it was typed or comes from a file: in composed characters
 * (Unicode NFC), with plain line ends, one blank and one empty line at a time, and no blanks at its ends. What nobody
 * sees is removed: control characters, halves of characters, characters that are ignored by default (UAX #44) and the
 * marks that change the text direction (UAX #9 §2), which could make a text or an address look like another one. Only
 * those that join letters or choose the look of a character stay. So do four marks on a letter: a heap of them would
 * cover other lines.
 */
export function tidy(words: string): string {
	return (
		words
			.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
			.replace(/\t/g, ' ')
			.replace(/(?!\n)[\p{Cc}\p{Cs}\ufff9-\ufffb]/gu, '')
			.replace(/(?![\u200c\u200d\ufe00-\ufe0f\u{e0020}-\u{e007f}\u{e0100}-\u{e01ef}])\p{DI}/gu, '')
			// Only now is nothing left between a letter and its marks.
			.replace(/(\p{M})\1+/gu, '$1')
			.normalize('NFC')
			.replace(/(\p{M})\1+/gu, '$1')
			.replace(/\p{M}{5,}/gu, (marks) => [...marks].slice(-4).join(''))
			.normalize('NFC')
			.split('\n')
			.map((line) => withoutBlanksAfter(line.replace(/ {2,}/g, ' ')))
			.join('\n')
			.replace(/\n{3,}/g, '\n\n')
			.trim()
	);
}

/** The tidied words on one line: a name, or a sentence. */
export function tidyLine(words: string): string {
	return tidy(words).replace(/ ?\n+ ?/g, ' ');
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
