import type { Publication } from '../publication/publication.ts';
import { Problem } from './answer.ts';
import { limits, readCursor, type Cursor } from './page.ts';
import { filterValues, type FilterName, type Filters, type Resource } from './resources.ts';

export type { Filters } from './resources.ts';

// What follows the question mark in an address.

/** Objects to a parameter of another name, which would otherwise be passed over in silence, and to one that comes twice. */
export function objection({ searchParams }: URL, names: readonly string[]): Problem | null {
	const given = [...searchParams.keys()];
	const strange = given.find((name) => !names.includes(name));
	const twice = given.find((name, index) => given.indexOf(name) !== index);
	if (strange !== undefined) {
		const may = names.length > 0 ? `one of ${names.join(', ')}` : 'nothing';
		return new Problem(400, `What follows the question mark here may be ${may}, not "${strange}".`);
	}
	return twice === undefined ? null : new Problem(400, `"${twice}" may be given once.`);
}

/** Whether a page of a list is asked for. */
export function isPage({ searchParams }: URL): boolean {
	return searchParams.has('limit') || searchParams.has('cursor');
}

/** How many rows a page may hold. */
export function limit({ searchParams }: URL): number | Problem {
	const text = searchParams.get('limit');
	if (text === null) return limits.usual;
	const isFine = /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= limits.most;
	return isFine ? Number(text) : new Problem(400, `limit must be a whole number from 1 to ${limits.most}.`);
}

/** Where the page of a list begins. */
export function cursor({ searchParams }: URL): Cursor | Problem {
	const text = searchParams.get('cursor');
	if (text === null) return { batch: 0, row: 0 };
	// Another snapshot may become the newest between two pages; a list goes on with the one that it began with.
	if (!searchParams.has('snapshot'))
		return new Problem(400, 'A cursor needs its snapshot: follow next as it is.');
	return readCursor(text) ?? wrongCursor();
}

/** After which publication, by its id, the page of all publications begins; undefined for the first page. */
export function before({ searchParams }: URL): number | undefined | Problem {
	const text = searchParams.get('cursor');
	if (text === null) return undefined;
	return /^\d{1,9}$/.test(text) ? Number(text) : wrongCursor();
}

/** The filters of a list. A contender's ballot is added, so that no other is searched. */
export async function filters(
	{ searchParams }: URL,
	{ filters: names }: Resource,
	publication: Publication,
): Promise<Filters | Problem> {
	const given: Partial<Record<FilterName, string>> = {};
	for (const name of names) {
		const value = searchParams.get(name);
		if (value === null) continue;
		if (filterValues[name](publication.core)?.includes(value) === false)
			return new Problem(400, `There is no ${name} "${value}" in this snapshot.`);
		given[name] = value;
	}
	if (given.contender === undefined) return given;
	const found = await publication.contender(given.contender);
	if (!found) return new Problem(400, `There is no contender "${given.contender}" in this snapshot.`);
	return { contest: found.contest, district: String(found.district), ...given };
}

/** The same address with other values of some parameters. */
export function change(url: URL, changes: Record<string, string>): string {
	const address = new URL(url);
	for (const [name, value] of Object.entries(changes)) address.searchParams.set(name, value);
	return address.href;
}

function wrongCursor(): Problem {
	return new Problem(400, 'This is no cursor: follow next as it is.');
}
