import { parse } from 'csv-parse/sync';

/** A row of a table as a spreadsheet saved it. */
export interface TableRow {
	/** The row's number in the spreadsheet, from 1. */
	line: number;
	cells: string[];
}

/**
 * Reads a table that a spreadsheet saved as CSV or text: UTF-8, UTF-16 with its mark, or windows-1251; separated by
 * semicolons, commas or tabs, whichever is most frequent in the first row. Empty rows are left out. Null for anything
 * else, such as a workbook.
 */
export function read(bytes: Uint8Array): TableRow[] | null {
	const text = decode(bytes);
	if (text === null) return null;
	// Excel's own line that names the separator.
	const stated = /^sep=(.)\r?\n/.exec(text);
	const content = stated ? text.slice(stated[0].length) : text;
	try {
		const rows: string[][] = parse(content, {
			delimiter: stated?.[1] ?? delimiterOf(content),
			relax_column_count: true,
			relax_quotes: true,
		});
		return rows
			.map((row, index) => ({ line: index + 1, cells: row.map((cell) => cell.trim()) }))
			.filter(({ cells }) => cells.some((cell) => cell !== ''));
	} catch {
		return null;
	}
}

/** Null for bytes that are not text. */
function decode(bytes: Uint8Array): string | null {
	const [first, second] = bytes;
	const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
	if (isUtf16) return new TextDecoder(first === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
	if (bytes.includes(0)) return null;
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1251').decode(bytes);
	}
}

function delimiterOf(text: string): string {
	const [head = ''] = text.split(/\r?\n/, 1);
	const count = (separator: string) => head.split(separator).length;
	return [';', ',', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}
