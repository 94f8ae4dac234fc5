import type { Cookies, Handle, RequestEvent } from '@sveltejs/kit';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { handle, handleError } from './hooks.server.ts';
import { Away } from '$lib/server/store/failure.ts';
import * as m from '$lib/text/paraglide/messages.js';
import { getLocale } from '$lib/text/paraglide/runtime.js';

interface Asked {
	path?: string;
	route?: string | null;
	method?: string;
	headers?: Record<string, string>;
	body?: string;
	language?: string;
	origin?: string;
}

/** A request as SvelteKit passes it to the hooks. No database is open, because these tests need none. */
function eventFor(asked: Asked): RequestEvent {
	const { path = '/kk/demo', route = '/[lang=lang]/[election]', method = 'GET', headers = {}, body } = asked;
	const url = new URL(path, asked.origin ?? 'http://localhost:3000');
	const request = new Request(url, { method, headers, ...(body !== undefined && { body }) });
	const cookies: Cookies = {
		get: (name) => (name === 'language' ? asked.language : undefined),
		getAll: () => [],
		set() {},
		delete() {},
		serialize: () => '',
	};
	const locals: Partial<App.Locals> = {};
	return Object.assign(Object.create(null), {
		...{ cookies, locals, request, url, params: {}, route: { id: route } },
		...{ isDataRequest: false, isSubRequest: false, isRemoteRequest: false, setHeaders() {}, fetch },
		...{ getClientAddress: () => '192.0.2.1', platform: undefined },
	});
}

/** SvelteKit's `sequence` works only inside a request, and SvelteKit has no public function to begin one. */
const internals = '@sveltejs/kit/internal/server';
const { with_request_store } = await import(internals);

function run(input: Parameters<Handle>[0]): Promise<Response> {
	const state = { tracing: { record_span: ({ fn }: { fn: (span: object) => Response }) => fn({}) } };
	return with_request_store({ event: input.event, state }, () => handle(input));
}

/** Sends a request through the hooks to a route that answers with `answer`. */
async function send(
	asked: Asked,
	answer: (event: RequestEvent) => Response | Promise<Response> = () => page(),
) {
	let isAsked = false;
	const response = await run({
		event: eventFor(asked),
		resolve: async (event) => {
			isAsked = true;
			return answer(event);
		},
	});
	return { response, isAsked };
}

function page(headers: Record<string, string> = {}): Response {
	return new Response('<!doctype html>', { headers: { 'content-type': 'text/html', ...headers } });
}

const form = { method: 'POST', headers: { 'content-length': '3' }, body: 'a=1' };

