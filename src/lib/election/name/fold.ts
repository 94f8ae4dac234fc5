/** The distinct words of some texts, folded, in the order in which they first appear. */
export function wordsOf(...texts: readonly string[]): string[] {
	return [...new Set(texts.flatMap((text) => fold(text).split(' ')))].filter(Boolean);
}

/**
 * Unifies the spellings of a name in Kazakh, Russian and the Latin alphabets, so that Қарағанды, Карағанды,
 * Карагандинская, Qaragandy and Karaganda begin alike on every keyboard: lower case, Latin letters without diacritics,
 * single spaces between words.
 */
export function fold(text: string): string {
	const letters = [...text.normalize('NFC').toLowerCase()].map((letter) => spellings[letter] ?? bare(letter));
	return letters
		.join('')
		.replace(/[gk]h/g, (pair) => (pair === 'kh' ? 'h' : 'g'))
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

function bare(letter: string): string {
	return letter.normalize('NFD').replace(/\p{M}/gu, '');
}

const spellings: Record<string, string> = {
	...spell('абвгдезиклмнопрстуфх', 'abvgdeziklmnoprstufh'),
	...spell('әғқңөұүһіыйёэ', 'agknouuhiiiee'),
	...spell('qyıw', 'kiiu'),
	...{
		ж: 'zh',
		j: 'zh',
		ц: 'ts',
		ч: 'ch',
		ç: 'ch',
		ш: 'sh',
		щ: 'sh',
		ş: 'sh',
		ю: 'iu',
		я: 'ia',
		x: 'ks',
		ъ: '',
		ь: '',
	},
};

function spell(letters: string, as: string): Record<string, string> {
	return Object.fromEntries([...letters].map((letter, index) => [letter, as.charAt(index)]));
}
