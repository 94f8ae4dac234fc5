// A single consonant between two vowels belongs to the second. Of several, the first stays with the first vowel,
// together with its soft sign.
const syllable =
	/[аәеёиіоөуұүыэюя](?=[бвгғджзйкқлмнңпрстфхһцчшщ][аәеёиіоөуұүыэюя])|[аәеёиіоөуұүыэюя][бвгғджзйкқлмнңпрстфхһцчшщ][ьъ]?(?=[бвгғджзйкқлмнңпрстфхһцчшщ])/giu;

// The same for words in Latin letters, in which some pairs of letters are one consonant.
const latinSyllable =
	/[aeiouy](?=(?:[cgpst]h|qu|[b-df-hj-np-tvwxz])[aeiouy])|[aeiouy](?:[cgpst]h|ck|[b-df-hj-np-tvwxz])(?=[b-df-hj-np-tvwxz])/giu;

/**
 * The same text with a soft hyphen (U+00AD) between the syllables of long words, for columns narrower than such a word,
 * because not all browsers can hyphenate Kazakh and Russian.
 *
 * @param longest letters of a word that stays whole
 * @param least letters that stay together at either end of a word
 */
export function breakable(text: string, longest = 9, least = 3): string {
	return text
		.replaceAll(/[\u0400-\u04ff]+/gu, (word) =>
			word.length > longest ? hyphenated(word, syllable, least) : word,
		)
		.replaceAll(/[a-z]+/giu, (word) =>
			word.length > longest ? hyphenated(word, latinSyllable, least) : word,
		);
}

function hyphenated(word: string, syllable: RegExp, least: number): string {
	return word.replaceAll(syllable, (part, start: number) => {
		const place = start + part.length;
		return place < least || place > word.length - least ? part : `${part}\u00ad`;
	});
}
