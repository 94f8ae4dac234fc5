/** The id of a row from an address or a form; null if it cannot be one. */
export function idIn(given: unknown): number | null {
	return typeof given === 'string' && /^[1-9]\d{0,8}$/.test(given) ? Number(given) : null;
}

/** The requested page of a list, from 1; the first if the query string has no valid one. */
export function pageIn(search: URLSearchParams): number {
	const given = search.get('page') ?? '';
	return /^[1-9]\d{0,5}$/.test(given) ? Number(given) : 1;
}
