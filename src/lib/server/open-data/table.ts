/** How each field of a row stands in a table. What is nested more deeply stands in JSON only. */
export type Columns<Row> = Record<keyof Row & string, 'plain' | 'text' | 'texts' | 'list' | 'left out'>;

/** The names of the columns: a text has one for each language, `name_kk`. */
export function header<Row>(columns: Columns<Row>, languages: readonly string[]): string[] {
	return kindsOf(columns).flatMap(([name, kind]) => {
		if (kind === 'left out') return [];
		return kind === 'text' || kind === 'texts' ? languages.map((language) => `${name}_${language}`) : [name];
	});
}

/** The cells of each row, below `header`. What has several values is parted by ` | `. */
export function table<Row extends object>(
	rows: readonly Row[],
	columns: Columns<Row>,
	languages: readonly string[],
): (string | number | null)[][] {
	const kinds = kindsOf(columns);
	return rows.map((row) => {
		const fields = new Map<string, unknown>(Object.entries(row));
		return kinds.flatMap(([name, kind]) => cellsOf(kind, fields.get(name), languages));
	});
}

function kindsOf<Row>(columns: Columns<Row>): [string, Columns<Row>[keyof Row & string]][] {
	return Object.entries(columns);
}

function cellsOf(kind: string, value: unknown, languages: readonly string[]): (string | number | null)[] {
	if (kind === 'left out') return [];
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
