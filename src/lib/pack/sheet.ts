import type { Text } from '../election/text.ts';
import { read, type Table } from './table.ts';
import type { Place } from './place.ts';
import { isSlug } from '../election/slug.ts';
import { tidy, tidyLine } from '../election/words.ts';

export type Report = (place: Place, message: string) => void;

/** The columns of a CSV file of a pack; `*` stands for each language. */
export interface Columns {
	/** In the order of writing; they are read in any order. */
	columns: readonly string[];
	/** The columns that must be there. */
	needed: readonly string[];
}

/** The rows of a file, each with the entry that was read from it. */
export interface Entries<Entry> {
	rows: readonly { row: Row; entry: Entry }[];
	/** Whether a name may be in a part of the file that could not be read; references to it are not reported then. */
	mayHold(column: string, name: string): boolean;
}

/** The columns with each language in place of `*`. */
export function spread(columns: readonly string[], languages: readonly string[]): string[] {
	return columns.flatMap((column) =>
		column.endsWith('*') ? languages.map((language) => column.slice(0, -1) + language) : [column],
	);
}

/** A CSV file of a pack whose cells are read by the names of their columns. */
export class Sheet {
	readonly rows: Row[];
	readonly #table: Table;
	/** Needed columns that are missing: reported once for the header, not for every row. */
	readonly #missing: Set<string>;

	/** @param remark receives what is not a fault */
	constructor(text: string, columns: Columns, languages: readonly string[], report: Report, remark: Report) {
		const [known, needed] = [spread(columns.columns, languages), spread(columns.needed, languages)];
		const table = read(text, known);
		for (const { message, ...place } of table.complaints) report(place, message);
		if (table.columns.length > 0) checkHead(table, known, needed, report);
		else {
			const message = `name the columns in the first line, without remarks above it: ${known.join(', ')}`;
			report({ line: 1, column: 1 }, message);
		}
		const index = new Map(table.columns.map((name, column) => [name, column]));
		this.#table = table;
		this.#missing = new Set(needed.filter((name) => !index.has(name)));
		this.rows = table.rows.map(
			(cells, row) => new Row(table, row, cells, index, this.#missing, languages, report, remark),
		);
	}

	mayHold(column: string, name: string): boolean {
		return this.#missing.has(column) || this.#table.mayHold(name);
	}
}

function checkHead(table: Table, known: string[], needed: string[], report: Report): void {
	table.columns.forEach((name, column) => {
		if (!known.includes(name)) {
			const advice = name === '' ? 'name this column, or empty it' : `remove the unknown column "${name}"`;
			report(table.headPlaceOf(column), `${advice}: the columns are ${known.join(', ')}`);
		} else if (table.columns.indexOf(name) < column) {
			report(table.headPlaceOf(column), `remove the second column "${name}"`);
		}
	});
	for (const name of needed) {
		if (!table.columns.includes(name)) report(table.headPlaceOf(0), `add the column "${name}"`);
	}
}

/** One row. Its readers report a faulty cell and still return a value of the right type. */
export class Row {
	readonly cells: string[];
	readonly languages: readonly string[];
	readonly #table: Table;
	readonly #row: number;
	readonly #index: Map<string, number>;
	readonly #missing: Set<string>;
	readonly #report: Report;
	readonly #remark: Report;

	constructor(
		table: Table,
		row: number,
		cells: string[],
		index: Map<string, number>,
		missing: Set<string>,
		languages: readonly string[],
		report: Report,
		remark: Report,
	) {
		this.cells = cells;
		this.languages = languages;
		this.#table = table;
		this.#row = row;
		this.#index = index;
		this.#missing = missing;
		this.#report = report;
		this.#remark = remark;
	}

	/** Reports a fault of the cell in this column, unless the column is missing and that was reported already. */
	report(column: string, message: string): void {
		if (this.#missing.has(column)) return;
		this.#report(this.#table.placeOf(this.#row, this.#index.get(column) ?? 0), message);
	}

	/** Remarks on the cell in this column. */
	remark(column: string, message: string): void {
		this.remarkAt(this.#index.get(column) ?? 0, message);
	}

	/** Remarks on a cell. @param index among the columns, from 0 */
	remarkAt(index: number, message: string): void {
		this.#remark(this.#table.placeOf(this.#row, index), message);
	}

	/** The cell without blanks around it; empty if there is no such column. */
	cell(column: string): string {
		return (this.cells[this.#index.get(column) ?? -1] ?? '').trim();
	}

	/** The index of a column in `cells`, or −1: for files with very many rows. */
	indexOf(column: string): number {
		return this.#index.get(column) ?? -1;
	}

	/** Words, tidied as those that are typed into the portal are; null without any. */
	optional(column: string): string | null {
		const value = this.cell(column);
		if (value === '') return null;
		if (value.includes('\0')) this.report(column, `${column}: remove the zero byte`);
		return tidy(value) || null;
	}

	filled(column: string): string {
		const value = this.optional(column) ?? '';
		if (value === '') this.report(column, `fill in ${column}`);
		return value;
	}

	slug(column: string): string {
		const value = this.filled(column);
		if (value !== '' && !isSlug(value)) {
			this.report(column, `${column}: use 1 to 64 small Latin letters, digits, "-" and "_"`);
		}
		return value;
	}

	/** A whole number from 1 up; null if the cell is empty. */
	number(column: string): number | null {
		const value = this.cell(column);
		if (value === '') return null;
		if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
		this.report(column, `${column}: write a whole number from 1 up, not "${value}"`);
		return null;
	}

	/** A whole number from 1 up. */
	filledNumber(column: string): number {
		if (this.cell(column) === '') this.report(column, `fill in ${column}`);
		return this.number(column) ?? 0;
	}

	choice(column: string, choices: readonly string[]): string {
		const value = this.cell(column);
		if (!choices.includes(value))
			this.report(column, `${column}: write one of ${choices.join(', ')}, not "${value}"`);
		return value;
	}

	/** The entries of a cell. @param separator a space, or a sign with spaces around it */
	list(column: string, separator = ' '): string[] {
		const mark = separator.trim();
		const words = this.optional(column) ?? '';
		return (mark === '' ? words.split(/\s+/) : words.split(mark)).map((word) => word.trim()).filter(Boolean);
	}

	/** The text in the columns `prefix_*`, in every language. */
	everyLanguage(prefix: string): Text {
		for (const language of this.languages) this.filled(`${prefix}_${language}`);
		return this.someLanguages(prefix);
	}

	/** A name, which is on one line, in the columns `prefix_*`, in every language. */
	name(prefix: string): Text {
		const text = Object.entries(this.everyLanguage(prefix));
		return Object.fromEntries(text.map(([language, words]) => [language, tidyLine(words)]));
	}

	/** The text in the columns `prefix_*`, in every language or in none. */
	everyLanguageOrNone(prefix: string): Text {
		const text = this.someLanguages(prefix);
		return Object.keys(text).length === 0 ? text : this.everyLanguage(prefix);
	}

	/** The text in the columns `prefix_*`, in the languages that have one. */
	someLanguages(prefix: string): Text {
		const text: Record<string, string> = {};
		for (const language of this.languages) {
			const words = this.optional(`${prefix}_${language}`);
			if (words !== null) text[language] = words;
		}
		return text;
	}
}
