/** In the order in which they need an editor. */
export const states = ['failed', 'waiting', 'kept', 'sent'] as const;

/** Which letters are looked for, as the form and links ask. What is empty looks for all. */
export interface Sought {
	state: '' | (typeof states)[number];
	/** Part of an address. */
	to: string;
	/** Slugs; a contender without its election is nobody. */
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

/** The search as an address has it, without the question mark. */
export function write(sought: Sought): string {
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(sought)) if (value !== '') search.set(name, value);
	return search.toString();
}
