import { building, dev } from '$app/environment';
import { error, type Handle, type HandleServerError, type ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { AsyncLocalStorage } from 'node:async_hooks';
import { phase } from '$lib/election/calendar.ts';
import * as body from '$lib/server/http/body-limit.ts';
import * as clock from '$lib/server/store/clock.ts';
import * as database from '$lib/server/store/database.ts';
import type { Database } from '$lib/server/store/database.ts';
import * as demonstration from '$lib/server/pack/demonstration.ts';
import * as embedding from '$lib/server/election/frames.ts';
import * as failure from '$lib/server/store/failure.ts';
import * as openData from '$lib/server/open-data/open-data.ts';
import { Pages } from '$lib/server/http/pages.ts';
import * as publication from '$lib/server/publication/publication.ts';
import * as session from '$lib/server/account/session.ts';
import * as work from '$lib/server/chores.ts';
import { isInterfaceLanguage, preferredLanguage, type InterfaceLanguage } from '$lib/text/language.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { overwriteGetLocale } from '$lib/text/paraglide/runtime.js';

let db: Database;
const pages = new Pages();
const speaking = new AsyncLocalStorage<InterfaceLanguage>();
overwriteGetLocale(() => speaking.getStore() ?? 'kk');

export const init: ServerInit = async () => {
	// Building the app renders nothing and must not need a database.
	if (building) return;
	db = await database.open(process.env);
	if (!process.env.DATABASE_URL) await demonstration.ensure(db, clock.now(), (line) => console.log(line));
	const stopWork = work.begin(db, process.env);
	process.once('sveltekit:shutdown', async () => {
		await stopWork();
		await database.close(db);
		process.exit();
	});
};

/** Chooses the language: that of the address, else the visitor's choice, else the browser's. */
const speak: Handle = ({ event, resolve }) => {
	// Not from the route's parameters: a page that does not exist has none, and its error is told in this language too.
	const [, lang] = event.url.pathname.split('/');
	const chosen = event.cookies.get('language') ?? '';
	event.locals.db = db;
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
				html.replace('%lang%', event.locals.language).replace('%theme%', themeOf(event)),
		}),
	);
};

/** The theme that a page is to have: the visitor's own, but for what stands in a frame of somebody's page. */
function themeOf({ route, url }: RequestEvent): string {
	const asked = isFrame(route.id) ? url.searchParams.get('theme') : null;
	return asked === 'light' || asked === 'dark' ? asked : 'auto';
}

/** What every answer carries, whatever it is. The content security policy comes from svelte.config.js. */
const guard: Handle = async ({ event, resolve }) => {
	if (isForged(event.request, event.url, event.route.id)) {
		return new Response('This form was not sent from our own page. Open the page again and resend it.\n', {
			status: 403,
		});
	}
	// Nothing of ours is called so, and no database can be asked for it.
	const isNowhere = event.url.href.includes('%00');
	const answered = isNowhere
		? new Response('There is nothing here.\n', { status: 404 })
		: await resolve(event);
	const response = openData.inProblems(event.url, answered);
	const { headers } = response;
	headers.set('referrer-policy', 'no-referrer');
	headers.set('x-content-type-options', 'nosniff');
	headers.set('cross-origin-opener-policy', 'same-origin');
	// Open data may be read by everybody's pages; what does not say so may not.
	if (!headers.has('cross-origin-resource-policy'))
		headers.set('cross-origin-resource-policy', 'same-origin');
	if (isFrame(event.route.id)) await openFrame(headers, event.params.election);
	headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), interest-cohort=()');
	// An answer that is not said to be the same for everybody may be somebody's own.
	if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
	if (event.url.protocol === 'https:')
		headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains');
	return response;
};

/** Whether a route's pages are made for frames in other sites' pages. */
function isFrame(route: string | null): boolean {
	return route !== null && /^\/\[lang=lang\]\/\[election\]\/embed(\/|$)/.test(route);
}

/** Lets the sites that the election names show the page in a frame: asked each time, for the page is kept without them. */
async function openFrame(headers: Headers, election = ''): Promise<void> {
	const policy = headers.get('content-security-policy');
	if (policy === null) return;
	headers.set('content-security-policy', embedding.framedBy(policy, await embedding.known(db, election)));
	// Sites that isolate themselves show only what says that it may be shown, and isolates itself (HTML §7.1.4).
	headers.set('cross-origin-resource-policy', 'cross-origin');
	headers.set('cross-origin-embedder-policy', 'require-corp');
}

/** Refuses a body that is longer than its route reads, before any of it is read (RFC 9110 §15.5.12, §15.5.14). */
const measure: Handle = async ({ event, resolve }) => {
	const { request, route } = event;
	// The form that nobody keeps measures itself, and says so on its own page.
	if (request.body === null || harmless.has(route.id ?? '')) return resolve(event);
	const length = request.headers.get('content-length');
	if (length === null) return refuse(411, m.profile_request_unmeasured());
	if (Number(length) > body.mostBytes(route.id)) return refuse(413, m.profile_request_too_large());
	// What is no form, or ends before it is whole, is no failure of ours.
	const read = request.formData.bind(request);
	request.formData = () => read().catch(() => error(400));
	return resolve(event);
};

