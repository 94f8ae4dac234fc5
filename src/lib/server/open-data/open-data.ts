import type { Database } from '../store/database.ts';
import * as failure from '../store/failure.ts';
import * as http from '../http/respond.ts';
import * as published from '../publication/publication.ts';
import type { Publication } from '../publication/publication.ts';
import {
	Problem,
	problemType,
	respond,
	respondFailure,
	respondOnce,
	respondPreflight,
	respondProblem,
	type Answer,
} from './answer.ts';
import * as format from './format.ts';
import { rank } from './match.ts';
import { describe } from './openapi.ts';
import { writeCursor } from './page.ts';
import { choose, headOf } from './publication.ts';
import * as query from './query.ts';
import { oneContender, type Resource } from './resources.ts';
import * as schema from './schema.ts';
import { table } from './table.ts';
import * as whole from './whole.ts';

export { limits } from './page.ts';
export { licence } from './schema.ts';

/** A request, as a route of SvelteKit gets it. */
interface Asked<Params = object> {
	locals: { db: Database };
	request: Request;
	url: URL;
	params: Params;
}

/** The address of a list may end with `.csv` or `.json`. */
type ListOfElection = Asked<{ election: string; format?: string | undefined }>;

/** What a route that is read exports beside GET. */
export const reading = methods('GET, HEAD, OPTIONS');
/** What the route of the match exports beside POST. */
export const matching = methods('POST, OPTIONS');

function methods(allowed: string) {
	const refusal = new Problem(405, `This address answers ${allowed} only.`, { headers: { allow: allowed } });
	return {
		// A redirection would not say that pages of other sites may follow it.
		trailingSlash: 'ignore' as const,
		OPTIONS: () => respondPreflight(allowed),
		fallback: () => respondProblem(refusal),
	};
}

/** Where everything else is found. */
export function contents(asked: Asked): Promise<Response> {
	const { origin } = asked.url;
	return answer(asked, [], () =>
		format.json({
			licence: schema.licence,
			description: `${origin}/api/v1/openapi.json`,
			documentation: `${origin}/en/api`,
			elections: `${origin}/api/v1/elections`,
			match: `${origin}/api/v1/match`,
		}),
	);
}

/** The description of the API for programs (OpenAPI 3.1). */
export function description(asked: Asked): Promise<Response> {
	return answer(asked, [], () => format.json(describe(asked.url.origin)));
}

/** All elections that have been published. */
export function elections(asked: Asked<{ format?: string | undefined }>): Promise<Response> {
	return answer(asked, [], async () => {
		const items = (await published.all(asked.locals.db)).map(electionRow);
		const languages = [...new Set(items.flatMap((item) => item.languages))];
		const { isTable, isNegotiated } = format.choose(asked.request, asked.params.format);
		return isTable
			? format.csv(table(schema.Election, items, languages), { isNegotiated, file: 'elections.csv' })
			: format.json({ licence: schema.licence, items, next: null }, { isNegotiated });
	});
}

/** One election. */
export async function election(asked: Asked<{ election: string }>): Promise<Response> {
	const slug = format.withoutEnding(asked.params.election);
	if (slug instanceof Problem) return respondProblem(slug);
	return answerFrom(asked, slug, ['snapshot'], (publication) =>
		format.json({ ...headOf(publication), item: electionRow(publication) }, pinning(asked, publication)),
	);
}

/** One of an election's lists: as a table it is complete unless a page of it is asked for, as JSON it comes in pages. */
export function list(asked: ListOfElection, resource: Resource): Promise<Response> {
	const { url, params } = asked;
	const names = ['snapshot', 'limit', 'cursor', ...resource.filters];
	return answerFrom(asked, params.election, names, async (publication) => {
		const limit = query.limit(url);
		if (limit instanceof Problem) return limit;
		const cursor = query.cursor(url);
		if (cursor instanceof Problem) return cursor;
		const filters = await query.filters(url, resource, publication);
		if (filters instanceof Problem) return filters;
		const { isTable, isNegotiated } = format.choose(asked.request, params.format);
		if (isTable && !query.isPage(url)) {
			const about = { ...pinning(asked, publication), isNegotiated };
			return whole.sendTable(
				asked.request,
				url,
				{ ...about, file: fileOf(publication, `${resource.name}.csv`) },
				nameOfTable(publication, resource, filters),
				resource.whole(publication, filters),
			);
		}
		const { rows, cells, next } = await resource.list(publication, filters, cursor, limit);
		return page(asked, publication, {
			...{ name: resource.name, items: rows, cells, about: pinning(asked, publication) },
			next: next && query.change(url, { snapshot: publication.hash, cursor: writeCursor(next) }),
		});
	});
}

/** More than an election has in ten years, with one each minute of a working day. */
const mostPublications = 2_000_000;

/** A page of the times when a snapshot of an election was published, the newest first. */
export function publications(asked: ListOfElection): Promise<Response> {
	const { locals, url, params } = asked;
	return answerFrom(asked, params.election, ['limit', 'cursor'], async (publication) => {
		const { isTable } = format.choose(asked.request, params.format);
		const limit = isTable && !query.isPage(url) ? mostPublications : query.limit(url);
		if (limit instanceof Problem) return limit;
		const before = query.before(url);
		if (before instanceof Problem) return before;
		const acts = await published.acts(locals.db, params.election, limit + 1, before);
		const items = acts.slice(0, limit).map(({ hash, publishedAt }) => ({
			snapshot: hash,
			publishedAt,
			whole: `${url.origin}/api/v1/elections/${params.election}/snapshot?snapshot=${hash}`,
		}));
		const last = acts.length > limit ? acts[limit - 1] : undefined;
		return page(asked, publication, {
			...{ name: 'publications', items, cells: () => table(schema.Publication, items, []) },
			about: { snapshot: publication.hash },
			next: last ? query.change(url, { cursor: String(last.id) }) : null,
		});
	});
}

