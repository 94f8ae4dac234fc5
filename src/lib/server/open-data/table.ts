import { z } from 'zod';

/** How a field becomes cells. A text has a column for each language, `name_kk`; several values are separated by ` | `. */
type Kind = 'plain' | 'text' | 'texts' | 'list';

/**
 * Rows as a table: the names of the columns, then the cells of each row. Whatever is nested more deeply than a text or a
 * list is left to JSON.
 *
 * @param row what each of the rows is like
 */
export function table<Row extends z.ZodObject>(
	row: Row,
	rows: readonly z.infer<Row>[],
	languages: readonly string[],
): (string | number | null)[][] {
	const columns = Object.entries(row.shape).flatMap(([name, field]): [string, Kind][] => {
		const kind = kindOf(field);
		return kind ? [[name, kind]] : [];
	});
	const header = columns.flatMap(([name, kind]) =>
		kind === 'text' || kind === 'texts' ? languages.map((language) => `${name}_${language}`) : [name],
	);
	const cells = rows.map((one) => {
		const fields = new Map<string, unknown>(Object.entries(one));
		return columns.flatMap(([name, kind]) => cellsOf(kind, fields.get(name), languages));
	});
	return [header, ...cells];
}

/** Null for what is nested too deeply. */
function kindOf(field: z.core.$ZodType): Kind | null {
	if (field instanceof z.ZodNullable) return kindOf(field.unwrap());
	if (field instanceof z.ZodArray) return manyOf(kindOf(field.element));
	if (field instanceof z.ZodRecord) return field.valueType instanceof z.ZodString ? 'text' : null;
	return field instanceof z.ZodObject ? null : 'plain';
}

function manyOf(kind: Kind | null): Kind | null {
	if (kind === 'text') return 'texts';
	return kind === 'plain' ? 'list' : null;
}

function cellsOf(kind: Kind, value: unknown, languages: readonly string[]): (string | number | null)[] {
	if (kind === 'list') return [joined(value)];
	if (kind === 'plain') return [plain(value)];
	return languages.map((language) =>
		kind === 'texts' && Array.isArray(value)
			? joined(value.map((text: unknown) => wordsIn(text, language)))
			: wordsIn(value, language),
	);
}

function joined(value: unknown): string | null {
	return Array.isArray(value) ? value.map(String).join(' | ') : null;
}

function plain(value: unknown): string | number | null {
	if (typeof value === 'number' || typeof value === 'string') return value;
	return typeof value === 'boolean' ? String(value) : null;
}

function wordsIn(value: unknown, language: string): string {
	const words: unknown =
		typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(language) : undefined;
	return typeof words === 'string' ? words : '';
}
