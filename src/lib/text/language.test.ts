import { expect, test } from 'vitest';
import { preferredLanguage } from './language.ts';

test.each([
	['kk-KZ,kk;q=0.9,ru;q=0.8', 'kk'],
	['de-DE, ru;q=0.5, en;q=0.7', 'en'],
	['en;q=0, ru;q=0.1', 'ru'],
	['RU', 'ru'],
	['fr, de', 'kk'],
	[';;;q=,,', 'kk'],
	['', 'kk'],
	[null, 'kk'],
])('The header "%s" prefers %s.', (header, language) => {
	expect(preferredLanguage(header)).toBe(language);
});