/** A whole publication in one download. */
export async function snapshot(asked: ListOfElection): Promise<Response> {
	const { locals, request, url, params } = asked;
	const ending = format.withoutEnding(params.format ?? '');
	if (ending instanceof Problem) return respondProblem(ending);
	return answerFrom(asked, params.election, ['snapshot'], async (publication) => {
		// With the time of its first publication, even if it was published again: so its bytes never change.
		const first = (await published.at(locals.db, params.election, publication.hash)) ?? publication;
		return whole.send(locals.db, request, url, first, headOf(first));
	});
}

/** Everything about one contender. */
export async function contender(asked: Asked<{ election: string; contender: string }>): Promise<Response> {
	const slug = format.withoutEnding(asked.params.contender);
	if (slug instanceof Problem) return respondProblem(slug);
	return answerFrom(asked, asked.params.election, ['snapshot'], async (publication) => {
		const found = await oneContender(publication, slug);
		if (!found) return new Problem(404, `There is no contender "${slug}" in this snapshot.`);
		return format.json({ ...headOf(publication), ...found }, pinning(asked, publication));
	});
}

/** Says that an address does not exist, and where to find those that do. */
export function nothing({ url }: Asked): Response {
	const list = `${url.origin}/api/v1/openapi.json`;
	return respondProblem(new Problem(404, `There is nothing here. ${list} lists what there is.`));
}

/** Matches as voters' pages do. What was sent is written nowhere. */
export async function match(db: Database, request: Request, now: Date): Promise<Response> {
	try {
		const result = await rank(db, request, now);
		return result instanceof Problem ? respondProblem(result) : respondOnce(result);
	} catch (fault) {
		// The text of a failure may repeat answers.
		return broken(request, fault, failure.places(fault).join('\n'));
	}
}

/** Makes a problem of any other error below `/api/v1`: an address with a damaged escape sequence, for one, has no route. */
export function inProblems(url: URL, response: Response): Response {
	const isOther = response.status < 400 || !/^\/api\/v1(\/|$)/.test(url.pathname);
	if (isOther || response.headers.get('content-type') === problemType) return response;
	return response.status < 500
		? respondProblem(new Problem(response.status, 'This cannot be read: see how the address is written.'))
		: respondFailure(response.status === 503);
}

type Found = Answer | Response | Problem;

/** Answers with what `find` gives. @param names what may follow the question mark */
async function answer(
	{ request, url }: Asked,
	names: readonly string[],
	find: () => Found | Promise<Found>,
): Promise<Response> {
	try {
		const found = query.objection(url, names) ?? (await find());
		if (found instanceof Problem) return respondProblem(found);
		return found instanceof Response ? found : await respond(request, found, url);
	} catch (fault) {
		return broken(request, fault, failure.describe(fault));
	}
}

/** Answers likewise from the publication that the address asks for: that of `?snapshot=`, else the newest. */
function answerFrom(
	asked: Asked,
	slug: string,
	names: readonly string[],
	find: (publication: Publication) => Found | Promise<Found>,
): Promise<Response> {
	return answer(asked, names, async () => {
		const publication = await choose(asked.locals.db, slug, asked.url.searchParams.get('snapshot'));
		return publication instanceof Problem ? publication : find(publication);
	});
}

/** Only the operator is shown what broke: the sender can do nothing but try again. */
function broken({ method }: Request, fault: unknown, report: string): Response {
	console.error(`${method} /api/v1 failed:`, report);
	return respondFailure(failure.isAway(fault));
}

interface PageOfList {
	/** The list's, as in its address. */
	name: string;
	items: object[];
	cells: () => (string | number | null)[][];
	/** The address of the next page; null on the last. */
	next: string | null;
	about: Partial<Answer>;
}

function page(
	{ request, params }: ListOfElection,
	publication: Publication,
	{ name, items, cells, next, about: given }: PageOfList,
): Answer {
	const { isTable, isNegotiated } = format.choose(request, params.format);
	const about = { ...given, isNegotiated, ...(next && { links: { next } }) };
	return isTable
		? format.csv(cells(), { ...about, file: fileOf(publication, `${name}.csv`) })
		: format.json({ ...headOf(publication), items, next }, about);
}

/** Names the content of a table, which follows from the snapshot, the filters and the columns of this version. */
function nameOfTable({ hash, core }: Publication, { name, row }: Resource, filters: query.Filters): string {
	const columns = table(row, [], core.election.languages);
	return http.nameOf(new TextEncoder().encode(JSON.stringify([hash, name, filters, columns])));
}

function electionRow({ hash, publishedAt, core: { election, method } }: Publication): schema.Election {
	return { ...election, snapshot: hash, publishedAt, method };
}

/** Even the name of a saved table says that nobody in it is real. */
function fileOf({ core: { election } }: Publication, name: string): string {
	return [election.slug, ...(election.fictional ? ['fictional'] : []), name].join('-');
}

function pinning({ url }: Asked, { hash }: Publication): Pick<Answer, 'snapshot' | 'isPinned'> {
	return { snapshot: hash, isPinned: url.searchParams.has('snapshot') };
}
