import type { Text } from '../election/text.ts';
import { read, type Table } from './table.ts';
import type { Place } from './place.ts';
import { isSlug } from '../election/slug.ts';

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

	constructor(text: string, columns: Columns, languages: readonly string[], report: Report) {
		const table = read(text);
		for (const { message, ...place } of table.complaints) report(place, message);
		checkHead(table, spread(columns.columns, languages), spread(columns.needed, languages), report);
		const index = new Map(table.columns.map((name, column) => [name, column]));
		this.#table = table;
		this.#missing = new Set(spread(columns.needed, languages).filter((name) => !index.has(name)));
		this.rows = table.rows.map(
			(cells, row) => new Row(table, row, cells, index, this.#missing, languages, report),
		);
	}

	mayHold(column: string, name: string): boolean {
		return this.#missing.has(column) || this.#table.mayHold(name);
	}
}

function checkHead(table: Table, known: string[], needed: string[], report: Report): void {
	table.columns.forEach((name, column) => {
		if (!known.includes(name)) {
			report(
				table.headPlaceOf(column),
				`remove the unknown column "${name}": the columns are ${known.join(', ')}`,
			);
		} else if (table.columns.indexOf(name) < column) {
			report(table.headPlaceOf(column), `remove the second column "${name}"`);
		}
	});
	for (const name of needed) {
		if (!table.columns.includes(name)) report({ line: 1, column: 1 }, `add the column "${name}"`);
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

	constructor(
		table: Table,
		row: number,
		cells: string[],
		index: Map<string, number>,
		missing: Set<string>,
		languages: readonly string[],
		report: Report,
	) {
		this.cells = cells;
		this.languages = languages;
		this.#table = table;
		this.#row = row;
		this.#index = index;
		this.#missing = missing;
		this.#report = report;
	}

	/** Reports a fault of the cell in this column, unless the column is missing and that was reported already. */
	report(column: string, message: string): void {
		if (this.#missing.has(column)) return;
		this.#report(this.#table.placeOf(this.#row, this.#index.get(column) ?? 0), message);
	}

	/** The unchanged cell; empty if there is no such column. */
	cell(column: string): string {
		return this.cells[this.#index.get(column) ?? -1] ?? '';
	}

	/** The index of a column in `cells`, or −1: for files with very many rows. */
	indexOf(column: string): number {
		return this.#index.get(column) ?? -1;
	}

	optional(column: string): string | null {
		const value = this.cell(column);
		if (value.includes('\0')) this.report(column, `${column}: remove the zero byte`);
		return value === '' ? null : value;
	}

	filled(column: string): string {
		const value = this.optional(column) ?? '';
		if (value.trim() === '') this.report(column, `fill in ${column}`);
		return value;
	}

	slug(column: string): string {
		const value = this.filled(column);
		if (value.trim() !== '' && !isSlug(value)) {
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

	/** The words of a cell, separated by spaces. */
	list(column: string): string[] {
		return this.cell(column).split(/\s+/).filter(Boolean);
	}

	/** The text in the columns `prefix_*`, in every language. */
	everyLanguage(prefix: string): Text {
		for (const language of this.languages) this.filled(`${prefix}_${language}`);
		return this.someLanguages(prefix);
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
