import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isFrame, isHarmless, isInside, isLasting, themeOf } from './route.ts';

const embed = '/[lang=lang]/[election]/embed';

it.each([
	[embed, { isFrame: true, isInside: false, isHarmless: false, isLasting: true }],
	[`${embed}/[statement]`, { isFrame: true, isInside: false, isHarmless: false, isLasting: true }],
	['/[lang=lang]', { isFrame: false, isInside: false, isHarmless: false, isLasting: true }],
	['/[lang=lang]/[election]/quiz', { isFrame: false, isInside: false, isHarmless: false, isLasting: true }],
	[
		'/[lang=lang]/[election]/quiz/form',
		{ isFrame: false, isInside: false, isHarmless: true, isLasting: true },
	],
	['/[lang=lang]/[election]/frame', { isFrame: false, isInside: false, isHarmless: false, isLasting: false }],
	['/[lang=lang]/s', { isFrame: false, isInside: false, isHarmless: false, isLasting: true }],
	['/[lang=lang]/s/[id=random]', { isFrame: false, isInside: false, isHarmless: false, isLasting: false }],
	['/portal', { isFrame: false, isInside: true, isHarmless: false, isLasting: false }],
	['/desk/[election]/frames', { isFrame: false, isInside: true, isHarmless: false, isLasting: false }],
	['/api/v1/match', { isFrame: false, isInside: false, isHarmless: true, isLasting: false }],
	[
		'/api/v1/elections[[format=format]]',
		{ isFrame: false, isInside: false, isHarmless: true, isLasting: false },
	],
	['/api/v1/[...path]', { isFrame: false, isInside: false, isHarmless: true, isLasting: false }],
	['/healthz', { isFrame: false, isInside: false, isHarmless: false, isLasting: false }],
	['/readyz', { isFrame: false, isInside: false, isHarmless: false, isLasting: false }],
])('The route %s is there, and is judged as %o.', (route, expected) => {
	expect(existsSync(`src/routes${route}`)).toBe(true);
	const [frame, inside, harmless, lasting] = [isFrame, isInside, isHarmless, isLasting].map((is) =>
		is(route),
	);
	expect({ isFrame: frame, isInside: inside, isHarmless: harmless, isLasting: lasting }).toEqual(expected);
});

it('An address without a route, and a route with a similar name, are none of these.', () => {
	for (const route of [null, '/[lang=lang]/[election]/embedded', '/portals', '/deskless', '/api/v10'])
		expect([route, isFrame(route), isInside(route), isHarmless(route)]).toEqual([route, false, false, false]);
	expect(isLasting(null)).toBe(false);
});

it.each([
	[embed, '?theme=dark', 'dark'],
	[embed, '?theme=light', 'light'],
	[`${embed}/[statement]`, '?theme=dark', 'dark'],
	[embed, '', 'auto'],
	[embed, '?theme="><script>', 'auto'],
	['/[lang=lang]/[election]', '?theme=dark', 'auto'],
])('The route %s with the query "%s" has the theme %s.', (route, query, expected) => {
	expect(themeOf(route, new URL(`https://tandau.example/kk/demo/embed${query}`))).toBe(expected);
});
