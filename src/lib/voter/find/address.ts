import type { Ticks } from './filter.ts';

// What a voter looks for, as it stands in the address after the #, which no server sees.

export const facetKeys = [
	'nomination',
	'party',
	'bloc',
	'near',
	'answers',
	'tier',
	'marked',
	'agree',
] as const;
export type FacetKey = (typeof facetKeys)[number];

/** What a voter looks for. */
export interface Search {
	/** What is typed. */
	query: string;
	/** The voter's own ballots, or all ballots of the election. */
	scope: 'own' | 'all';
	order: 'ballot' | 'figure';
	ticks: Ticks;
}

export const blank: Search = { query: '', scope: 'own', order: 'ballot', ticks: {} };

/**
 * Reads a fragment that `fragmentOf` wrote; null for one that only names a place on the page. Whatever else is in it is
 * left out, and `isWhole` is false then.
 */
export function searchIn(fragment: string): { search: Search; isWhole: boolean } | null {
	const text = fragment.replace(/^#/, '');
	if (text === '') return { search: blank, isWhole: true };
	if (!text.includes('=')) return null;
	let search = blank;
	let isWhole = true;
	for (const pair of text.split('&')) {
		const at = pair.indexOf('=');
		const next = withPair(search, pair.slice(0, at), pair.slice(at + 1));
		if (next) search = next;
		else isWhole = false;
	}
	return { search, isWhole };
}

/** The fragment for a search, `#` and all; empty for a blank one. */
export function fragmentOf({ query, scope, order, ticks }: Search): string {
	const pairs = [
		...(scope === 'all' ? ['in=all'] : []),
		...(query === '' ? [] : [`name=${encodeURIComponent(query)}`]),
		...(order === 'figure' ? ['order=figure'] : []),
		...facetKeys.flatMap((key) => {
			const ticked = ticks[key] ?? [];
			return ticked.length > 0 ? [`${key}=${ticked.map(encodeURIComponent).join(',')}`] : [];
		}),
	];
	return pairs.length > 0 ? `#${pairs.join('&')}` : '';
}

/** Longer than any name: more is nonsense. */
const longestQuery = 200;

/** Null if the pair means nothing. */
function withPair(search: Search, key: string, value: string): Search | null {
	const words = value.split(',').map(decoded);
	const [word] = words;
	if (word === null || word === undefined || word === '') return null;
	if (key === 'name') {
		const query = decoded(value);
		return query === null || query.length > longestQuery ? null : { ...search, query };
	}
	if (key === 'in') return word === 'all' ? { ...search, scope: 'all' } : null;
	if (key === 'order') return word === 'figure' ? { ...search, order: 'figure' } : null;
	if (!facetKeys.some((known) => known === key)) return null;
	const ticked = words.filter((each): each is string => each !== null && each !== '');
	return ticked.length < words.length ? null : { ...search, ticks: { ...search.ticks, [key]: ticked } };
}

/** Null for malformed percent codes. */
function decoded(text: string): string | null {
	try {
		return decodeURIComponent(text);
	} catch {
		return null;
	}
}
