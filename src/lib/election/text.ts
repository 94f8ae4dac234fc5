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

/** A noun with its texts as they are shown in one language. */
export type Spoken<Noun> = {
	[Key in keyof Noun]: Exclude<Noun[Key], undefined> extends Text ? Wording : Noun[Key];
};

/** Says every text of a noun. All objects in the noun must be texts, as in a contender or a party. */
export function spoken<Noun extends object>(noun: Noun, say: Speaker): Spoken<Noun> {
	const values: [string, unknown][] = Object.entries(noun);
	const said = values.map(([key, value]) => [key, isText(value) ? say(value) : value]);
	return Object.fromEntries(said);
}

function isText(value: unknown): value is Text {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether both say the same in every language; one that is missing says the same as an empty one. */
export function isSameText(one: Text, other: Text): boolean {
	return [...Object.keys(one), ...Object.keys(other)].every(
		(language) => (one[language] ?? '') === (other[language] ?? ''),
	);
}