describe('Every answer', () => {
	it('Every answer has its protective headers and may not be stored.', async () => {
		const { response } = await send({});
		expect(Object.fromEntries(response.headers)).toMatchObject({
			'referrer-policy': 'no-referrer',
			'x-content-type-options': 'nosniff',
			'cross-origin-opener-policy': 'same-origin',
			'cross-origin-resource-policy': 'same-origin',
			'permissions-policy': expect.stringContaining('geolocation=()'),
			'cache-control': 'no-store',
		});
		expect(response.headers.has('strict-transport-security')).toBe(false);
	});

	it('A route may allow its answer to be stored and read by other sites.', async () => {
		const open = { 'cache-control': 'no-cache', 'cross-origin-resource-policy': 'cross-origin' };
		const { response } = await send({}, () => page(open));
		expect(Object.fromEntries(response.headers)).toMatchObject(open);
	});

	it('An answer over an encrypted connection asks browsers to stay on it.', async () => {
		const { response } = await send({ origin: 'https://tandau.example' });
		expect(response.headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
	});
});

describe('A form', () => {
	it('A form from a page of another site is refused before it reaches its route.', async () => {
		for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://news.example' }, {}]) {
			const { response, isAsked } = await send({
				...{ ...form, path: '/portal/sign-in', route: '/portal/sign-in' },
				headers: { ...form.headers, ...headers },
			});
			expect([response.status, isAsked]).toEqual([403, false]);
		}
	});

	it('A form from our own page reaches its route.', async () => {
		const headers = { ...form.headers, 'sec-fetch-site': 'same-origin' };
		const { response, isAsked } = await send({ ...form, headers, route: '/portal/sign-in' });
		expect([response.status, isAsked]).toEqual([200, true]);
	});

	it('A form that changes nothing may come from anywhere and have any length.', async () => {
		const { isAsked } = await send({ ...form, headers: {}, route: '/api/v1/match' });
		expect(isAsked).toBe(true);
	});

	it('A form without a length, or longer than its route reads, is refused in the visitor’s language.', async () => {
		const own = { 'sec-fetch-site': 'same-origin' };
		const sent = { ...form, path: '/portal/claim', route: '/portal/claim', language: 'ru' };
		const unmeasured = await send({ ...sent, headers: own });
		expect([unmeasured.response.status, unmeasured.isAsked]).toEqual([411, false]);
		expect(await unmeasured.response.text()).toBe(`${m.profile_request_unmeasured({}, { locale: 'ru' })}\n`);
		const long = await send({ ...sent, headers: { ...own, 'content-length': String(256 * 1024 + 1) } });
		expect([long.response.status, long.isAsked]).toEqual([413, false]);
		expect(await long.response.text()).toBe(`${m.profile_request_too_large({}, { locale: 'ru' })}\n`);
		const fitting = await send({ ...sent, headers: { ...own, 'content-length': String(256 * 1024) } });
		expect(fitting.isAsked).toBe(true);
	});

	it('A damaged form is the sender’s fault.', async () => {
		const headers = {
			...form.headers,
			'sec-fetch-site': 'same-origin',
			'content-type': 'multipart/form-data; boundary=x',
		};
		const read = send({ ...form, headers, route: '/portal/sign-in' }, async ({ request }) => {
			await request.formData();
			return page();
		});
		await expect(read).rejects.toMatchObject({ status: 400 });
	});
});

it('An address with a NUL byte is not found and reaches no route.', async () => {
	const { response, isAsked } = await send({ path: '/data/%00/core.json', route: '/data/[hash=hash]' });
	expect([response.status, isAsked]).toEqual([404, false]);
	expect(response.headers.get('x-content-type-options')).toBe('nosniff');
});

describe('The language of an answer', () => {
	it.each([
		['that of the address', { path: '/en/demo', language: 'ru', headers: { 'accept-language': 'ru' } }, 'en'],
		[
			'else the visitor’s choice',
			{ path: '/portal', language: 'ru', headers: { 'accept-language': 'en' } },
			'ru',
		],
		['else that of the browser', { path: '/portal', headers: { 'accept-language': 'en-GB,en;q=0.9' } }, 'en'],
		['else Kazakh', { path: '/portal', headers: { 'accept-language': 'fr' } }, 'kk'],
		['Kazakh for a forged cookie', { path: '/portal', language: '<script>' }, 'kk'],
		['that of the address without a page', { path: '/ru/nowhere', route: null }, 'ru'],
	])('The language of an answer is %s.', async (_, asked, expected) => {
		let spoken: string[] = [];
		await send(asked, ({ locals }) => {
			spoken = [locals.language, getLocale()];
			return page();
		});
		expect(spoken).toEqual([expected, expected]);
	});

	it('The language and the theme are written into the page.', async () => {
		const rendered: string[] = [];
		for (const [path, route] of [
			['/ru/demo/embed?theme=dark', '/[lang=lang]/[election]/embed'],
			['/ru/demo?theme=dark', '/[lang=lang]/[election]'],
		] as const) {
			await run({
				event: eventFor({ path, route }),
				resolve: async (_, options) => {
					const html = '<html lang="%lang%" data-theme="%theme%">';
					rendered.push((await options?.transformPageChunk?.({ html, done: true })) ?? '');
					return page();
				},
			});
		}
		expect(rendered).toEqual(['<html lang="ru" data-theme="dark">', '<html lang="ru" data-theme="auto">']);
	});
});

