import { describe, expect, test } from 'vitest';
import { onOneLine, written } from './structured.ts';

describe('facts inside a page', () => {
	test('hold no mark that HTML knows, and mean what they meant', () => {
		const name = '</script><script>alert(1)</script> & <!-- “Жел” \u2028';
		const text = written({ '@type': 'Person', name });
		expect(text).not.toMatch(/[<>&\u2028\u2029]/);
		expect(JSON.parse(text)).toEqual({ '@type': 'Person', name: name.trim() });
	});

	test('leave out what is not seen or turns the direction', () => {
		expect(JSON.parse(written({ name: '\u202eАй\u200bгүл\u2066 Дала\u2069\u0000' }))).toEqual({
			name: 'Айгүл Дала',
		});
		expect(JSON.parse(written({ alternateName: [{ '@value': '\ufeffДос', '@language': 'kk' }] }))).toEqual({
			alternateName: [{ '@value': 'Дос', '@language': 'kk' }],
		});
	});
});

describe('words on one line', () => {
	test('stay whole where they fit', () => {
		expect(onOneLine('a b', 3)).toBe('a b');
		expect(onOneLine(' a\r\nb\u202e ', 3)).toBe('a b');
		expect(onOneLine('', 3)).toBe('');
	});

	test('end after a whole word where they do not', () => {
		expect(onOneLine('first second third', 13)).toBe('first second…');
		expect(onOneLine('first second, third', 14)).toBe('first second…');
		expect(onOneLine('first second', 8)).toBe('first…');
	});

	test('are cut within a word that alone is too long, never within a letter', () => {
		expect(onOneLine('abcdefgh', 4)).toBe('abc…');
		expect(onOneLine('🏔🏔🏔🏔', 3)).toBe('🏔🏔…');
	});
});
