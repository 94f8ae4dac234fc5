/**
 * A table as a CSV file (RFC 4180) that spreadsheets open with a double click: UTF-8 with its mark, and the separator
 * that they expect in countries of this language. A cell that a spreadsheet would compute gets an apostrophe in front
 * (OWASP, CSV Injection).
 */
export function write(rows: readonly Cells[], language: string): string {
	return mark + lines(rows, language);
}

type Cells = readonly (string | number | null)[];

/** What a file begins with: the mark of UTF-8. */
const mark = '\uFEFF';

/** Rows as they are written, for a file that is sent in pieces. */
export function lines(rows: readonly Cells[], language: string): string {
	const separator = language === 'en' ? ',' : ';';
	return rows.map((row) => row.map(cell).join(separator) + '\r\n').join('');
}

function cell(value: string | number | null): string {
	if (typeof value === 'number') return String(value);
	const text = value ?? '';
	const harmless = /^\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;
	return /[",;\r\n\t']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
