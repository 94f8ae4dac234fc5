import { parse } from 'csv-parse/sync';
import { decode } from './decode.ts';

/** A row of a table as a spreadsheet saved it. */
export interface TableRow {
	/** The row's number in the spreadsheet, from 1. */
	line: number;
	cells: string[];
}

/**
 * Reads a table that a spreadsheet saved as CSV or text, in any encoding that `decode` knows; separated by semicolons,
 * commas or tabs, whichever is most frequent in one of the first rows: there may be remarks above the header. Empty rows are left out. Null for anything
 * else, such as a workbook.
 */
export function read(bytes: Uint8Array): TableRow[] | null {
	const decoded = decode(bytes);
	if (typeof decoded === 'string') return null;
	const { text } = decoded;
	// Excel's own line that names the separator.
	const stated = /^sep=(.)\n/i.exec(text);
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

/** Rows in which the separator is looked for. */
const firstRows = 20;

function delimiterOf(text: string): string {
	const rows = text.split('\n', firstRows);
	const count = (separator: string) => Math.max(...rows.map((row) => row.split(separator).length));
	return [';', ',', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}
