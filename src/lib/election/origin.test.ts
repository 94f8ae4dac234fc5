import { describe, expect, it } from 'vitest';
import { isLocal, isOrigin, originIn } from './origin.ts';

describe('An origin', () => {
	it.each([
		'https://news.example',
		'https://www.news.example:8443',
		'https://xn--80aesfpebagmfblc0a.xn--p1ai',
		'https://127.0.0.1',
		'http://localhost',
		'http://localhost:5173',
	])('%s is an origin.', (text) => expect(isOrigin(text)).toBe(true));

	it.each([
		['', 'empty'],
		['*', 'any site'],
		['https://*.news.example', 'a pattern'],
		['https://news.example/', 'a path'],
		['https://news.example:443', 'the usual port'],
		['https://news.example:65536', 'port out of range'],
		['HTTPS://NEWS.EXAMPLE', 'not as browsers write it'],
		['https://жаңалық.қаз', 'not as browsers write it'],
		['https://me@news.example', 'a user name'],
		['https://news.example;script-src', 'another directive'],
		["https://news.example 'unsafe-inline'", 'another source'],
		['https://news.example,https://other.example', 'another policy'],
		['https://news.example\nx: y', 'another header'],
		['http://news.example', 'not encrypted'],
		['http://localhost.news.example', 'another machine'],
		['javascript:alert(1)', 'not a site'],
		['data:text/html,x', 'not a site'],
		['null', 'not a site'],
		[`https://${'a'.repeat(250)}.example`, 'too long'],
	])('%j is not an origin: %s.', (text) => expect(isOrigin(text)).toBe(false));

	it('An origin is read from what people type.', () => {
		expect(originIn(' https://News.example/politics?x=1#y ')).toBe('https://news.example');
		expect(originIn('news.example')).toBe('https://news.example');
		expect(originIn('https://жаңалық.қаз')).toBe('https://xn--80aaqw4fuxvb.xn--80ao21a');
		expect(originIn('http://localhost:5173/page')).toBe('http://localhost:5173');
		for (const typed of [
			'',
			'  ',
			'http://news.example',
			'*.news.example',
			'a b',
			'javascript:alert(1)',
			'https://',
		])
			expect(originIn(typed)).toBeNull();
	});

	it('The origin of this machine is recognised.', () => {
		expect([isLocal('http://localhost:1'), isLocal('https://localhost.example')]).toEqual([true, false]);
	});
});
