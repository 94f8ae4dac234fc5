import { describe, expect, test } from 'vitest';
import { onOneLine } from './line.ts';

describe('Text on one line', () => {
	test('Text that fits stays whole.', () => {
		expect(onOneLine('a b', 3)).toBe('a b');
		expect(onOneLine(' a\r\nb\u202e ', 3)).toBe('a b');
		expect(onOneLine('', 3)).toBe('');
	});

	test('Text that does not fit ends after a whole word.', () => {
		expect(onOneLine('first second third', 13)).toBe('first second…');
		expect(onOneLine('first second, third', 14)).toBe('first second…');
		expect(onOneLine('first second', 8)).toBe('first…');
	});

	test('A single word that is too long is cut inside the word, but never inside a letter.', () => {
		expect(onOneLine('abcdefgh', 4)).toBe('abc…');
		expect(onOneLine('🏔🏔🏔🏔', 3)).toBe('🏔🏔…');
	});
});
