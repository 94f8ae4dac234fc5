import { CsvError, parse, type Options } from 'csv-parse/sync';
import { Lines, type Place } from './place.ts';

/** The rows of a CSV file (RFC 4180 with a header), each with one cell for each column of the header. */
export interface Table {
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

const options = {
	bom: true,
	record_delimiter: ['\r\n', '\n'],
	relax_column_count: true,
	skip_empty_lines: true,
	skip_records_with_error: true,
} satisfies Options;

/** Reads a CSV text. Rows that cannot be read are left out and listed in `complaints`. */
export function read(text: string): Table {
	const complaints: Table['complaints'] = [];
	const lost: Lost[] = [];
	const records: string[][] = parse(text, {
		...options,
		on_skip: (fault) => {
			const line = fault instanceof CsvError ? Number(fault['lines']) : 1;
			complaints.push({ line, column: 1, message: adviceOn(fault) });
			lost.push({ line, toTheEnd: isOpenEnded(fault) });
		},
	});
	const locate = locator(text);
	let words: Set<string> | undefined;
	const columns = records[0] ?? [];
	const rows: string[][] = [];
	const numbers: number[] = [];
	for (let number = 1; number < records.length; number++) {
		const record = records[number] ?? [];
		if (record.length === columns.length) numbers[rows.push(record) - 1] = number;
		else {
			const message = `write ${columns.length} cells, as in the header; this row has ${record.length}`;
			complaints.push({ ...locate(number, 0), message });
			lost.push({ record });
		}
	}
	return {
		columns,
		rows,
		placeOf: (row, column) => locate(numbers[row] ?? 0, column),
		headPlaceOf: (column) => locate(0, column),
		complaints,
		mayHold: (word) => (words ??= wordsOf(text, lost)).has(word),
	};
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
function locator(text: string): (record: number, column: number) => Place {
	let index: { lines: Lines; starts: number[] } | undefined;
	return (record, column) => {
		index ??= { lines: new Lines(text), starts: startLines(text) };
		const line = index.starts[record] ?? 1;
		return index.lines.placeOf(cellStart(text, index.lines.startOf(line), column));
	};
}

/** The line on which each record begins. */
function startLines(text: string): number[] {
	const starts: number[] = [];
	parse(text, {
		...options,
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
function cellStart(text: string, recordStart: number, column: number): number {
	let at = text.charCodeAt(recordStart) === 0xfeff ? recordStart + 1 : recordStart;
	for (let cell = 0; cell < column; cell++) {
		let quoted = false;
		while (at < text.length && (quoted || text[at] !== ',')) if (text[at++] === '"') quoted = !quoted;
		at++;
	}
	return at;
}
