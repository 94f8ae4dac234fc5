import { CsvError, parse, type Options } from 'csv-parse/sync';
import { Lines, type Place } from './place.ts';

/** The rows of a CSV file (RFC 4180 with a header), each with one cell for each column of the header. */
export interface Table {
	columns: string[];
	rows: string[][];
	/** Where a cell stands, by row (0…) and column (0…). */
	placeOf(row: number, column: number): Place;
	/** Where a column's name stands in the header. */
	headPlaceOf(column: number): Place;
	/** Rows that could not be read, and why. */
	complaints: (Place & { message: string })[];
}

const options = {
	bom: true,
	record_delimiter: ['\r\n', '\n'],
	relax_column_count: true,
	skip_empty_lines: true,
	skip_records_with_error: true,
} satisfies Options;

/** Reads a CSV text. Rows that cannot be read are left out and complained about. */
export function read(text: string): Table {
	const complaints: Table['complaints'] = [];
	const records: string[][] = parse(text, {
		...options,
		on_skip: (fault) => {
			complaints.push({
				line: fault instanceof CsvError ? Number(fault['lines']) : 1,
				column: 1,
				message: adviceOn(fault),
			});
		},
	});
	const locate = locator(text);
	const columns = records[0] ?? [];
	const rows: string[][] = [];
	const numbers: number[] = [];
	for (let number = 1; number < records.length; number++) {
		const record = records[number] ?? [];
		if (record.length === columns.length) numbers[rows.push(record) - 1] = number;
		else {
			const message = `write ${columns.length} cells, as in the header; this row has ${record.length}`;
			complaints.push({ ...locate(number, 0), message });
		}
	}
	return {
		columns,
		rows,
		placeOf: (row, column) => locate(numbers[row] ?? 0, column),
		headPlaceOf: (column) => locate(0, column),
		complaints,
	};
}

function adviceOn(fault: unknown): string {
	const code = fault instanceof CsvError ? fault.code : '';
	if (code === 'CSV_QUOTE_NOT_CLOSED') return 'close the quoted cell with "';
	return 'put the whole cell in double quotes and write each double quote inside it twice';
}

/** Counts lines only once somebody asks: that is three times slower than reading, and a sound file needs none. */
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
