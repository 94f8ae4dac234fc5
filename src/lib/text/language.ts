/** The languages of the interface, in the order of the menu. */
export const interfaceLanguages = ['kk', 'ru', 'en'] as const;
export type InterfaceLanguage = (typeof interfaceLanguages)[number];

export function isInterfaceLanguage(value: string): value is InterfaceLanguage {
	return interfaceLanguages.some((language) => language === value);
}

/**
 * The best interface language for an `Accept-Language` header (RFC 9110 §12.5.4); `kk` if nothing fits. Malformed
 * headers are read as far as possible.
 */
export function preferredLanguage(acceptLanguage: string | null): InterfaceLanguage {
	const wishes = (acceptLanguage ?? '')
		.split(',')
		.map((part) => {
			const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
			const quality = parameters.map((p) => /^\s*q=([\d.]+)/.exec(p)?.[1]).find(Boolean);
			return { language: range.split('-')[0] ?? '', quality: quality === undefined ? 1 : Number(quality) };
		})
		.filter(({ quality }) => quality > 0)
		.sort((a, b) => b.quality - a.quality);
	return wishes.map(({ language }) => language).find(isInterfaceLanguage) ?? 'kk';
}
