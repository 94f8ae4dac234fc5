import type { Cookies, Handle, RequestEvent } from '@sveltejs/kit';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { handle, handleError } from './hooks.server.ts';
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

/** A request as SvelteKit hands it to the hooks. No database is open: these tests ask for nothing that needs one. */
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

/** SvelteKit's `sequence` works inside a request only, and SvelteKit has no public way to open one. */
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
	it('is guarded by its headers and is nobody else’s to store.', async () => {
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

	it('may be stored and read by other sites where its route says so.', async () => {
		const open = { 'cache-control': 'no-cache', 'cross-origin-resource-policy': 'cross-origin' };
		const { response } = await send({}, () => page(open));
		expect(Object.fromEntries(response.headers)).toMatchObject(open);
	});

	it('asks browsers to stay on an encrypted connection that they already have.', async () => {
		const { response } = await send({ origin: 'https://tandau.example' });
		expect(response.headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
	});
});

describe('A form', () => {
	it('from a page of another site is refused before its route is asked.', async () => {
		for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://news.example' }, {}]) {
			const { response, isAsked } = await send({
				...{ ...form, path: '/portal/sign-in', route: '/portal/sign-in' },
				headers: { ...form.headers, ...headers },
			});
			expect([response.status, isAsked]).toEqual([403, false]);
		}
	});

	it('from our own page reaches its route.', async () => {
		const headers = { ...form.headers, 'sec-fetch-site': 'same-origin' };
		const { response, isAsked } = await send({ ...form, headers, route: '/portal/sign-in' });
		expect([response.status, isAsked]).toEqual([200, true]);
	});

	it('that changes nothing may come from anywhere, of any length.', async () => {
		const { isAsked } = await send({ ...form, headers: {}, route: '/api/v1/match' });
		expect(isAsked).toBe(true);
	});

	it('without a length, or longer than its route reads, is refused in the language of the visitor.', async () => {
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

	it('that is damaged is the sender’s fault.', async () => {
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

it('An address with a NUL byte is not there, and no route is asked for it.', async () => {
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
		['else the browser’s', { path: '/portal', headers: { 'accept-language': 'en-GB,en;q=0.9' } }, 'en'],
		['else Kazakh', { path: '/portal', headers: { 'accept-language': 'fr' } }, 'kk'],
		['not what a cookie makes up', { path: '/portal', language: '<script>' }, 'kk'],
		['that of the address where no page is', { path: '/ru/nowhere', route: null }, 'ru'],
	])('is %s.', async (_, asked, expected) => {
		let spoken: string[] = [];
		await send(asked, ({ locals }) => {
			spoken = [locals.language, getLocale()];
			return page();
		});
		expect(spoken).toEqual([expected, expected]);
	});

	it('and the theme are written into the page.', async () => {
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

it('Voters’ pages and the portal know nobody who has no cookie of a session.', async () => {
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

it('Whoever reads the address of shares gets its page, without asking for HTML.', async () => {
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

	/** What the operator reads when a route fails with `error`. */
	async function report(route: string, error: unknown, status = 500): Promise<string> {
		const written = vi.spyOn(console, 'error').mockImplementation(() => {});
		const event = eventFor({ route, method: 'POST', body: '' });
		expect(await handleError({ error, event, status, message: 'Internal Error' })).toEqual({
			message: 'Internal Error',
		});
		return written.mock.calls.flat().join(' ');
	}

	it('is reported to the operator with its route and its text.', async () => {
		expect(await report('/portal/claim', new Error('The disk is full.'))).toMatch(
			/^POST \/portal\/claim failed: .*The disk is full\./s,
		);
	});

	it('of a form with a voter’s answers is reported without its text, which may repeat them.', async () => {
		const text = await report('/[lang=lang]/[election]/quiz/form', new Error('stance.r01=5'));
		expect(text).toMatch(/^POST .*quiz\/form failed:/);
		expect(text).toContain('hooks.server.test.ts');
		expect(text).not.toContain('r01');
	});

	it('is not what an address is that does not exist.', async () => {
		expect(await report('/portal/claim', new Error('Not found'), 404)).toBe('');
	});
});
