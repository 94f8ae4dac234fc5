import { describe, expect, it } from 'vitest';
import * as files from './respond.ts';

const bytes = new TextEncoder().encode('{}');
const file = { bytes, name: 'abc', encoding: 'identity', cacheControl: files.forEver } as const;
const request = (headers: Record<string, string> = {}) => new Request('http://localhost/', { headers });

describe('a file of a snapshot', () => {
	it('is sent with a name of its own, to be kept for ever', async () => {
		const response = files.respond(request(), file);
		expect(response.status).toBe(200);
		expect(response.headers.get('etag')).toBe('"abc-identity"');
		expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
		expect(response.headers.get('vary')).toBe('Accept-Encoding');
		expect(response.headers.get('content-encoding')).toBeNull();
		expect(response.headers.get('content-length')).toBe('2');
		expect(await response.json()).toEqual({});
	});

	it('says how it is encoded', () => {
		const response = files.respond(request(), { ...file, encoding: 'br' });
		expect(response.headers.get('content-encoding')).toBe('br');
		expect(response.headers.get('etag')).toBe('"abc-br"');
	});

	it('is not sent twice to who has it', () => {
		expect(files.respond(request({ 'if-none-match': '"old", W/"abc-identity"' }), file).status).toBe(304);
		expect(files.respond(request({ 'if-none-match': '"abc-br"' }), file).status).toBe(200);
	});
});
