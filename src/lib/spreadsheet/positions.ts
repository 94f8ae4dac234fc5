import { CsvError, parse } from 'csv-parse/sync';
import { isOnScale, type Position } from '../election/position/position.ts';
import { reasonLimit } from '../election/profile.ts';
import { lengthOf, tidy } from '../election/words.ts';
import { decode, hasLostLetters } from './decode.ts';

// Reads a contender's positions from a table that was filled in with a spreadsheet program and saved in any of its
// formats.

/** The names that a file may use, in every language of the interface. */
export interface Vocabulary {
	/** Names of the columns `statement` and `stance`. */
	columns: Record<'statement' | 'stance', readonly string[]>;
	/** Names of the column with the reason in this language. */
	reason(language: string): readonly string[];
	/** Words for the stance 1…steps of a statement. */
	stances(statement: FileStatement, stance: number): readonly string[];
	declined: readonly string[];
}

export interface FileStatement {
	slug: string;
	/** 2…7 */
	steps: number;
}

/** The position on one statement. `reason` has only languages with a column. */
interface FilePosition extends Position {
	statement: string;
	line: number;
}

/** A fault and its line in the file (1…). */
export type FileFault =
	/** An Excel workbook, not a table as text. */
	| { kind: 'workbook' | 'not_text' | 'empty'; line: number }
	| { kind: 'no_column'; line: number; column: 'statement' | 'stance' }
	/** A quote that is not closed or is in the middle of a cell. */
	| { kind: 'quotes' | 'cells'; line: number }
	| { kind: 'unknown_statement'; line: number; word: string }
	| { kind: 'repeated'; line: number; statement: string; first: number }
	| { kind: 'bad_stance'; line: number; word: string; steps: number }
	| { kind: 'too_long'; line: number; language: string; over: number }
	/** Letters that the file's encoding does not have were saved as question marks. */
	| { kind: 'lost_letters'; line: number; language: string };

export interface PositionFile {
	/** Only lines with a stance, the wish to decline, or a reason. */
	positions: FilePosition[];
	faults: FileFault[];
}

/** More than any questionnaire has: limits the time for other files. */
const maxRows = 2000;
const maxColumns = 100;
/** Characters of the name of a column or a stance. */
const maxName = 1000;
/** A file with this many broken rows is not a table; further ones are not reported. */
const maxBroken = 50;

/**
 * Reads a file of positions in any encoding that `decode` knows; cells separated by `;`, `,` or tabs.
 * Every fault is reported, not only the first.
 */
export function read(
	bytes: Uint8Array,
	statements: readonly FileStatement[],
	languages: readonly string[],
	vocabulary: Vocabulary,
): PositionFile {
	const decoded = decode(bytes);
	if (typeof decoded === 'string') return failed({ kind: decoded, line: 1 });
	const { text } = decoded;
	const isUnicode = decoded.encoding === 'unicode';
	const table = readTable(text, (head) => columnsOf(head, languages, vocabulary));
	if (!table) return failed({ kind: 'empty', line: 1 });
	const { head, rows, faults } = table;
	const columns = columnsOf(head.cells, languages, vocabulary);
	for (const column of ['statement', 'stance'] as const) {
		if (columns[column] < 0) faults.push({ kind: 'no_column', line: head.line, column });
	}
	if (columns.statement < 0 || columns.stance < 0) return { positions: [], faults };
	const seen = new Map<string, number>();
	const positions = rows.flatMap((row): FilePosition[] => {
		const slug = plain(row.cells[columns.statement]);
		const isBlank = row.cells.every((cell) => cell.trim() === '');
		if (isBlank) return [];
		if (row.cells.slice(head.cells.length).some((cell) => cell.trim() !== '')) {
			faults.push({ kind: 'cells', line: row.line });
			return [];
		}
		const statement = statements.find((statement) => statement.slug === slug.toLowerCase());
		if (!statement) {
			faults.push({ kind: 'unknown_statement', line: row.line, word: shorten(slug) });
			return [];
		}
		const first = seen.get(statement.slug);
		if (first !== undefined) {
			faults.push({ kind: 'repeated', line: row.line, statement: statement.slug, first });
			return [];
		}
		seen.set(statement.slug, row.line);
		const stance = readStance(row.cells[columns.stance] ?? '', statement, vocabulary);
		if (stance === undefined) {
			const word = shorten(plain(row.cells[columns.stance]));
			faults.push({ kind: 'bad_stance', line: row.line, word, steps: statement.steps });
		}
		const reason: Record<string, string> = {};
		for (const [language, column] of columns.reasons) {
			const words = plain(row.cells[column]);
			const over = lengthOf(words) - reasonLimit;
			if (over > 0) faults.push({ kind: 'too_long', line: row.line, language, over });
			else if (!isUnicode && hasLostLetters(words)) {
				faults.push({ kind: 'lost_letters', line: row.line, language });
			}
			if (words !== '') reason[language] = words;
		}
		if (stance === undefined || (stance === null && Object.keys(reason).length === 0)) return [];
		const isDeclined = stance === 'declined';
		return [
			{
				statement: statement.slug,
				line: row.line,
				stance: isDeclined ? null : stance,
				isDeclined,
				reason,
			},
		];
	});
	return { positions, faults: faults.sort((one, other) => one.line - other.line) };
}

