/** A text in the languages of a pack, by language tag: `{ kk: '…', ru: '…', en: '…' }`. */
export type Text = Readonly<Record<string, string>>;

/** A text as it is shown: the words and their language, for the `lang` attribute. */
export interface Wording {
	text: string;
	lang: string;
}

/**
 * The wording of `text` in `language`, else in the first of the election's `languages` that has one. An empty text
 * gives an empty wording, never an error.
 */
export function inLanguage(text: Text | undefined, language: string, languages: readonly string[]): Wording {
	for (const lang of [language, ...languages]) {
		const words = text?.[lang];
		if (words) return { text: words, lang };
	}
	return { text: '', lang: language };
}

/** Says texts of an election in one language: `const say = speaker(language, election)`, then `say(contender.name)`. */
export function speaker(language: string, { languages }: { languages: readonly string[] }): Speaker {
	return (text) => inLanguage(text, language, languages);
}

export type Speaker = (text: Text | undefined) => Wording;
