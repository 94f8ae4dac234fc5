import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { brotli, encodingFor, gzip } from './encoding.ts';

describe('The encoding of an answer', () => {
	const accepting = (accepted?: string) =>
		new Request('http://localhost/', {
			headers: accepted === undefined ? {} : { 'accept-encoding': accepted },
		});

	it.each([
		['gzip, deflate, br', 'br'],
		['GZIP;q=0.5', 'gzip'],
		['br;q=0, gzip', 'gzip'],
		['br;q=0.000, gzip; q=0', 'identity'],
		['identity', 'identity'],
		['', 'identity'],
		[undefined, 'identity'],
	])('for a request that accepts "%s" is %s.', (accepted, expected) => {
		expect(encodingFor(accepting(accepted))).toBe(expected);
	});

	it('is one of those that are offered.', () => {
		expect(encodingFor(accepting('br, gzip'), ['gzip'])).toBe('gzip');
		expect(encodingFor(accepting('br'), ['gzip'])).toBe('identity');
	});
});

it('A compressed text is shorter, and the same once it is unpacked.', async () => {
	const text = new TextEncoder().encode('Таңдау. '.repeat(100));
	const [br, gz] = await Promise.all([brotli(text, 4), gzip(text, 6)]);
	expect(Math.max(br.length, gz.length)).toBeLessThan(text.length);
	expect(brotliDecompressSync(br).equals(text)).toBe(true);
	expect(gunzipSync(gz).equals(text)).toBe(true);
});