function failed(fault: FileFault): PositionFile {
	return { positions: [], faults: [fault] };
}

interface Row {
	cells: string[];
	/** The line on which it begins, 1… */
	line: number;
}

interface Columns {
	statement: number;
	stance: number;
	reasons: [language: string, column: number][];
}

/** The head is looked for in so many rows: there may be remarks above it. */
const firstRows = 20;

/** The table in a text, with the separator and the row that find most columns in the head. Null without any row. */
function readTable(
	text: string,
	understand: (head: string[]) => Columns,
): { head: Row; rows: Row[]; faults: FileFault[] } | null {
	// Excel's own line that names the separator.
	const stated = /^sep=(.)\n/i.exec(text);
	const content = stated ? text.slice(stated[0].length) : text;
	const skipped = stated ? 1 : 0;
	const tables = [';', ',', '\t', ...(stated?.[1] ? [stated[1]] : [])].map((delimiter) =>
		split(content, delimiter, skipped),
	);
	const worth = ({ cells }: Row) => {
		const { statement, stance, reasons } = understand(cells);
		return (statement < 0 ? 0 : 1) + (stance < 0 ? 0 : 1) + reasons.length;
	};
	const heads = tables.flatMap(({ rows, faults }) =>
		rows.slice(0, firstRows).map((head, index) => ({
			...{ head, worth: worth(head) },
			...{ rows: rows.slice(index + 1), faults: faults.filter(({ line }) => line > head.line) },
		})),
	);
	// The first one, where several are worth the same.
	const [best] = heads.sort((one, other) => other.worth - one.worth);
	return best ?? null;
}

function split(text: string, delimiter: string, skipped: number): { rows: Row[]; faults: FileFault[] } {
	const faults: FileFault[] = [];
	const rows: Row[] = [];
	try {
		parse(text, {
			delimiter,
			record_delimiter: '\n',
			relax_column_count: true,
			skip_empty_lines: true,
			skip_records_with_error: true,
			to: maxRows,
			on_record: (cells: string[], { lines }) => {
				rows.push({ cells, line: lines - breaksIn(cells) + skipped });
				return null;
			},
			on_skip: (fault) => {
				const line = fault instanceof CsvError ? Number(fault['lines']) : 1;
				faults.push({ kind: 'quotes', line: line + skipped });
				if (faults.length === maxBroken) throw new Broken();
				return undefined;
			},
		});
	} catch (fault) {
		if (!(fault instanceof Broken)) throw fault;
	}
	return { rows, faults };
}

/** Thrown to stop reading. */
class Broken extends Error {}

function breaksIn(record: string[]): number {
	return record.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0);
}

function columnsOf(head: string[], languages: readonly string[], vocabulary: Vocabulary): Columns {
	const cells = head.slice(0, maxColumns).map((cell) => plain(cell.slice(0, maxName)));
	const find = (names: readonly string[]) =>
		cells.findIndex((cell) => names.some((name) => sounds(cell, name)));
	return {
		statement: find(vocabulary.columns.statement),
		stance: find(vocabulary.columns.stance),
		reasons: languages.flatMap((language): [string, number][] => {
			const column = find(vocabulary.reason(language));
			return column < 0 ? [] : [[language, column]];
		}),
	};
}

/** A number or a word of the scale; null for an empty cell, undefined for anything else. */
function readStance(
	cell: string,
	statement: FileStatement,
	vocabulary: Vocabulary,
): number | 'declined' | null | undefined {
	const word = plain(cell);
	if (word === '') return null;
	if (word.length > maxName) return undefined;
	const figure = /^([1-7])(?:[.,]0+)?$/.exec(word)?.[1];
	if (figure) return isOnScale(Number(figure), statement.steps) ? Number(figure) : undefined;
	if (vocabulary.declined.some((name) => sounds(word, name))) return 'declined';
	const stances = Array.from({ length: statement.steps }, (_, index) => index + 1);
	return stances.find((stance) => vocabulary.stances(statement, stance).some((name) => sounds(word, name)));
}

/** A cell without the apostrophe that keeps a spreadsheet from computing it. */
function plain(cell = ''): string {
	const words = tidy(cell);
	return /^'\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(words) ? words.slice(1) : words;
}

/** Whether a cell is this word; a question mark may replace a letter that windows-1251 does not have. */
function sounds(cell: string, word: string): boolean {
	const [heard, meant] = [cell, word].map((words) => [...tidy(words).toLowerCase()]);
	return (
		heard !== undefined &&
		meant !== undefined &&
		heard.length === meant.length &&
		heard.every(
			(letter, index) => letter === meant[index] || (letter === '?' && !isInWindows1251(meant[index])),
		)
	);
}

function isInWindows1251(letter = ''): boolean {
	return !/[әғқңөұүһ]/i.test(letter);
}

function shorten(words: string): string {
	return words.length > 40 ? `${words.slice(0, 40)}…` : words;
}