function refuse(status: number, words: string): Response {
	return new Response(`${words}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}

/**
 * Who reads an address at which shares are made too gets its page, even without saying that a page is what they want: the
 * previews of messages are fetched like that.
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

/** Serves voters' pages from memory: they hold nothing personal, so one rendering serves everybody. */
const keep: Handle = async ({ event, resolve }) => {
	const key = await keyOf(event);
	return key === null ? resolve(event) : pages.serve(key, event.request, async () => resolve(event));
};

/** Knows who is signed in, where anybody can be: voters' pages never look. */
const recognise: Handle = async ({ event, resolve }) => {
	const { locals, route, cookies } = event;
	locals.session = null;
	locals.actor = null;
	const cookie = isInside(route.id) ? cookies.get(session.cookieName) : undefined;
	if (cookie) locals.session = await session.recognise(locals.db, cookie, locals.now);
	locals.actor = locals.session?.actor ?? null;
	const response = await resolve(event);
	// An action may have opened or ended a session: its own cookie is the newer one.
	const isSaid = response.headers
		.getSetCookie()
		.some((header) => header.startsWith(`${session.cookieName}=`));
	if (locals.session?.cookie && !isSaid) response.headers.append('set-cookie', locals.session.cookie);
	return response;
};

/** Whether a route belongs to the portal or to the desk. */
function isInside(route: string | null): boolean {
	return route !== null && /^\/(portal|desk)(\/|$)/.test(route);
}

export const handle = sequence(guard, speak, measure, recognise, show, keep);

/**
 * Tells the operator what broke: an address that does not exist is no such thing. A failure's own words may repeat what
 * somebody sent; of the form whose answers nobody keeps, only the places in the code are told.
 */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status >= 500) {
		const isSecret = harmless.has(event.route.id ?? '');
		const told = isSecret ? failure.places(error).join('\n') : failure.describe(error);
		console.error(`${event.request.method} ${event.route.id} failed:`, told);
	}
	return { message };
};

/** Routes whose forms change nothing and store nothing: a forged one harms nobody, and old browsers may send it bare. */
const harmless = new Set(['/[lang=lang]/[election]/quiz/form', '/api/v1/match', '/api/v1/[...path]']);

/**
 * Whether a form was sent from somebody else's page. Our own pages send `Origin: null`, because they ask for
 * `Referrer-Policy: no-referrer`, so `Sec-Fetch-Site` decides, and Origin only where a browser does not send that.
 */
function isForged(request: Request, url: URL, route: string | null): boolean {
	if (['GET', 'HEAD', 'OPTIONS'].includes(request.method) || harmless.has(route ?? '')) return false;
	const site = request.headers.get('sec-fetch-site');
	return site ? site !== 'same-origin' && site !== 'none' : request.headers.get('origin') !== url.origin;
}

type RequestEvent = Parameters<Handle>[0]['event'];

/**
 * Under which key the answer may be kept: all that a voters' page is made of. That is its whole address, which it tells to
 * others, the publications it tells of with their phase, and the year, because days of other years are written with it.
 * What follows a question mark changes no page but the theme of a frame. Null for what must be made anew.
 */
async function keyOf(event: RequestEvent): Promise<string | null> {
	const { request, url, route, params, locals, isDataRequest } = event;
	// While the pages themselves are being written, what was rendered is soon wrong.
	if (dev) return null;
	const isPage =
		route.id?.startsWith('/[lang=lang]') &&
		!isFleeting(route.id) &&
		(request.method === 'GET' || request.method === 'HEAD');
	const parts = isDataRequest ? partsOf(request.url) : 'page';
	if (!isPage || parts === null) return null;
	const told = (await editionsOf(params.election, locals.db)).map(
		({ hash, publishedAt, core }) => `${hash}:${publishedAt}:${phase(core.election.calendar, locals.now)}`,
	);
	return told.length === 0
		? null
		: [url.origin + url.pathname, themeOf(event), parts, locals.now.getUTCFullYear(), ...told].join(' ');
}

/**
 * Whether a route's pages may be others in the next moment: what somebody shares is gone when they take it back, and
 * editors may name another site for frames.
 */
function isFleeting(route: string): boolean {
	return route.startsWith('/[lang=lang]/s/') || route === '/[lang=lang]/[election]/frame';
}

/** The publications that a page tells of: that of its election, or all of them. */
async function editionsOf(election: string | undefined, db: Database): Promise<publication.Publication[]> {
	if (election === undefined) return publication.all(db);
	const edition = await publication.latest(db, election);
	return edition ? [edition] : [];
}

/** Of which of a page's layouts the data is asked for, `0` or `1` each; null where there are more than any page has. */
function partsOf(address: string): string | null {
	const asked = new URL(address).searchParams.get('x-sveltekit-invalidated') ?? '';
	return asked.length > 8 ? null : asked.replace(/[^1]/g, '0');
}
