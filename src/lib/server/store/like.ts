/** Escapes `text` for LIKE and ILIKE, so that `%`, `_` and `\` in it match themselves. */
export function literally(text: string): string {
	return text.replace(/[\\%_]/g, '\\$&');
}
