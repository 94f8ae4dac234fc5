/**
 * What somebody typed, as it is counted, compared, stored and shown: in composed characters (Unicode NFC), with plain line
 * ends and no more than one empty line at a time, without blanks at its ends. What is not seen is taken out: control
 * characters, halves of characters, and the marks that turn the direction of the words around them (UAX #9 §2), with which
 * somebody could make a text or an address look like another one.
 */
export function tidy(words: string): string {
	return (
		words
			.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
			.replace(/\t/g, ' ')
			.replace(/(?!\n)[\p{Cc}\p{Cs}\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, '')
			// Now that nothing stands between a letter and its marks.
			.normalize('NFC')
			.split('\n')
			.map(withoutBlanksAfter)
			.join('\n')
			.replace(/\n{3,}/g, '\n\n')
			.trim()
	);
}

/** Not `/ +$/`: that looks at a run of blanks again from each of them, and whoever sends many holds everybody up. */
function withoutBlanksAfter(line: string): string {
	let end = line.length;
	while (line[end - 1] === ' ') end--;
	return line.slice(0, end);
}

/** How many characters the words have once they are tidy: code points, so that an emoji or a rare letter counts once. */
export function lengthOf(words: string): number {
	return [...tidy(words)].length;
}
