/** A region's name, short enough for its square on the map. */
export interface TileName {
	/** On a wide screen, about 13 letters. */
	full: string;
	/** On a phone, about 6 letters. */
	short: string;
}

/**
 * Shortens regions' names for the tile map without a list of abbreviations: words that three or more regions share (“Region”,
 * “облысы”, “область”) are left out. On a phone a name of three words becomes its initials, as people write it (БҚО, ЗКО),
 * and a long word is cut before a vowel (Кост.).
 */
export function tileNames(names: readonly string[]): TileName[] {
	const shared = sharedWords(names);
	return names.map((name) => {
		const telling = name
			.split(' ')
			.filter((word) => !shared.has(word.toLowerCase()))
			.join(' ');
		const bare = telling === '' ? name : telling;
		return { full: fullName(bare), short: shortName(bare, name) };
	});
}

function sharedWords(names: readonly string[]): Set<string> {
	const count = new Map<string, number>();
	for (const name of names) {
		for (const word of new Set(name.toLowerCase().split(' '))) count.set(word, (count.get(word) ?? 0) + 1);
	}
	return new Set([...count].filter(([, regions]) => regions >= 3).map(([word]) => word));
}

function fullName(bare: string): string {
	if (bare.length <= 13) return bare;
	const [first = '', second] = bare.split('-');
	return second === undefined ? cut(bare, 10) : `${first}-${cut(second, 3)}`;
}

function shortName(bare: string, name: string): string {
	const initials = name.split(/[\s-]+/).map((word) => word.charAt(0).toUpperCase());
	if (initials.length >= 3) return initials.join('');
	return bare.length <= 6 ? bare : cut(bare, 5);
}

function cut(word: string, length: number): string {
	return `${word.slice(0, length).replace(/[аәеёиіоөуұүыэюяaeiouyäöüūıьй]+$/i, '')}.`;
}
