/** The id of a row as an address or a form names it; null where it can be none. */
export function idIn(given: unknown): number | null {
	return typeof given === 'string' && /^[1-9]\d{0,8}$/.test(given) ? Number(given) : null;
}

/** Which page of a list is asked for, from 1; the first where an address says nothing that makes sense. */
export function pageIn(search: URLSearchParams): number {
	const given = search.get('page') ?? '';
	return /^[1-9]\d{0,5}$/.test(given) ? Number(given) : 1;
}
