import type { Database } from '../store/database.ts';
import * as failure from '../store/failure.ts';
import {
	Problem,
	problemType,
	respond,
	respondFailure,
	respondOnce,
	respondProblem,
	type Answer,
} from './answer.ts';
import { choose, headOf } from './publication.ts';
import { rank } from './match.ts';
import { describe } from './openapi.ts';
import { limits, readCursor, writeCursor, type Cursor } from './page.ts';
import {
	filterValues,
	oneContender,
	resources,
	type FilterName,
	type Filters,
	type Resource,
} from './resources.ts';
import * as schema from './schema.ts';
import { table } from './table.ts';
import * as whole from './whole.ts';
import * as published from '../publication/publication.ts';
import type { Publication } from '../publication/publication.ts';
import * as spreadsheet from '../../spreadsheet/write.ts';

export const reading = 'GET, HEAD, OPTIONS';
export const matching = 'POST, OPTIONS';

export { respondPreflight as preflight } from './answer.ts';
export { limits } from './page.ts';
export { licence } from './schema.ts';

/** Answers a request for open data. @param path what follows `/api/v1/`; a slash at its end changes nothing */
export async function answer(db: Database, request: Request, url: URL, path: string): Promise<Response> {
	try {
		const result = await find({ db, request, url }, path.replace(/\/$/, ''));
		if (result instanceof Problem) return respondProblem(result);
		return result instanceof Response ? result : await respond(request, result, url);
	} catch (fault) {
		return broken(request, failure.describe(fault));
	}
}

/** Tells as a problem whatever else fails below `/api/v1`: an address that cannot be read, for one, leads to no route. */
export function inProblems(url: URL, response: Response): Response {
	const isOther = response.status < 400 || !/^\/api\/v1(\/|$)/.test(url.pathname);
	if (isOther || response.headers.get('content-type') === problemType) return response;
	return response.status < 500
		? respondProblem(new Problem(response.status, 'This cannot be read: see how the address is written.'))
		: respondFailure();
}

/** Refuses to change what can only be read, and to show what can only be asked. */
export function refuseMethod(allowed: string): Response {
	const detail = `This address answers ${allowed} only.`;
	return respondProblem(new Problem(405, detail, { headers: { allow: allowed } }));
}

/**
 * Matches what was sent by the arithmetic of voters' pages, and forgets it: nothing of it is written anywhere.
 */
export async function match(db: Database, request: Request, now: Date): Promise<Response> {
	try {
		const result = await rank(db, request, now);
		return result instanceof Problem ? respondProblem(result) : respondOnce(result);
	} catch (fault) {
		// A failure's own words may repeat answers.
		return broken(request, failure.places(fault).join('\n'));
	}
}

/** What broke is told to the operator alone: who asked can do nothing about it but ask again. */
function broken({ method }: Request, told: string): Response {
	console.error(`${method} /api/v1 failed:`, told);
	return respondFailure();
}

/** The description of all of this for programs (OpenAPI 3.1). */
export function description(origin: string): object {
	return describe(origin);
}

interface Asked {
	db: Database;
	request: Request;
	url: URL;
}

/** A table is asked for by the end of the address, else by `Accept`. */
interface Format {
	isTable: boolean;
	isNegotiated: boolean;
}

async function find(asked: Asked, path: string): Promise<Answer | Response | Problem> {
	const { url } = asked;
	if (path === '') return known(url, []) ?? json(contents(url));
	if (path === 'openapi.json') return known(url, []) ?? json(description(url.origin));
	const { place, format } = formatOf(asked, path);
	const [root, slug, name, item, ...rest] = place;
	if (root !== 'elections' || rest.length > 0) return unknownAddress(url);
	if (slug === undefined) return elections(asked, format);
	const resource = resources.find((one) => one.name === name);
	if (item === undefined && resource) return list(asked, slug, resource, format);
	if (item === undefined && name === 'publications') return publications(asked, slug, format);
	if (format.isTable && !format.isNegotiated)
		return new Problem(404, 'This is told as JSON only: leave out .csv.');
	if (name === undefined) return oneElection(asked, slug);
	if (item === undefined && name === 'snapshot') return snapshot(asked, slug);
	if (item !== undefined && name === 'contenders') return contender(asked, slug, item);
	return unknownAddress(url);
}

function contents({ origin }: URL) {
	return {
		licence: schema.licence,
		description: `${origin}/api/v1/openapi.json`,
		documentation: `${origin}/en/api`,
		elections: `${origin}/api/v1/elections`,
		match: `${origin}/api/v1/match`,
	};
}

