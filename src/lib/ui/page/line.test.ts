import { describe, expect, test } from 'vitest';
import { onOneLine } from './line.ts';

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
