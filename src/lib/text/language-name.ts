import * as m from './paraglide/messages.js';

const names: Record<string, () => string> = {
	kk: m.language_kk,
	ru: m.language_ru,
	en: m.language_en,
};

/** A language's name for itself; its tag if the name is not known. */
export function languageName(tag: string): string {
	return names[tag]?.() ?? tag;
}
