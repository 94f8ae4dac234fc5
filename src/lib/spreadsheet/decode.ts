/** The text of a file that a spreadsheet program or an editor saved. */
export interface Decoded {
	/** Without the mark of its encoding, and with plain line ends. */
	text: string;
	/** Windows-1251 has Russian letters, but only some of the Kazakh ones: others were saved as question marks. */
	encoding: 'unicode' | 'windows-1251';
}

/**
 * Reads a file in any encoding that spreadsheets write: UTF-8 and UTF-16, each with or without its mark, else
 * windows-1251, which Excel writes in Cyrillic countries. Lines may end with LF, CRLF or, as old programs for the Mac
 * write them, with CR alone.
 *
 * @returns what else it is, if it is no text: a workbook (xlsx, ods, xls) or other bytes
 */
export function decode(bytes: Uint8Array): Decoded | 'workbook' | 'not_text' {
	if (isWorkbook(bytes)) return 'workbook';
	const { text, encoding } = letters(bytes);
	return text.includes('\0') ? 'not_text' : { text: withPlainEnds(text), encoding };
}

/** A text without a byte order mark, its lines ended by LF. */
export function withPlainEnds(text: string): string {
	return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

/** ZIP (xlsx, ods) or OLE (xls) by their first bytes. */
function isWorkbook(bytes: Uint8Array): boolean {
	const begins = (...start: number[]) => start.every((byte, index) => bytes[index] === byte);
	return begins(0x50, 0x4b, 0x03, 0x04) || begins(0xd0, 0xcf, 0x11, 0xe0);
}

function letters(bytes: Uint8Array): Decoded {
	const utf16 = utf16Of(bytes);
	if (utf16) return { text: new TextDecoder(utf16).decode(bytes), encoding: 'unicode' };
	try {
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'unicode' };
	} catch {
		return { text: new TextDecoder('windows-1251').decode(bytes), encoding: 'windows-1251' };
	}
}

/** UTF-16, recognised by its mark or by a first letter with one zero byte. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
	const [first = 1, second = 1] = bytes;
	if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
	if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be';
	return null;
}

/**
 * What letters were before a program read a file in a wrong encoding and saved what it saw: “José” of “JosÃ©”, “Иван”
 * of “Р˜РІР°РЅ”. Null if they are as they should be.
 */
export function beforeMisreading(words: string): string | null {
	// A letter of two bytes, as each encoding shows it: most words have none, and are not looked at further.
	if (/[\u00c2-\u00df][^\0-\x7f\u00c0-\u00ff]/.test(words)) return readAgain(words, 'windows-1252', 1);
	// “Её” in windows-1251 is one letter in UTF-8, so one letter proves nothing.
	if (/[В-Я][^\0-\x7fА-я]/.test(words)) return readAgain(words, 'windows-1251', 2);
	return null;
}

/** The words as UTF-8, if they are at least so many letters of Latin or Cyrillic script, or marks like dashes. */
function readAgain(words: string, encoding: string, least: number): string | null {
	const bytes = bytesIn(words, encoding);
	const meant = bytes && utf8Of(bytes);
	const foreign = meant?.match(/[^\0-\x7f]/gu) ?? [];
	const isExpected = foreign.every((letter) => /[\u00a0-\u024f\u0400-\u04ff\u2010-\u203a]/.test(letter));
	return meant && isExpected && foreign.length >= least ? meant : null;
}

function utf8Of(bytes: Uint8Array): string | null {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return null;
	}
}

const tables = new Map<string, Map<string, number>>();

/** The bytes of words in an encoding; null if it does not have all their letters. */
function bytesIn(words: string, encoding: string): Uint8Array | null {
	const known = tables.get(encoding) ?? tableOf(encoding);
	tables.set(encoding, known);
	const bytes = Array.from(words, (letter) => known.get(letter));
	return bytes.includes(undefined) ? null : Uint8Array.from(bytes.map((byte) => byte ?? 0));
}

function tableOf(encoding: string): Map<string, number> {
	const decoder = new TextDecoder(encoding);
	return new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
}

/** Whether letters that windows-1251 does not have were saved as question marks: one is inside or before a word. */
export function hasLostLetters(words: string): boolean {
	return /\p{L}\?\p{L}|(^|\s)\?\p{L}/u.test(words);
}
