import { describe, expect, it } from 'vitest';
import { beforeMisreading, decode, hasLostLetters } from './decode.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const misread = (words: string, encoding: string) => new TextDecoder(encoding).decode(utf8(words));

describe('A file that a spreadsheet saved', () => {
	it.each(['a\nb\n', 'a\r\nb\r\n', 'a\rb\r', '\uFEFFa\r\nb\n'])('The line ends of %j are plain.', (text) => {
		expect(decode(utf8(text))).toEqual({ text: 'a\nb\n', encoding: 'unicode' });
	});

	it('A workbook is distinguished from other bytes that are no text.', () => {
		expect(decode(Uint8Array.of(0x50, 0x4b, 3, 4, 0))).toBe('workbook');
		expect(decode(Uint8Array.of(0x61, 0x61, 0, 0))).toBe('not_text');
	});
});

describe('Letters that a program misread', () => {
	it.each(['Joséé', 'Иван', 'Әсел Қайратқызы', 'Müller – «x»', 'Нұр-Сұлтан'])(
		'“%s” is found again.',
		(words) => {
			for (const encoding of ['windows-1252', 'windows-1251'])
				expect(beforeMisreading(misread(words, encoding))).toBe(words);
		},
	);

	it('One letter is enough where no text could mean it, and too little where one could.', () => {
		expect(beforeMisreading('JosÃ©')).toBe('José');
		expect(beforeMisreading('JosГ©')).toBeNull();
	});

	it.each(['Ivan', 'Семён', 'Тё', 'Её', 'Ёлка', 'José', 'São Åland', 'Їжак', '«Ақжол» № 5', 'Әсел'])(
		'“%s” is as it should be.',
		(words) => {
			expect(beforeMisreading(words)).toBeNull();
		},
	);

	it('A letter that became a question mark is noticed, a question is not.', () => {
		expect(['?йг?л', 'Айг?л', 'А. ?міров'].map(hasLostLetters)).toEqual([true, true, true]);
		expect(['Кім?', 'Кім? Мен.', '?'].map(hasLostLetters)).toEqual([false, false, false]);
	});
});
