import type { PlaceKind } from '../noun/place.ts';
import type { Text } from '../text.ts';

/** Something that can be found by typing: a place, a region, or a district of one. */
export interface Findable {
	/** The place's own words, folded. */
	own: readonly string[];
	/** Folded words that narrow a search but do not find the place alone: its region, its contest. */
	around: readonly string[];
	/** A district's number; null for a place or a region. */
	number: number | null;
	/** Among equally good results, those of a lower rank come first. */
	rank?: number;
}

/**
 * The places that match `query`, the best first, otherwise in the given order. Every word of the query must begin a word
 * of the place, and at least one of them one of its own words; a number must equal a district's. If nothing matches, each
 * word may have one wrong, missing or extra letter.
 */
export function find<P extends Findable>(places: readonly P[], query: string): P[] {
	const tokens = tokensOf(query);
	if (tokens.length === 0) return [];
	const exact = places.filter((place) => means(place, tokens, begins));
	const found = exact.length > 0 ? exact : places.filter((place) => means(place, tokens, nearlyBegins));
	return found
		.map((place, index) => ({ place, index, worth: worth(place, tokens) }))
		.sort((a, b) => b.worth - a.worth || (a.place.rank ?? 0) - (b.place.rank ?? 0) || a.index - b.index)
		.map(({ place }) => place);
}

/** The words by which a place is found: its names in every language, and its aliases. */
export function wordsOfPlace({ name, aliases = [] }: { name: Text; aliases?: readonly string[] }): string[] {
	return wordsOf(...Object.values(name), ...aliases);
}

/** Cities come before villages of the same name. */
export function rankOf(kind: PlaceKind): number {
	return ranks.indexOf(kind);
}

const ranks: readonly PlaceKind[] = ['city', 'town', 'rayon', 'city-district', 'settlement'];

/** Whether the names of a place already find it by this alias, so that the alias adds nothing. */
export function isNamed({ name }: { name: Text }, alias: string): boolean {
	const tokens = tokensOf(alias);
	return (
		tokens.length > 0 && means({ own: wordsOfPlace({ name }), around: [], number: null }, tokens, begins)
	);
}

/** The distinct words of some texts, folded, in the order in which they first appear. */
export function wordsOf(...texts: readonly string[]): string[] {
	return [...new Set(texts.flatMap((text) => fold(text).split(' ')))].filter(Boolean);
}

/**
 * Unifies the spellings of a place in Kazakh, Russian and the Latin alphabets, so that Қарағанды, Карағанды,
 * Карагандинская, Qaragandy and Karaganda begin alike on every keyboard: lower case, Latin letters without diacritics,
 * single spaces between words.
 */
export function fold(text: string): string {
	const letters = [...text.normalize('NFC').toLowerCase()].map((letter) => spellings[letter] ?? bare(letter));
	return letters
		.join('')
		.replace(/[gk]h/g, (pair) => (pair === 'kh' ? 'h' : 'g'))
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

function bare(letter: string): string {
	return letter.normalize('NFD').replace(/\p{M}/gu, '');
}

const spellings: Record<string, string> = {
	...spell('абвгдезиклмнопрстуфх', 'abvgdeziklmnoprstufh'),
	...spell('әғқңөұүһіыйёэ', 'agknouuhiiiee'),
	...spell('qyıw', 'kiiu'),
	...{
		ж: 'zh',
		j: 'zh',
		ц: 'ts',
		ч: 'ch',
		ç: 'ch',
		ш: 'sh',
		щ: 'sh',
		ş: 'sh',
		ю: 'iu',
		я: 'ia',
		x: 'ks',
		ъ: '',
		ь: '',
	},
};

function spell(letters: string, as: string): Record<string, string> {
	return Object.fromEntries([...letters].map((letter, index) => [letter, as.charAt(index)]));
}

/** A single letter means nothing beside a longer word (“г. Астана”), but alone it begins one. */
function tokensOf(query: string): string[] {
	const words = wordsOf(query);
	const telling = words.filter((word) => word.length > 1 || isFigure(word));
	return telling.length > 0 ? telling : words;
}

function isFigure(word: string): boolean {
	return /^\d+$/.test(word);
}

type Fits = (word: string, token: string) => boolean;

function means(place: Findable, tokens: readonly string[], fits: Fits): boolean {
	const isOwn = (token: string) => isNumberOf(place, token) || place.own.some((word) => fits(word, token));
	return (
		tokens.some(isOwn) &&
		tokens.every((token) => isOwn(token) || place.around.some((word) => fits(word, token)))
	);
}

function isNumberOf(place: Findable, token: string): boolean {
	return place.number !== null && isFigure(token) && Number(token) === place.number;
}

function begins(word: string, token: string): boolean {
	return isFigure(token) ? word === token : word.startsWith(token);
}

/** Whether a prefix of `word` differs from `token` by at most one changed, added or missing letter. */
function nearlyBegins(word: string, token: string): boolean {
	if (token.length < 4 || isFigure(token)) return begins(word, token);
	let same = 0;
	while (same < token.length && word[same] === token[same]) same++;
	const rest = token.slice(same + 1);
	return (
		word.startsWith(rest, same + 1) ||
		word.startsWith(rest, same) ||
		word.startsWith(token.slice(same), same + 1)
	);
}

/** Whole words come before words that only begin with what was typed. */
function worth(place: Findable, tokens: readonly string[]): number {
	return tokens.filter((token) => isNumberOf(place, token) || place.own.includes(token)).length;
}
