import { expect, it } from 'vitest';
import { isForged } from './forgery.ts';

const url = new URL('https://tandau.example/portal/sign-in');
const own = 'https://tandau.example';

it.each<[who: string, method: string, headers: Record<string, string>, expected: boolean]>([
	[
		'our own page, which hides its origin',
		'POST',
		{ 'sec-fetch-site': 'same-origin', origin: 'null' },
		false,
	],
	['somebody who repeats a request', 'POST', { 'sec-fetch-site': 'none' }, false],
	['another site', 'POST', { 'sec-fetch-site': 'cross-site', origin: own }, true],
	['another host of the same domain', 'POST', { 'sec-fetch-site': 'same-site', origin: 'null' }, true],
	['a script of another site', 'PUT', { 'sec-fetch-site': 'cross-site' }, true],
	['a script of another site', 'DELETE', { 'sec-fetch-site': 'cross-site' }, true],
	['an old browser on our own page', 'POST', { origin: own }, false],
	['an old browser on another site', 'POST', { origin: 'https://news.example' }, true],
	['an old browser without encryption', 'POST', { origin: 'http://tandau.example' }, true],
	['an old browser that hides its origin', 'POST', { origin: 'null' }, true],
	['a program that says nothing about itself', 'POST', {}, true],
	['a link on another site', 'GET', { 'sec-fetch-site': 'cross-site' }, false],
	['a look at a link on another site', 'HEAD', { 'sec-fetch-site': 'cross-site' }, false],
	['a question of another site’s script', 'OPTIONS', { 'sec-fetch-site': 'cross-site' }, false],
])('What comes from %s (%s with %j) is forged: %s.', (_, method, headers, expected) => {
	expect(isForged(new Request(url, { method, headers }), url)).toBe(expected);
});
