import { describe, expect, it, vi } from 'vitest';
import { askAgain, nameOf, respond } from './respond.ts';

const bytes = new TextEncoder().encode('{}');
const found = {
	name: 'abc',
	encoding: 'identity',
	headers: { 'content-type': 'application/json', 'cache-control': askAgain },
} as const;
const request = (headers: Record<string, string> = {}, method = 'GET') =>
	new Request('http://localhost/', { headers, method });

describe('An answer', () => {
	it('is sent with its headers, its length and a tag.', async () => {
		const response = await respond(request(), found, () => bytes);
		expect([response.status, await response.text()]).toEqual([200, '{}']);
		expect(Object.fromEntries(response.headers)).toEqual({
			'cache-control': askAgain,
			'content-length': '2',
			'content-type': 'application/json',
			etag: '"abc-identity"',
			vary: 'Accept-Encoding',
		});
	});

	it('has another tag in every encoding.', async () => {
		const response = await respond(request(), { ...found, encoding: 'br' }, () => bytes);
		expect(response.headers.get('content-encoding')).toBe('br');
		expect(response.headers.get('etag')).toBe('"abc-br"');
	});

	it('that everyone gets in the same form does not vary.', async () => {
		const { encoding: _, ...only } = found;
		const { headers } = await respond(request(), only, () => bytes);
		expect([headers.get('etag'), headers.get('vary')]).toEqual(['"abc"', null]);
	});

	it('adds the encoding to what it varies by already.', async () => {
		const headers = { ...found.headers, vary: 'Accept' };
		const response = await respond(request(), { ...found, headers }, () => bytes);
		expect(response.headers.get('vary')).toBe('Accept, Accept-Encoding');
	});

	it('to HEAD has no body, and its length only where that is known.', async () => {
		const known = await respond(request({}, 'HEAD'), found, () => bytes);
		expect([known.headers.get('content-length'), await known.text()]).toEqual(['2', '']);
		const unknown = await respond(request({}, 'HEAD'), found, () => null);
		expect([unknown.headers.get('content-length'), await unknown.text()]).toEqual([null, '']);
	});
});

describe('If-None-Match', () => {
	it.each([
		['"abc-identity"', 304],
		['W/"abc-identity"', 304],
		['"old", W/"abc-identity"', 304],
		['"old" ,"abc-identity"', 304],
		['*', 304],
		['"abc-br"', 200],
		['abc-identity', 200],
		['"old"', 200],
		['', 200],
	])('%s is answered with %i.', async (tags, status) => {
		for (const method of ['GET', 'HEAD']) {
			const response = await respond(request({ 'if-none-match': tags }, method), found, () => bytes);
			expect([method, response.status]).toEqual([method, status]);
		}
	});

	it('that names the content gets its headers without its body, which is not even made.', async () => {
		const make = vi.fn(() => bytes);
		const known = request({ 'if-none-match': '"abc-gzip"' });
		const response = await respond(known, { ...found, encoding: 'gzip' }, make);
		expect(await response.text()).toBe('');
		expect(Object.fromEntries(response.headers)).toEqual({
			...found.headers,
			etag: '"abc-gzip"',
			vary: 'Accept-Encoding',
		});
		expect(make).not.toHaveBeenCalled();
	});
});

it('Other content has another name.', () => {
	expect(nameOf(bytes)).toMatch(/^[\w-]{22}$/);
	expect(nameOf(bytes)).toBe(nameOf(new TextEncoder().encode('{}')));
	expect(nameOf(bytes)).not.toBe(nameOf(new TextEncoder().encode('[]')));
});