it('Without the cookie of a session nobody is signed in, on voters’ pages and in the portal.', async () => {
	for (const route of ['/[lang=lang]/[election]', '/portal']) {
		let known: unknown[] = [];
		const { response } = await send({ route }, ({ locals }) => {
			known = [locals.session, locals.actor];
			return page();
		});
		expect(known).toEqual([null, null]);
		expect(response.headers.getSetCookie()).toEqual([]);
	}
});

it('The address of shares answers with its page even to requests that do not ask for HTML.', async () => {
	const accepted: (string | null)[] = [];
	for (const method of ['GET', 'HEAD', 'POST'])
		await send(
			{
				...{ path: '/kk/s', route: '/[lang=lang]/s', method },
				...(method === 'POST' && { body: '{}' }),
				headers: { accept: '*/*', 'sec-fetch-site': 'same-origin', 'content-length': '2' },
			},
			({ request }) => {
				accepted.push(request.headers.get('accept'));
				return page();
			},
		);
	expect(accepted).toEqual(['text/html', 'text/html', '*/*']);
});

describe('A failure', () => {
	afterEach(() => vi.restoreAllMocks());

	/** What is logged when a route fails with `error`. */
	async function report(route: string, error: unknown, status = 500): Promise<string> {
		const written = vi.spyOn(console, 'error').mockImplementation(() => {});
		const event = eventFor({ route, method: 'POST', body: '' });
		expect(await handleError({ error, event, status, message: 'Internal Error' })).toEqual({
			message: 'Internal Error',
		});
		return written.mock.calls.flat().join(' ');
	}

	it('A failure is logged with its route and its text.', async () => {
		expect(await report('/portal/claim', new Error('The disk is full.'))).toMatch(
			/^POST \/portal\/claim failed: .*The disk is full\./s,
		);
	});

	it('The failure of a form with a voter’s answers is logged without its text, which may repeat them.', async () => {
		const text = await report('/[lang=lang]/[election]/quiz/form', new Error('stance.r01=5'));
		expect(text).toMatch(/^POST .*quiz\/form failed:/);
		expect(text).toContain('hooks.server.test.ts');
		expect(text).not.toContain('r01');
	});

	it('An address that does not exist is not logged as a failure.', async () => {
		expect(await report('/portal/claim', new Error('Not found'), 404)).toBe('');
	});
});

describe('While the database is away', () => {
	afterEach(() => vi.restoreAllMocks());

	/** Sends a request that fails in its route with this fault, as SvelteKit handles it. */
	async function fail(asked: Asked, fault: unknown) {
		vi.spyOn(console, 'error').mockImplementation(() => {});
		let told: unknown;
		const { response } = await send(asked, async (event) => {
			told = await handleError({ error: fault, event, status: 500, message: 'Internal Error' });
			return new Response('the page of the error', { status: 500 });
		});
		return { response, told };
	}

	it('The answer is 503 and says when to ask again, and the page knows why.', async () => {
		const { response, told } = await fail({}, new Away('frozen'));
		expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10']);
		expect(response.headers.get('cache-control')).toBe('no-store');
		expect(await response.text()).toBe('the page of the error');
		expect(told).toEqual({ message: 'Internal Error', away: 'before' });
	});

	it('A form that fails in the middle is not said to have saved nothing.', async () => {
		const own = { 'content-length': '3', 'sec-fetch-site': 'same-origin' };
		const sent = { ...form, headers: own, path: '/portal/claim', route: '/portal/claim' };
		expect((await fail(sent, new Away('frozen'))).told).toEqual({
			message: 'Internal Error',
			away: 'during',
		});
	});

	it('Any other failure stays one.', async () => {
		const { response, told } = await fail({}, new Error('a bug'));
		expect([response.status, response.headers.has('retry-after')]).toEqual([500, false]);
		expect(told).toEqual({ message: 'Internal Error' });
	});
});
