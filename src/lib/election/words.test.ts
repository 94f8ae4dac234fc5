import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lengthOf, tidy } from './words.ts';

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

it('A tidied text contains nothing that a database would refuse.', () => {
	fc.assert(
		fc.property(fc.string({ unit: strange }), (words) => !/[\u0000\r\ud800-\udfff]/u.test(tidy(words))),
	);
});

it('Tidying takes no longer for many blanks than for as many letters.', () => {
	const began = performance.now();
	expect(tidy(`a${' '.repeat(100_000)}b`)).toHaveLength(100_002);
	expect(performance.now() - began).toBeLessThan(1000);
});

it('The length counts characters, not their parts.', () => {
	expect(lengthOf('қазақ')).toBe(5);
	expect(lengthOf('😀😀')).toBe(2);
	expect(lengthOf('й')).toBe(1);
	expect(lengthOf('a\r\nb')).toBe(3);
	expect(lengthOf(' \n ')).toBe(0);
});
