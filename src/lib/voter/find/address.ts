import type { Ticks } from './facet.ts';

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

/** Those that tell whose positions are read while names are hidden. */
export const telling: readonly FacetKey[] = ['marked', 'nomination', 'party', 'bloc', 'near'];

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
	if (!isSearch(fragment)) return null;
	let search = blank;
	let isWhole = text.length <= longestFragment;
	for (const pair of pairsIn(text)) {
		const at = pair.indexOf('=');
		const key = pair.slice(0, at);
		if (key === placeKey) continue;
		const next = withPair(search, key, pair.slice(at + 1));
		if (next) search = next.search;
		if (!next?.isWhole) isWhole = false;
	}
	return { search, isWhole };
}

/** Whether a fragment says what is looked for, and does not only name a place on the page. */
export function isSearch(fragment: string): boolean {
	return fragment.includes('=');
}

/** The place on the page that a fragment names, alone or beside what is looked for: an id. Empty for none. */
export function placeIn(fragment: string): string {
	const text = fragment.replace(/^#/, '');
	if (!isSearch(text)) return decoded(text) ?? '';
	const named = pairsIn(text).find((pair) => pair.startsWith(`${placeKey}=`));
	return decoded(named?.slice(placeKey.length + 1) ?? '') ?? '';
}

/** A fragment that says what is looked for and names a place on the page. */
export function withPlace(fragment: string, place: string): string {
	if (place === '') return fragment;
	const id = encodeURIComponent(place);
	return fragment === '' ? `#${id}` : `${fragment}&${placeKey}=${id}`;
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

/** Names the place beside what is looked for. */
const placeKey = 'at';

/** Nobody writes a longer one; what follows is not read. */
const longestFragment = 8000;

/** Longer than any name: more is nonsense. */
const longestQuery = 200;

/** Of more options nobody ticks so many in one facet: the rest is not read. */
const mostTicks = 200;

function pairsIn(text: string): string[] {
	return text.slice(0, longestFragment).split('&');
}

/** A search with one more pair, and whether all of the pair is in it. Null if the pair means nothing. */
function withPair(search: Search, key: string, value: string): { search: Search; isWhole: boolean } | null {
	const isWhole = true;
	const words = value.split(',').map(decoded);
	const [word] = words;
	if (word === null || word === undefined || word === '') return null;
	if (key === 'name') {
		const query = decoded(value);
		return query === null || query.length > longestQuery ? null : { search: { ...search, query }, isWhole };
	}
	if (key === 'in') return word === 'all' ? { search: { ...search, scope: 'all' }, isWhole } : null;
	if (key === 'order') return word === 'figure' ? { search: { ...search, order: 'figure' }, isWhole } : null;
	if (!facetKeys.some((known) => known === key)) return null;
	const ticked = [...new Set(words.flatMap((each) => each || []))];
	return {
		search: { ...search, ticks: { ...search.ticks, [key]: ticked.slice(0, mostTicks) } },
		isWhole: ticked.length === words.length && ticked.length <= mostTicks,
	};
}

/** Null for malformed percent codes. */
function decoded(text: string): string | null {
	try {
		return decodeURIComponent(text);
	} catch {
		return null;
	}
}
