import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lengthOf, tidy, tidyLine } from './words.ts';

/** Random characters, with many of those that combine badly. */
const strange = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 1 }),
	fc.constantFrom(' ', '\n', '\r', '\t', 'и', '\u0306', '\u200b', '\u202e', '\ud83d', '\ude00', '\u0000'),
);

it.each<[string, string, string]>([
	['blanks at the ends', '  \n Сәлем \n ', 'Сәлем'],
	['line ends of every system', 'a\r\nb\rc\u2028d\u0085e', 'a\nb\nc\nd\ne'],
	['more than one empty line', 'a\n\n\n\n\nb', 'a\n\nb'],
	['empty lines with blanks in them', 'a\n  \n\t\n \nb', 'a\n\nb'],
	['blanks at line ends', 'a  \nb', 'a\nb'],
	['a tab', 'a\tb', 'a b'],
	['several blanks', 'a \t  b', 'a b'],
	['blanks that do not break, which are typed on purpose', 'a\u00a0\u00a0b', 'a\u00a0\u00a0b'],
	['letters that nobody sees', 'a\u00adb\u3164c\u115fd\u180ee\u2063f\u200fg\u061ch', 'abcdefgh'],
	['a heap of one accent', `x${'\u0301'.repeat(40)}y`, 'x\u0301y'],
	[
		'a heap of accents',
		`x${'\u0301\u0302\u0303\u0304\u0306\u0307'.repeat(9)}y`,
		'x\u0303\u0304\u0306\u0307y',
	],
	['a character with its look chosen', '❤\ufe0f', '❤\ufe0f'],
	['control characters', 'a\u0000b\u0007c\u009f', 'abc'],
	['marks that change the text direction', 'safe\u202egpj.exe\u2066\u2069', 'safegpj.exe'],
	['characters without width', 'a\u200bb\u2060c\ufeff', 'abc'],
	['halves of characters', 'a\ud83db', 'ab'],
	['an emoji joined from several characters', '👩‍⚕️', '👩‍⚕️'],
	['a letter in two parts', 'й', 'й'],
	['a letter in two parts with an invisible character between them', 'и\u200b\u0306', 'й'],
	['quotes and tags, which are ordinary text', '<b>«a»</b> & "b"', '<b>«a»</b> & "b"'],
])('The tidied form is right for %s.', (_, typed, expected) => {
	expect(tidy(typed)).toBe(expected.normalize('NFC'));
});

it('A tidy text stays as it is.', () => {
	fc.assert(
		fc.property(fc.string({ unit: strange }), (words) => {
			expect(tidy(tidy(words))).toBe(tidy(words));
		}),
	);
});

it('A tidied line has no line breaks, and is a tidy text.', () => {
	expect(tidyLine(' Айгүл\r\n\n Сара\u200b ')).toBe('Айгүл Сара');
	fc.assert(
		fc.property(fc.string({ unit: strange }), (words) => {
			expect(tidyLine(words)).not.toContain('\n');
			expect(tidy(tidyLine(words))).toBe(tidyLine(words));
		}),
	);
});

it('A tidied text contains nothing that a database would refuse.', () => {
	fc.assert(
		fc.property(fc.string({ unit: strange }), (words) => !/[\u0000\r\ud800-\udfff]/u.test(tidy(words))),
	);
});

it('Tidying takes no longer for many blanks than for as many letters.', () => {
	const began = performance.now();
	expect(tidy(`a${' '.repeat(100_000)}b`)).toBe('a b');
	expect(tidy(`a${' \u00a0'.repeat(50_000)}b`)).toHaveLength(100_002);
	expect(performance.now() - began).toBeLessThan(1000);
});

it('The length counts characters, not their parts.', () => {
	expect(lengthOf('қазақ')).toBe(5);
	expect(lengthOf('😀😀')).toBe(2);
	expect(lengthOf('й')).toBe(1);
	expect(lengthOf('a\r\nb')).toBe(3);
	expect(lengthOf(' \n ')).toBe(0);
});