async function elections({ db, url }: Asked, format: Format): Promise<Answer | Problem> {
	const unknown = known(url, []);
	if (unknown) return unknown;
	const items = (await published.all(db)).map(electionRow);
	const languages = [...new Set(items.flatMap((item) => item.languages))];
	return format.isTable
		? csv(table(schema.Election, items, languages), format, { file: 'elections.csv' })
		: json({ licence: schema.licence, items, next: null }, { isNegotiated: format.isNegotiated });
}

async function oneElection(asked: Asked, slug: string): Promise<Answer | Problem> {
	const publication = known(asked.url, ['snapshot']) ?? (await publicationOf(asked, slug));
	if (publication instanceof Problem) return publication;
	return json({ ...headOf(publication), item: electionRow(publication) }, pinning(asked, publication));
}

async function list(
	asked: Asked,
	slug: string,
	resource: Resource,
	format: Format,
): Promise<Answer | Problem> {
	const { url } = asked;
	const publication =
		known(url, ['snapshot', 'limit', 'cursor', ...resource.filters]) ?? (await publicationOf(asked, slug));
	if (publication instanceof Problem) return publication;
	const limit = limitIn(url);
	if (limit instanceof Problem) return limit;
	const cursor = cursorIn(url);
	if (cursor instanceof Problem) return cursor;
	const filters = await filtersIn(url, resource, publication);
	if (filters instanceof Problem) return filters;
	const listed = await resource.list(publication, filters, cursor, limit);
	const next =
		listed.next && addressOf(url, { snapshot: publication.hash, cursor: writeCursor(listed.next) });
	const about = { ...pinning(asked, publication), ...(next && { links: { next } }) };
	if (!format.isTable)
		return json(
			{ ...headOf(publication), items: listed.rows, next },
			{ ...about, isNegotiated: format.isNegotiated },
		);
	return csv(listed.cells(), format, { ...about, file: fileOf(publication, `${resource.name}.csv`) });
}

async function publications(asked: Asked, slug: string, format: Format): Promise<Answer | Problem> {
	const { db, url } = asked;
	const publication = known(url, ['limit', 'cursor']) ?? (await publicationOf(asked, slug));
	if (publication instanceof Problem) return publication;
	const limit = limitIn(url);
	if (limit instanceof Problem) return limit;
	const before = url.searchParams.get('cursor');
	if (before !== null && !/^\d{1,9}$/.test(before)) return wrongCursor();
	const acts = await published.acts(db, slug, limit + 1, before === null ? undefined : Number(before));
	const items = acts.slice(0, limit).map(({ hash, publishedAt }) => ({
		snapshot: hash,
		publishedAt,
		whole: `${url.origin}/api/v1/elections/${slug}/snapshot?snapshot=${hash}`,
	}));
	const last = acts.length > limit ? acts[limit - 1] : undefined;
	const next = last ? addressOf(url, { cursor: String(last.id) }) : null;
	const about = { snapshot: publication.hash, ...(next && { links: { next } }) };
	if (!format.isTable)
		return json({ ...headOf(publication), items, next }, { ...about, isNegotiated: format.isNegotiated });
	return csv(table(schema.Publication, items, []), format, {
		...about,
		file: fileOf(publication, 'publications.csv'),
	});
}

async function snapshot(asked: Asked, slug: string): Promise<Response | Problem> {
	const { db, request, url } = asked;
	const publication = known(url, ['snapshot']) ?? (await publicationOf(asked, slug));
	if (publication instanceof Problem) return publication;
	// With the time of its first publication, also where it was published again: so it is the same bytes for ever.
	const first = (await published.at(db, slug, publication.hash)) ?? publication;
	return whole.send(db, request, url, first, headOf(first));
}

async function contender(asked: Asked, slug: string, item: string): Promise<Answer | Problem> {
	const publication = known(asked.url, ['snapshot']) ?? (await publicationOf(asked, slug));
	if (publication instanceof Problem) return publication;
	const found = await oneContender(publication, item);
	if (!found) return new Problem(404, `There is no contender "${item}" in this snapshot.`);
	return json({ ...headOf(publication), ...found }, pinning(asked, publication));
}

/** The publication that the address asks for: that of `?snapshot=`, else the newest. */
function publicationOf({ db, url }: Asked, slug: string): Promise<Publication | Problem> {
	return choose(db, slug, url.searchParams.get('snapshot'));
}

