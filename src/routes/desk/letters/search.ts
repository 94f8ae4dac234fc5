/** In the order in which they need an editor's attention. */
export const states = ['failed', 'waiting', 'kept', 'sent'] as const;

/** A search for letters, by the form or a link. Empty fields match all. */
export interface Sought {
	state: '' | (typeof states)[number];
	/** Part of an address. */
	to: string;
	/** Slugs. A contender's slug means nothing without its election's. */
	election: string;
	contender: string;
}

export function read(search: URLSearchParams): Sought {
	const given = (name: string) => (search.get(name) ?? '').trim().slice(0, 100);
	return {
		state: states.find((state) => state === search.get('state')) ?? '',
		to: given('to'),
		election: given('election'),
		contender: given('contender'),
	};
}

/** The search as a query string without the question mark. */
export function write(sought: Sought): string {
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(sought)) if (value !== '') search.set(name, value);
	return search.toString();
}
