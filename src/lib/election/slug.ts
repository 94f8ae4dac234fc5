/**
 * Whether a word can name something in addresses, forms and stored answers: 1 to 64 small Latin letters, digits, "-"
 * and "_", starting with a letter or digit. `constructor` is refused because every JavaScript object already has one.
 */
export function isSlug(word: string): boolean {
	return /^[a-z0-9][a-z0-9_-]{0,63}$/.test(word) && word !== 'constructor';
}
