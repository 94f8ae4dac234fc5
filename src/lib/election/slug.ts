/**
 * Whether a word can name something in addresses, forms and stored answers: 1 to 64 small Latin letters, digits, "-" and
 * "_", not starting with a mark. One such word is refused: every JavaScript object has a `constructor` already.
 */
export function isSlug(word: string): boolean {
	return /^[a-z0-9][a-z0-9_-]{0,63}$/.test(word) && word !== 'constructor';
}
