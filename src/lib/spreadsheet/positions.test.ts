import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read, type Vocabulary } from './positions.ts';
import { tidy } from '../election/words.ts';

const statements = [
	{ slug: 'r01', steps: 5 },
	{ slug: 'l01', steps: 5 },
	{ slug: 's01', steps: 3 },
];
const languages = ['kk', 'ru'];
const scale: Record<number, string[]> = {
	1: ['Полностью против', 'Толық қарсымын'],
	2: ['Против'],
	3: ['Нейтрально'],
	4: ['За'],
	5: ['Полностью за', 'Толық қосыламын'],
};
const vocabulary: Vocabulary = {
	columns: { statement: ['statement', 'код', 'белгі'], stance: ['stance', 'ответ', 'жауап'] },
	reason: (language) => [`reason_${language}`, `пояснение ${language}`, `түсіндірме ${language}`],
	stances: (_, stance) => scale[stance] ?? [],
	declined: ['declined', 'отказ', 'бас тарту'],
};

const utf8 = (text: string) => new TextEncoder().encode(text);
const readText = (text: string) => read(utf8(text), statements, languages, vocabulary);
const readBytes = (bytes: Uint8Array) => read(bytes, statements, languages, vocabulary);

const russian = 'код;ответ;пояснение kk;пояснение ru\r\nr01;Полностью за;;Потому что\r\nl01;2;;\r\n';
const expected = [
	{ statement: 'r01', line: 2, stance: 5, isDeclined: false, reason: { ru: 'Потому что' } },
	{ statement: 'l01', line: 3, stance: 2, isDeclined: false, reason: {} },
];

function windows1251(text: string): Uint8Array {
	const decoder = new TextDecoder('windows-1251');
	const letters = new Map(
		Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
	);
	// Like Excel: a letter that the encoding does not have becomes a question mark.
	return Uint8Array.from([...text].map((letter) => letters.get(letter) ?? 0x3f));
}

function utf16(text: string, isBigEndian: boolean): Uint8Array {
	const bytes = new Uint8Array(text.length * 2);
	const view = new DataView(bytes.buffer);
	[...text].forEach((letter, index) => view.setUint16(index * 2, letter.charCodeAt(0), !isBigEndian));
	return bytes;
}

