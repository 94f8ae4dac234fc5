import { CsvError, parse, type Options } from 'csv-parse/sync';
import { Lines, type Place } from './place.ts';

/** The rows of a CSV file (RFC 4180 with a header), each with one cell for each column of the header. */
export interface Table {
	/** Empty if no line names a column that is known. */
	columns: string[];
	rows: string[][];
	/** The place of a cell, by row (0…) and column (0…). */
	placeOf(row: number, column: number): Place;
	/** The place of a column's name in the header. */
	headPlaceOf(column: number): Place;
	/** Rows that could not be read, and why. */
	complaints: (Place & { message: string })[];
	/** Whether a word is in one of those rows. */
	mayHold(word: string): boolean;
}

/** What separates cells in files of spreadsheets: Excel writes semicolons in Russian, Kazakh and German. */
const separators = [',', ';', '\t'];

/** Lines of remarks that an author or an authority may have written above the header. */
const mostRemarks = 20;

const options = {
	record_delimiter: '\n',
	relax_column_count: true,
	skip_empty_lines: true,
	skip_records_with_error: true,
} satisfies Options;

/**
 * Reads a CSV text whose lines end with LF. The header is the line among the first ones that names most of the known
 * columns, with the separator that finds them; lines above it are remarks. Empty rows, and empty columns without a name,
 * are left out: spreadsheets write thousands of them. Rows that cannot be read are left out and listed in `complaints`.
 *
 * @param known names of columns
 */
export function read(text: string, known: readonly string[]): Table {
	const { delimiter, skipped } = findHead(text, known);
	const complaints: Table['complaints'] = [];
	const lost: Lost[] = [];
	if (skipped === null) return withoutHead(text);
	const records: string[][] = parse(text, {
		...options,
		delimiter,
		on_skip: (fault) => {
			const line = fault instanceof CsvError ? Number(fault['lines']) : 1;
			complaints.push({ line, column: 1, message: adviceOn(fault) });
			lost.push({ line, toTheEnd: isOpenEnded(fault) });
		},
	});
	const locate = locator(text, delimiter);
	let words: Set<string> | undefined;
	const head = (records[skipped] ?? []).map((name) => name.trim());
	const named = head.findLastIndex((name) => name !== '') + 1;
	const columns = head.slice(0, named);
	const rows: string[][] = [];
	const numbers: number[] = [];
	for (let number = skipped + 1; number < records.length; number++) {
		const record = records[number] ?? [];
		if (record.every(isBlank)) continue;
		if (record.length >= named && record.slice(named).every(isBlank))
			numbers[rows.push(record.length === named ? record : record.slice(0, named)) - 1] = number;
		else {
			const cells =
				record.length > named ? record.findLastIndex((cell) => !isBlank(cell)) + 1 : record.length;
			const message = `write ${named} cells, as in the header; this row has ${cells}`;
			complaints.push({ ...locate(number, 0), message });
			lost.push({ record });
		}
	}
	return {
		columns,
		rows,
		placeOf: (row, column) => locate(numbers[row] ?? 0, column),
		headPlaceOf: (column) => locate(skipped, column),
		complaints,
		mayHold: (word) => (words ??= wordsOf(text, lost)).has(word),
	};
}

function isBlank(cell: string): boolean {
	return cell.trim() === '';
}

/** A text in which no line is a header: anything may be in it, and nothing can be read. */
function withoutHead(text: string): Table {
	const first = () => ({ line: 1, column: 1 });
	const words = wordsOf(text, [{ line: 1, toTheEnd: true }]);
	return {
		columns: [],
		rows: [],
		placeOf: first,
		headPlaceOf: first,
		complaints: [],
		mayHold: (word) => words.has(word),
	};
}

/** The separator, and how many records are above the header; null if there is none. */
function findHead(text: string, known: readonly string[]): { delimiter: string; skipped: number | null } {
	const names = new Set(known);
	const lines = text.split('\n', 10 * mostRemarks).join('\n');
	const found = separators.flatMap((delimiter) => {
		const records: string[][] = parse(lines, {
			...options,
			delimiter,
			to: mostRemarks + 1,
			relax_quotes: true,
		});
		return records.map((record, skipped) => {
			const matches = new Set(record.map((name) => name.trim()).filter((name) => names.has(name)));
			return { delimiter, skipped, matches: matches.size };
		});
	});
	const best = found.reduce((one, other) => (other.matches > one.matches ? other : one), {
		delimiter: ',',
		skipped: 0,
		matches: 0,
	});
	return { delimiter: best.delimiter, skipped: best.matches === 0 ? null : best.skipped };
}

/** What could not be read: a record, or a line of the text (1…) and perhaps everything after it. */
type Lost = { record: string[] } | { line: number; toTheEnd: boolean };

function wordsOf(text: string, lost: readonly Lost[]): Set<string> {
	if (lost.length === 0) return new Set();
	const lines = text.split('\n');
	return new Set(
		lost
			.flatMap((part) =>
				'record' in part ? part.record : lines.slice(part.line - 1, part.toTheEnd ? undefined : part.line),
			)
			.flatMap((words) => words.split(/[,;"\s]+/)),
	);
}

/** A quote that is not closed makes everything after it unreadable. */
function isOpenEnded(fault: unknown): boolean {
	return fault instanceof CsvError && fault.code === 'CSV_QUOTE_NOT_CLOSED';
}

function adviceOn(fault: unknown): string {
	if (isOpenEnded(fault)) return 'close the quoted cell with "';
	return 'put the whole cell in double quotes and write each double quote inside it twice';
}

/**
 * Counts lines only when a place is needed: that is three times slower than reading, and a file without faults needs
 * none.
 */
function locator(text: string, delimiter: string): (record: number, column: number) => Place {
	let index: { lines: Lines; starts: number[] } | undefined;
	return (record, column) => {
		index ??= { lines: new Lines(text), starts: startLines(text, delimiter) };
		const line = index.starts[record] ?? 1;
		return index.lines.placeOf(cellStart(text, index.lines.startOf(line), column, delimiter));
	};
}

/** The line on which each record begins. */
function startLines(text: string, delimiter: string): number[] {
	const starts: number[] = [];
	parse(text, {
		...options,
		delimiter,
		on_record: (record: string[], { lines }) => {
			starts.push(lines - breaksIn(record));
			return null;
		},
	});
	return starts;
}

function breaksIn(record: string[]): number {
	return record.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0);
}

/** The offset of a record's cell, walking from the record's beginning. */
function cellStart(text: string, recordStart: number, column: number, delimiter: string): number {
	let at = recordStart;
	for (let cell = 0; cell < column; cell++) {
		let quoted = false;
		while (at < text.length && (quoted || text[at] !== delimiter)) if (text[at++] === '"') quoted = !quoted;
		at++;
	}
	return at;
}
