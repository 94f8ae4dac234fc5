import { describe, expect, it } from 'vitest';
import { pageKey, partAsked } from './page-key.ts';

const quiz = '/[lang=lang]/[election]/quiz';
const address = 'https://tandau.example/kk/demo/quiz';

describe('The part that a request asks for', () => {
	const ask = (query = '', { method = 'GET', route = quiz, isData = false } = {}) =>
		partAsked(new Request(address + query, { method }), route, isData);

	it('is the whole page, whatever its query says.', () => {
		expect(ask()).toBe('page');
		expect(ask('?from=somewhere&x-sveltekit-invalidated=01')).toBe('page');
		expect(ask('', { method: 'HEAD' })).toBe('page');
	});

	it('is the data of some of its layouts, one digit each.', () => {
		expect(ask('/__data.json?x-sveltekit-invalidated=001', { isData: true })).toBe('001');
		expect(ask('/__data.json', { isData: true })).toBe('');
		expect(ask('/__data.json?x-sveltekit-invalidated=1<2', { isData: true })).toBe('100');
	});

	it('is not stored where more layouts are asked for than any page has.', () => {
		expect(ask('/__data.json?x-sveltekit-invalidated=111111111', { isData: true })).toBeNull();
	});

	it('is not stored for a form, for a route that is not a voter’s page, and for a share.', () => {
		expect(ask('', { method: 'POST' })).toBeNull();
		expect(ask('', { route: '/portal' })).toBeNull();
		expect(ask('', { route: '/[lang=lang]/s/[id=random]' })).toBeNull();
		expect(partAsked(new Request(address), null, false)).toBeNull();
	});
});

describe('The key of a page', () => {
	const shown = [{ hash: 'a1', publishedAt: '2026-04-10T10:00:00.000Z', phase: 'open' }];
	const asked = { url: new URL(address), route: quiz, part: 'page', year: 2026 };

	it('is the same for every query of a page.', () => {
		const followed = { ...asked, url: new URL(`${address}?from=somewhere&theme=dark`) };
		expect(pageKey(followed, shown)).toBe(pageKey(asked, shown));
	});

	it('differs with everything that the page is made of.', () => {
		const [first] = shown;
		const embed = { ...asked, route: '/[lang=lang]/[election]/embed' };
		const keys = [
			pageKey(asked, shown),
			pageKey({ ...asked, url: new URL('https://tandau.example/ru/demo/quiz') }, shown),
			pageKey({ ...asked, url: new URL('http://localhost:3000/kk/demo/quiz') }, shown),
			pageKey({ ...asked, part: '01' }, shown),
			pageKey({ ...asked, part: '10' }, shown),
			pageKey({ ...asked, year: 2027 }, shown),
			pageKey({ ...embed, url: new URL(`${address}?theme=dark`) }, shown),
			pageKey({ ...embed, url: new URL(`${address}?theme=light`) }, shown),
			...[{ hash: 'b2' }, { publishedAt: '2026-04-11T10:00:00.000Z' }, { phase: 'silence' }].map((change) =>
				pageKey(asked, first ? [{ ...first, ...change }] : []),
			),
			pageKey(asked, [...shown, ...shown]),
		];
		expect(new Set(keys).size).toBe(keys.length);
		expect(keys).not.toContain(null);
	});

	it('is none where nothing is published.', () => {
		expect(pageKey(asked, [])).toBeNull();
	});
});
