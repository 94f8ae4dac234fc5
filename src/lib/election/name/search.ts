import { wordsOf } from './fold.ts';

/** Something that can be found by typing: a contender, a place, a region, or a district of one. */
export interface Findable {
	/** Its own words, folded. */
	own: readonly string[];
	/** Folded words that narrow a search but do not find it alone: its region, its contest, its party. */
	around: readonly string[];
	/** On the ballot, or a district's; null for a place or a region. */
	number: number | null;
	/** Among equally good results, those of a lower rank come first. */
	rank?: number;
}

/**
 * The things that match `query`, the best first, otherwise in the given order. Every word of the query must begin a word of
 * the thing, and at least one of them one of its own words; a number must equal its number. If nothing matches, each word
 * may have one wrong, missing or extra letter.
 */
export function find<P extends Findable>(things: readonly P[], query: string): P[] {
	const tokens = tokensOf(query);
	return matching(things, query)
		.map((thing, index) => ({ thing, index, worth: worth(thing, tokens) }))
		.sort((a, b) => b.worth - a.worth || (a.thing.rank ?? 0) - (b.thing.rank ?? 0) || a.index - b.index)
		.map(({ thing }) => thing);
}

/**
 * What `find` finds, in the given order. None for a query without a letter or digit.
 *
 * @param inside whether a word of three letters or more may also stand inside another, if it begins none
 */
export function matching<P extends Findable>(things: readonly P[], query: string, inside = false): P[] {
	const tokens = tokensOf(query);
	if (tokens.length === 0) return [];
	for (const fits of inside ? [begins, contains, nearlyBegins] : [begins, nearlyBegins]) {
		const found = things.filter((thing) => means(thing, tokens, fits));
		if (found.length > 0) return found;
	}
	return [];
}

/** Whether every word of `typed` begins one of these folded words. */
export function begun(words: readonly string[], typed: string): boolean {
	const tokens = tokensOf(typed);
	return tokens.length > 0 && tokens.every((token) => words.some((word) => begins(word, token)));
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

function means(thing: Findable, tokens: readonly string[], fits: Fits): boolean {
	const isOwn = (token: string) => isNumberOf(thing, token) || thing.own.some((word) => fits(word, token));
	return (
		tokens.some(isOwn) &&
		tokens.every((token) => isOwn(token) || thing.around.some((word) => fits(word, token)))
	);
}

function isNumberOf({ number }: Findable, token: string): boolean {
	return number !== null && isFigure(token) && Number(token) === number;
}

function begins(word: string, token: string): boolean {
	return isFigure(token) ? word === token : word.startsWith(token);
}

function contains(word: string, token: string): boolean {
	return token.length < 3 || isFigure(token) ? begins(word, token) : word.includes(token);
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
function worth(thing: Findable, tokens: readonly string[]): number {
	return tokens.filter((token) => isNumberOf(thing, token) || thing.own.includes(token)).length;
}
