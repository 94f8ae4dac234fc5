import { expect, it } from 'vitest';
import { withoutPunctuation } from './punctuation.ts';

const found = (path: string) => withoutPunctuation(new URL(`https://tandau.example${path}`))?.href ?? null;

it.each(['.', ')', ',', '»', '”', '!', ').', '%29', '*', '>', '…'])(
	'A link opens with %s behind it.',
	(end) => {
		expect(found(`/kk/s/AAAAAAAAAAAAAAAAAAAAAA${end}`)).toBe(
			'https://tandau.example/kk/s/AAAAAAAAAAAAAAAAAAAAAA',
		);
		expect(found(`/ru/demo/results${end}?a=b`)).toBe('https://tandau.example/ru/demo/results?a=b');
	},
);

it.each(['/', '/kk', '/kk/demo/', '/api/v1/elections.csv', '/kk/s/AAAAAAAAAAAAAAAAAAAA-_'])(
	'%s stays as it is.',
	(path) => {
		expect(found(path)).toBeNull();
	},
);

it.each(['/kk/s/АААААААААААААААААААААА', `/kk/s/${'%00'.repeat(22)}`, '/kk/s/…'])(
	'%s is more than an address with punctuation behind it.',
	(path) => {
		expect(found(path)).toBeNull();
	},
);

it('The address stays on the same site.', () => {
	expect(found('//other.example)')).toBe('https://tandau.example//other.example');
});
