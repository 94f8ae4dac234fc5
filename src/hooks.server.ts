import { building, dev } from '$app/environment';
import { error, type Handle, type HandleServerError, type ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { AsyncLocalStorage } from 'node:async_hooks';
import { phase } from '$lib/election/calendar.ts';
import * as body from '$lib/server/http/body-limit.ts';
import { isForged } from '$lib/server/http/forgery.ts';
import { withoutPunctuation } from '$lib/server/http/punctuation.ts';
import { pageKey, partAsked } from '$lib/server/http/page-key.ts';
import { isFrame, isHarmless, isInside, themeOf } from '$lib/server/http/route.ts';
import * as clock from '$lib/server/store/clock.ts';
import * as database from '$lib/server/store/database.ts';
import type { Database } from '$lib/server/store/database.ts';
import * as demonstration from '$lib/server/pack/demonstration.ts';
import * as frames from '$lib/server/election/frames.ts';
import * as failure from '$lib/server/store/failure.ts';
import * as openData from '$lib/server/open-data/open-data.ts';
import { Pages } from '$lib/server/http/pages.ts';
import * as publications from '$lib/server/publication/publication.ts';
import * as session from '$lib/server/account/session.ts';
import * as chores from '$lib/server/chores.ts';
import { isInterfaceLanguage, preferredLanguage, type InterfaceLanguage } from '$lib/text/language.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { overwriteGetLocale } from '$lib/text/paraglide/runtime.js';

let db: Database;
/** Milliseconds that the chores and the connections get to end. */
const longestEnd = 10_000;
const pages = new Pages();
const speaking = new AsyncLocalStorage<InterfaceLanguage>();
overwriteGetLocale(() => speaking.getStore() ?? 'kk');

export const init: ServerInit = async () => {
	// The build renders nothing and must not need a database.
	if (building) return;
	db = await database.open(process.env, { isPatient: true });
	if (!process.env.DATABASE_URL) await demonstration.ensure(db, clock.now(), (line) => console.log(line));
	const stopChores = chores.begin(db, process.env);
	// Read now, so that voters' pages are there even if the database goes away before anybody asks for one.
	await publications.all(db).catch(ignoreAway);
	process.once('sveltekit:shutdown', async () => {
		// A PostgreSQL server that is away must not hold the process up: it undoes what was not committed.
		if (process.env.DATABASE_URL) setTimeout(() => process.exit(), longestEnd).unref();
		await stopChores();
		await database.close(db);
		process.exit();
	});
};

/** Sets the language: of the address, else the visitor's choice, else the browser's. */
const speak: Handle = ({ event, resolve }) => {
	// Not from the route's parameters: a page that does not exist has none, and its error must be in this language too.
	const [, lang] = event.url.pathname.split('/');
	const chosen = event.cookies.get('language') ?? '';
	event.locals.db = laneOf(event);
	event.locals.now = clock.now();
	event.locals.origin = event.url.origin;
	event.locals.language =
		lang && isInterfaceLanguage(lang)
			? lang
			: isInterfaceLanguage(chosen)
				? chosen
				: preferredLanguage(event.request.headers.get('accept-language'));
	return speaking.run(event.locals.language, () =>
		resolve(event, {
			transformPageChunk: ({ html }) =>
				html.replace('%lang%', event.locals.language).replace('%theme%', themeOf(event.route.id, event.url)),
		}),
	);
};

/** Voters' pages only read, over connections that portal and desk cannot use up. */
function laneOf({ request, route }: RequestEvent): Database {
	const isReading = ['GET', 'HEAD'].includes(request.method) || isHarmless(route.id);
	return database.lane(db, isReading && !isInside(route.id) ? 'voters' : 'people');
}

/** Gives every answer its headers. The content security policy comes from svelte.config.js. */
const guard: Handle = async ({ event, resolve }) => {
	if (!isHarmless(event.route.id) && isForged(event.request, event.url)) {
		return new Response('This form was not sent from our own page. Open the page again and resend it.\n', {
			status: 403,
		});
	}
	// No address of ours contains a NUL byte, and PostgreSQL cannot store one.
	const isNowhere = event.url.href.includes('%00');
	const answered = isNowhere
		? new Response('There is nothing here.\n', { status: 404 })
		: inAbsence(event, await resolve(event));
	const meant = answered.status === 404 && event.request.method === 'GET' && withoutPunctuation(event.url);
	if (meant) return new Response(null, { status: 302, headers: { location: meant.href } });
	const response = openData.inProblems(event.url, answered);
	const { headers } = response;
	headers.set('referrer-policy', 'no-referrer');
	headers.set('x-content-type-options', 'nosniff');
	headers.set('cross-origin-opener-policy', 'same-origin');
	// Only answers that set the header themselves, such as open data, may be read by pages of other sites.
	if (!headers.has('cross-origin-resource-policy'))
		headers.set('cross-origin-resource-policy', 'same-origin');
	if (isFrame(event.route.id)) await openFrame(headers, event.params.election);
	headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), interest-cohort=()');
	// An answer may be personal unless its route says otherwise.
	if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
	if (event.url.protocol === 'https:')
		headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains');
	return response;
};

/** SvelteKit answers every failure with 500. If the database is away, that is 503 and a time to ask again (RFC 9110 §15.6.4). */
function inAbsence({ locals }: RequestEvent, response: Response): Response {
	if (!locals.isAway || response.status !== 500) return response;
	const headers = new Headers(response.headers);
	headers.set('retry-after', '10');
	headers.set('cache-control', 'no-store');
	return new Response(response.body, { status: 503, headers });
}