function electionRow({ hash, publishedAt, core: { election, method } }: Publication): schema.Election {
	return { ...election, snapshot: hash, publishedAt, method };
}

function json(content: object, about: Partial<Answer> = {}): Answer {
	return { ...about, type: 'application/json', text: JSON.stringify(content) };
}

function csv(
	cells: (string | number | null)[][],
	{ isNegotiated }: Format,
	about: Partial<Answer> & { file: string },
): Answer {
	return {
		...about,
		isNegotiated,
		type: 'text/csv; charset=utf-8; header=present',
		text: spreadsheet.write(cells, 'en'),
	};
}

/** A table that has left its address still says that nobody in it is real. */
function fileOf({ core: { election } }: Publication, name: string): string {
	return [election.slug, ...(election.fictional ? ['fictional'] : []), name].join('-');
}

function pinning({ url }: Asked, { hash }: Publication): Pick<Answer, 'snapshot' | 'isPinned'> {
	return { snapshot: hash, isPinned: url.searchParams.has('snapshot') };
}

function formatOf({ request }: Asked, path: string): { place: string[]; format: Format } {
	const [, bare = path, ending] = /^(.*)\.(csv|json)$/.exec(path) ?? [];
	const isTable = ending ? ending === 'csv' : prefersTable(request.headers.get('accept') ?? '');
	return { place: bare.split('/'), format: { isTable, isNegotiated: !ending } };
}

/** Whether `Accept` (RFC 9110 §12.5.1) likes a table better than JSON. */
function prefersTable(accept: string): boolean {
	const liking = (types: readonly string[]) =>
		Math.max(
			0,
			...accept
				.toLowerCase()
				.split(',')
				.map((range) => range.split(';').map((part) => part.trim()))
				.filter(([type = '']) => types.includes(type))
				.map(([, ...parameters]) => Number(parameters.find((one) => one.startsWith('q='))?.slice(2) ?? 1)),
		);
	return liking(['text/csv']) > liking(['application/json', 'application/*', '*/*']);
}

function addressOf(url: URL, changes: Record<string, string>): string {
	const address = new URL(url);
	for (const [name, value] of Object.entries(changes)) address.searchParams.set(name, value);
	return address.href;
}

function limitIn({ searchParams }: URL): number | Problem {
	const text = searchParams.get('limit');
	if (text === null) return limits.usual;
	const isFine = /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= limits.most;
	return isFine ? Number(text) : new Problem(400, `limit must be a whole number from 1 to ${limits.most}.`);
}

function cursorIn({ searchParams }: URL): Cursor | Problem {
	const text = searchParams.get('cursor');
	if (text === null) return { heap: 0, row: 0 };
	// The newest may change between two pages; what was begun goes on with the snapshot that it began with.
	if (!searchParams.has('snapshot'))
		return new Problem(400, 'A cursor needs its snapshot: follow next as it is.');
	return readCursor(text) ?? wrongCursor();
}

async function filtersIn(
	{ searchParams }: URL,
	{ filters: names }: Resource,
	publication: Publication,
): Promise<Filters | Problem> {
	const filters: Partial<Record<FilterName, string>> = {};
	for (const name of names) {
		const value = searchParams.get(name);
		if (value === null) continue;
		if (filterValues[name](publication.core)?.includes(value) === false)
			return new Problem(400, `There is no ${name} "${value}" in this snapshot.`);
		filters[name] = value;
	}
	if (filters.contender === undefined) return filters;
	const found = await publication.contender(filters.contender);
	if (!found) return new Problem(400, `There is no contender "${filters.contender}" in this snapshot.`);
	return { contest: found.contest, district: String(found.district), ...filters };
}

/** A name that is written wrongly would otherwise ask for something else, quietly. */
function known({ searchParams }: URL, names: readonly string[]): Problem | null {
	const given = [...searchParams.keys()];
	const strange = given.find((name) => !names.includes(name));
	const twice = given.find((name, index) => given.indexOf(name) !== index);
	if (strange !== undefined) {
		const may = names.length > 0 ? `one of ${names.join(', ')}` : 'nothing';
		return new Problem(400, `What follows the question mark here may be ${may}, not "${strange}".`);
	}
	return twice === undefined ? null : new Problem(400, `"${twice}" may be given once.`);
}

function unknownAddress({ origin }: URL): Problem {
	return new Problem(404, `There is nothing here. ${origin}/api/v1/openapi.json lists what there is.`);
}

function wrongCursor(): Problem {
	return new Problem(400, 'This is no cursor: follow next as it is.');
}
