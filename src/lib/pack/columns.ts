import { z } from 'zod';
import { columns, slug, text, textInSome, textOrNone } from '../election/noun/field.ts';
import type { Columns, Row } from './sheet.ts';

/** What a row holds, by column. */
export type Cells = Record<string, string | number>;

/** A noun as the rows of a CSV file: a field is a column, in snake_case; a text is a column in each language. */
export interface NounSheet<Noun> extends Columns {
	/** By column: what to write there, for the documentation. */
	notes: ReadonlyMap<string, string>;
	/** Reads a row. Reports faults to the row and fills in a value for each. */
	read(row: Row): Noun;
	write(noun: Noun): Cells;
}

interface Column {
	/** `*` stands for each language. */
	name: string;
	isNeeded: boolean;
	note: string;
	/** Between the entries of a list. */
	separator: string;
	/** The field's value; undefined if the noun leaves it out. */
	read(row: Row): unknown;
}

/** The file that holds nouns of this description, its columns in the order of the fields. */
export function sheetOf<Shape extends z.core.$ZodShape>(
	noun: z.ZodObject<Shape>,
): NounSheet<z.infer<z.ZodObject<Shape>>> {
	const fields = Object.entries(noun.shape).map(([key, field]) => ({ key, ...columnOf(key, field) }));
	return {
		columns: fields.map(({ name }) => name),
		needed: fields.filter(({ isNeeded }) => isNeeded).map(({ name }) => name),
		notes: new Map(fields.map(({ name, note }) => [name, note])),
		read: (row) => {
			const values = fields.map(({ key, read }) => [key, read(row)]);
			return Object.fromEntries(values.filter(([, value]) => value !== undefined));
		},
		write: (entry) => {
			const values = new Map<string, unknown>(Object.entries(entry));
			return Object.fromEntries(
				fields.flatMap(({ key, name, separator }) => cellsOf(name, values.get(key), separator)),
			);
		},
	};
}

function columnOf(key: string, field: z.core.$ZodType): Column {
	const name = columns.get(field)?.name ?? key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
	const isOptional = field instanceof z.ZodExactOptional;
	const mayBeEmpty = isOptional || field instanceof z.ZodNullable;
	const kind = mayBeEmpty ? field.unwrap() : field;
	const isText = kind === text || kind === textOrNone || kind === textInSome;
	const isNeeded = !mayBeEmpty && kind !== textOrNone && kind !== textInSome;
	const separator = columns.get(field)?.separator ?? ' ';
	const read = isNeeded ? readerOf(kind, name, separator) : optionalReaderOf(kind, name, separator);
	const empty = isOptional ? undefined : null;
	return {
		name: isText ? `${name}_*` : name,
		isNeeded,
		separator,
		note: kind instanceof z.ZodEnum ? kind.options.join(', ') : (columns.get(field)?.note ?? ''),
		read: (row) => {
			const value = read(row);
			return mayBeEmpty && isNothing(value) ? empty : value;
		},
	};
}

/** Reads what may not be empty. */
function readerOf(kind: z.core.$ZodType, column: string, separator: string): (row: Row) => unknown {
	if (kind === text) return (row) => row.name(column);
	if (kind === slug) return (row) => row.slug(column);
	if (kind instanceof z.ZodNumber) return (row) => row.filledNumber(column);
	if (kind instanceof z.ZodEnum) {
		const choices = kind.options.map(String);
		return (row) => row.choice(column, choices);
	}
	if (kind instanceof z.ZodArray) {
		return (row) => {
			row.filled(column);
			return row.list(column, separator);
		};
	}
	return (row) => row.filled(column);
}

/** Reads what may be empty, which gives null or an empty text or list. */
function optionalReaderOf(kind: z.core.$ZodType, column: string, separator: string): (row: Row) => unknown {
	if (kind === text || kind === textOrNone) return (row) => row.everyLanguageOrNone(column);
	if (kind === textInSome) return (row) => row.someLanguages(column);
	if (kind instanceof z.ZodNumber) return (row) => row.number(column);
	if (kind instanceof z.ZodArray) return (row) => row.list(column, separator);
	if (kind === slug || kind instanceof z.ZodEnum) {
		const read = readerOf(kind, column, separator);
		return (row) => (row.cell(column) === '' ? null : read(row));
	}
	return (row) => row.optional(column);
}

function isNothing(value: unknown): boolean {
	return typeof value === 'object' && Object.keys(value ?? {}).length === 0;
}

/** The cells of a value: in `column`, or for a text in one column for each language (`name_*`). */
export function cellsOf(column: string, value: unknown, separator = ' '): [string, string | number][] {
	if (Array.isArray(value)) return [[column, value.join(separator)]];
	if (typeof value === 'string' || typeof value === 'number') return [[column, value]];
	return Object.entries(value ?? {}).map(([language, words]) => [
		column.replace(/(_\*)?$/, `_${language}`),
		String(words),
	]);
}
