import { describe, expect, test } from 'vitest';
import { read } from './read.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const cells = (bytes: Uint8Array) => read(bytes)?.map(({ cells }) => cells);

/** Windows-1251 as Excel writes it: its Cyrillic letters are in one block from А. */
function windows1251(text: string): Uint8Array {
	return Uint8Array.from(text, (sign) => {
		const code = sign.codePointAt(0) ?? 0;
		return code >= 0x410 ? code - 0x410 + 0xc0 : code;
	});
}

function utf16(text: string, isLittle: boolean): Uint8Array {
	return Uint8Array.from(
		[...`\uFEFF${text}`].flatMap((sign) => {
			const code = sign.codePointAt(0) ?? 0;
			const bytes = [code & 0xff, code >> 8];
			return isLittle ? bytes : bytes.reverse();
		}),
	);
}

describe('A table from a spreadsheet', () => {
	test('A table is read in every encoding that spreadsheets write.', () => {
		const expected = [
			['имя', 'адрес'],
			['Аслан', 'a@example.org'],
		];
		const text = 'имя;адрес\r\nАслан;a@example.org\r\n';
		for (const bytes of [
			utf8(text),
			utf8(`\uFEFF${text}`),
			windows1251(text),
			utf16(text, true),
			utf16(text, false),
		]) {
			expect(cells(bytes)).toEqual(expected);
		}
	});

	test('A table is read with every separator, named in the file or not.', () => {
		for (const separator of [';', ',', '\t', '|']) {
			const statement = separator === '|' ? 'sep=|\r\n' : '';
			expect(cells(utf8(`${statement}a${separator}b\n1${separator}"2 ""x""${separator}3"\n`))).toEqual([
				['a', 'b'],
				['1', `2 "x"${separator}3`],
			]);
		}
	});

	test('Rows have the numbers that the spreadsheet shows, in spite of empty rows and cells of several lines.', () => {
		expect(read(utf8('a;b\n\n"one\ntwo";x\n;\nlast;y'))).toEqual([
			{ line: 1, cells: ['a', 'b'] },
			{ line: 3, cells: ['one\ntwo', 'x'] },
			{ line: 5, cells: ['last', 'y'] },
		]);
	});

	test('A table is read in spite of old line ends, remarks above its header, and empty rows and columns after it.', () => {
		expect(cells(utf8('a;b\rc;d\r'))).toEqual([
			['a', 'b'],
			['c', 'd'],
		]);
		expect(cells(utf8(`# remarks\n\nname;mail;;\nx;y;;\n${';;;\n'.repeat(2000)}`))).toEqual([
			['# remarks'],
			['name', 'mail', '', ''],
			['x', 'y', '', ''],
		]);
		expect(cells(utf16('a\tb\r\nc\td', true).slice(2))).toEqual([
			['a', 'b'],
			['c', 'd'],
		]);
	});

	test('A workbook, or a text with a quote that never ends, is not a table.', () => {
		expect(read(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 8, 0]))).toBeNull();
		expect(read(utf8('a;"b\nc'))).toBeNull();
		expect(read(new Uint8Array())).toEqual([]);
	});
});