/**
 * Lets the election's sites show the page in a frame. They are read each time because the cached page does not
 * contain them.
 */
async function openFrame(headers: Headers, election = ''): Promise<void> {
	const policy = headers.get('content-security-policy');
	if (policy === null) return;
	// If the sites are not known while the database is away, only our own pages may show it.
	const sites = (await frames.known(db, election).catch(ignoreAway)) ?? [];
	headers.set('content-security-policy', frames.framedBy(policy, sites));
	// Cross-origin isolated sites show only pages that allow it and are isolated too (HTML §7.1.4).
	headers.set('cross-origin-resource-policy', 'cross-origin');
	headers.set('cross-origin-embedder-policy', 'require-corp');
}

/** Refuses a body that is longer than its route reads, before any of it is read (RFC 9110 §15.5.12, §15.5.14). */
const measure: Handle = async ({ event, resolve }) => {
	const { request, route } = event;
	// The quiz form without JavaScript checks its own size and reports the fault on its page.
	if (request.body === null || isHarmless(route.id)) return resolve(event);
	const length = request.headers.get('content-length');
	if (length === null) return refuse(411, m.profile_request_unmeasured());
	if (Number(length) > body.mostBytes(route.id)) return refuse(413, m.profile_request_too_large());
	// A body that is not a form, or ends too early, is the sender's fault.
	const read = request.formData.bind(request);
	request.formData = () => read().catch(() => error(400));
	return resolve(event);
};

function refuse(status: number, words: string): Response {
	return new Response(`${words}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}

/**
 * Shares are made at the address of the page that explains them. A read request always gets the page, because
 * messengers fetch previews without asking for HTML.
 */
const show: Handle = async ({ event, resolve }) => {
	const { request, route } = event;
	if (route.id === '/[lang=lang]/s' && (request.method === 'GET' || request.method === 'HEAD')) {
		const headers = new Headers(request.headers);
		headers.set('accept', 'text/html');
		event.request = new Request(request, { headers });
	}
	return resolve(event);
};

/** Serves voters' pages from memory. They contain nothing personal, so one rendering serves everyone. */
const keep: Handle = async ({ event, resolve }) => {
	const key = await keyOf(event);
	return key === null ? resolve(event) : pages.serve(key, event.request, async () => resolve(event));
};

/** Finds out who is signed in, only in the portal and at the desk, never on voters' pages. */
const recognise: Handle = async ({ event, resolve }) => {
	const { locals, route, cookies } = event;
	locals.session = null;
	locals.actor = null;
	locals.absence = null;
	const cookie = isInside(route.id) ? cookies.get(session.cookieName) : undefined;
	try {
		if (cookie) locals.session = await session.recognise(locals.db, cookie, locals.now);
	} catch (fault) {
		if (!failure.isAway(fault)) throw fault;
		// The doors fail with it, so that the error is shown like any other and nobody seems to be signed out.
		locals.absence = { fault };
	}
	locals.actor = locals.session?.actor ?? null;
	const response = await resolve(event);
	// If an action opened or ended a session, its cookie is the newer one.
	const isSet = response.headers.getSetCookie().some((header) => header.startsWith(`${session.cookieName}=`));
	if (locals.session?.cookie && !isSet) response.headers.append('set-cookie', locals.session.cookie);
	return response;
};

export const handle = sequence(guard, speak, measure, recognise, show, keep);

/**
 * Logs failures, except addresses that do not exist. The text of a failure may repeat what was sent, so for forms
 * with a voter's answers only the places in the code are logged.
 */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (failure.isAway(error)) return { message, away: absenceFor(event, error) };
	if (status >= 500) {
		const isSecret = isHarmless(event.route.id);
		const report = isSecret ? failure.places(error).join('\n') : failure.describe(error);
		console.error(`${event.request.method} ${event.route.id} failed:`, report);
	}
	return { message };
};

/**
 * Marks the request as one that failed because the database is away. Nothing was done by a request that only reads, nor by
 * one that failed before its action began.
 */
function absenceFor({ locals, request, route }: RequestEvent, fault: unknown): 'before' | 'during' {
	if (!locals.isAway)
		console.error(`${request.method} ${route.id} failed without the database: ${failure.reason(fault)}`);
	locals.isAway = true;
	const isReading = ['GET', 'HEAD'].includes(request.method);
	return isReading || isHarmless(route.id) || locals.absence?.fault === fault ? 'before' : 'during';
}

function ignoreAway(fault: unknown): undefined {
	if (!failure.isAway(fault)) throw fault;
}

type RequestEvent = Parameters<Handle>[0]['event'];

/** The key under which the answer may be cached; null if it must be rendered each time. */
async function keyOf({
	request,
	url,
	route,
	params,
	locals,
	isDataRequest,
}: RequestEvent): Promise<string | null> {
	// During development a cached page is soon out of date.
	const part = dev ? null : partAsked(request, route.id, isDataRequest);
	if (part === null) return null;
	const known = await publicationsShown(params.election, locals.db).catch(ignoreAway);
	// The page's own failure is shown in the visitor's language.
	if (!known) return null;
	const shown = known.map(({ hash, publishedAt, core }) => ({
		hash,
		publishedAt,
		phase: phase(core.election.calendar, locals.now),
	}));
	return pageKey({ url, route: route.id, part, year: locals.now.getUTCFullYear() }, shown);
}

/** The publications that a page shows: the one of its election, or all. */
async function publicationsShown(
	election: string | undefined,
	db: Database,
): Promise<publications.Publication[]> {
	if (election === undefined) return publications.all(db);
	const latest = await publications.latest(db, election);
	return latest ? [latest] : [];
}