describe('A file of positions', () => {
	it.each([
		['UTF-8', utf8(russian)],
		['UTF-8 with its mark', utf8(`\uFEFF${russian}`)],
		['windows-1251', windows1251(russian)],
		['UTF-16, little end first', utf16(`\uFEFF${russian}`, false)],
		['UTF-16, big end first', utf16(`\uFEFF${russian}`, true)],
		['UTF-16 without its mark', utf16(russian.replace('код', 'statement'), false)],
		['commas', utf8(russian.replaceAll(';', ','))],
		['thousands of empty rows', utf8(russian + ';;;\r\n'.repeat(5000))],
		['hundreds of empty columns', utf8(russian.replaceAll('\r\n', `${';'.repeat(300)}\r\n`))],
		['tabs', utf8(russian.replaceAll(';', '\t'))],
		['old line ends', utf8(russian.replaceAll('\r\n', '\r'))],
		['plain line ends', utf8(russian.replaceAll('\r\n', '\n'))],
		['spare empty lines and columns', utf8(russian.replaceAll('\r\n', ';;\r\n') + ';;;;;\r\n')],
	])('A file is read as %s.', (_, bytes) => {
		expect(readBytes(bytes)).toEqual({ positions: expected, faults: [] });
	});

	it('A first line with Excel’s separator is understood.', () => {
		const { positions, faults } = readText(`sep=;\r\n${russian}`);
		expect(faults).toEqual([]);
		expect(positions.map(({ line }) => line)).toEqual([3, 4]);
	});

	it.each([
		['5', 5],
		['1', 1],
		['4,00', 4],
		['3.0', 3],
		[' за ', 4],
		['ПОЛНОСТЬЮ ПРОТИВ', 1],
		['Толық қосыламын', 5],
	])('"%s" is read as a stance.', (word, stance) => {
		expect(readText(`statement;stance\nr01;"${word}"\n`).positions).toMatchObject([
			{ stance, isDeclined: false },
		]);
	});

	it.each(['отказ', 'declined', 'Бас тарту'])('"%s" is read as declining.', (word) => {
		expect(readText(`statement;stance\nr01;${word}\n`).positions).toMatchObject([
			{ stance: null, isDeclined: true },
		]);
	});

	it('Kazakh words in which windows-1251 left question marks are recognised.', () => {
		const { positions, faults } = readBytes(windows1251('белгі;жауап\r\nr01;Толық қосыламын\r\n'));
		expect(faults).toEqual([]);
		expect(positions).toMatchObject([{ stance: 5 }]);
	});

	it('Lost Kazakh letters in a reason are reported.', () => {
		const text = 'statement;stance;reason_kk\r\nr01;5;Халыққа қызмет\r\n';
		expect(readBytes(windows1251(text)).faults).toEqual([{ kind: 'lost_letters', line: 2, language: 'kk' }]);
		expect(readText(text).faults).toEqual([]);
	});

	it('Real question marks stay.', () => {
		const text = 'statement;stance;reason_ru\r\nr01;5;Почему? Потому.\r\n';
		expect(readBytes(windows1251(text)).positions).toMatchObject([{ reason: { ru: 'Почему? Потому.' } }]);
	});

	it('Line ends, separators and quotes inside a cell stay.', () => {
		const { positions } = readText(
			'statement;stance;reason_ru\r\nr01;5;"Раз; два,\r\n""три"""\r\nl01;1;\r\n',
		);
		expect(positions).toEqual([
			{ statement: 'r01', line: 2, stance: 5, isDeclined: false, reason: { ru: 'Раз; два,\n"три"' } },
			{ statement: 'l01', line: 4, stance: 1, isDeclined: false, reason: {} },
		]);
	});

	it('The apostrophe that keeps a spreadsheet from computing a cell is removed.', () => {
		const { positions } = readText(`statement;stance;reason_ru\nr01;5;'=2+2 не пять\n`);
		expect(positions).toMatchObject([{ reason: { ru: '=2+2 не пять' } }]);
	});

	it('A statement without a position is ignored.', () => {
		expect(readText('statement;stance;reason_ru\nr01;;\nl01;;"  "\n')).toEqual({ positions: [], faults: [] });
	});

	it('A reason without a stance is read.', () => {
		expect(readText('statement;stance;reason_ru\nr01;;Слова\n').positions).toMatchObject([
			{ stance: null, isDeclined: false, reason: { ru: 'Слова' } },
		]);
	});

	it('Every fault is reported with its line.', () => {
		const text = [
			'statement;stance;reason_ru',
			'r99;5;',
			'r01;может быть;',
			'r01;5;',
			`l01;4;${'ы'.repeat(503)}`,
			's01;5;',
			'r01;4;текст;лишнее',
		].join('\r\n');
		expect(readText(text).faults).toEqual([
			{ kind: 'unknown_statement', line: 2, word: 'r99' },
			{ kind: 'bad_stance', line: 3, word: 'может быть', steps: 5 },
			{ kind: 'repeated', line: 4, statement: 'r01', first: 3 },
			{ kind: 'too_long', line: 5, language: 'ru', over: 3 },
			{ kind: 'bad_stance', line: 6, word: '5', steps: 3 },
			{ kind: 'cells', line: 7 },
		]);
	});

	it.each([
		['an Excel workbook', Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0, 0), 'workbook'],
		['an old Excel workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0), 'workbook'],
		['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13), 'not_text'],
		['an empty file', new Uint8Array(), 'empty'],
		['a file of blank lines', utf8('\r\n\r\n'), 'empty'],
	])('The file is refused: %s.', (_, bytes, kind) => {
		expect(readBytes(bytes).faults).toEqual([{ kind, line: 1 }]);
	});

	it('A missing column is named.', () => {
		expect(readText('statement;text\nr01;за\n').faults).toEqual([
			{ kind: 'no_column', line: 1, column: 'stance' },
		]);
		expect(readText('просто текст\nи ещё\n').faults).toHaveLength(2);
	});

	it('A quote that is not closed is reported.', () => {
		const { faults } = readText('statement;stance;reason_ru\nr01;5;"не закрыто\nl01;4;\n');
		expect(faults).toMatchObject([{ kind: 'quotes' }]);
	});

	it('Any reason that a spreadsheet writes is read back.', () => {
		const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
		fc.assert(
			fc.property(
				fc.string({ unit: 'binary', maxLength: 200 }).filter((words) => tidy(words) !== ''),
				fc.constantFrom(';', ',', '\t'),
				(words, separator) => {
					fc.pre(!/^'\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(tidy(words)) && !words.includes('\0'));
					const text = `statement${separator}stance${separator}reason_ru\r\nr01${separator}4${separator}${quoted(words)}\r\n`;
					const { positions } = readText(text.toWellFormed());
					expect(positions).toMatchObject([{ stance: 4, reason: { ru: tidy(words.toWellFormed()) } }]);
				},
			),
			{ numRuns: 40 },
		);
	}, 30_000);

	it.each([
		['a million columns', ';'.repeat(1_000_000)],
		['a cell without an end', `statement;stance\nr01;${'a'.repeat(1_000_000)}`],
		['a broken quote on every line', `statement;stance\n${'a"\n'.repeat(300_000)}`],
	])('Reading takes little time with %s.', (_, text) => {
		const began = performance.now();
		expect(readText(text).faults.length).toBeLessThanOrEqual(50);
		expect(performance.now() - began).toBeLessThan(10_000);
	});

	it('Reading never throws, whatever the bytes are.', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
				const { positions, faults } = readBytes(bytes);
				expect(positions.length === 0 || faults.length >= 0).toBe(true);
			}),
		);
	});
});
