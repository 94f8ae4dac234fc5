const longest = 9;
/** Letters that stay together at either end of a word. */
const least = 3;

// A single consonant between two vowels belongs to the second. Of several, the first stays with the first vowel,
// together with its soft sign.
const syllable =
	/[аәеёиіоөуұүыэюя](?=[бвгғджзйкқлмнңпрстфхһцчшщ][аәеёиіоөуұүыэюя])|[аәеёиіоөуұүыэюя][бвгғджзйкқлмнңпрстфхһцчшщ][ьъ]?(?=[бвгғджзйкқлмнңпрстфхһцчшщ])/giu;

/**
 * The same text with a soft hyphen (U+00AD) between the syllables of long Kazakh and Russian words, for columns
 * narrower than such a word, because not all browsers can hyphenate these languages. Other words stay as they are.
 */
export function breakable(text: string): string {
	return text.replaceAll(/[\u0400-\u04ff]+/gu, (word) => (word.length > longest ? hyphenated(word) : word));
}

function hyphenated(word: string): string {
	return word.replaceAll(syllable, (part, start: number) => {
		const place = start + part.length;
		return place < least || place > word.length - least ? part : `${part}\u00ad`;
	});
}
