import * as m from './paraglide/messages.js';

const names: Record<string, () => string> = {
	kk: m.language_kk,
	ru: m.language_ru,
	en: m.language_en,
};

/** What a language calls itself; its tag where we do not know. */
export function languageName(tag: string): string {
	return names[tag]?.() ?? tag;
}
