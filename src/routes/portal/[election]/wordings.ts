import type { Text } from '$lib/election/text.ts';
import { dayAndMonth, dayOf, timeOf } from '$lib/text/format.ts';
import * as m from '$lib/text/paraglide/messages.js';

/** In which language a field is written, as its label says it. */
export function languageName(language: string): string {
	return { kk: m.profile_in_kk(), ru: m.profile_in_ru(), en: m.profile_in_en() }[language] ?? language;
}

/** The election's languages, that of the page first where it is one of them. */
export function pageFirst(languages: readonly string[], language: string): string[] {
	return languages.includes(language)
		? [language, ...languages.filter((other) => other !== language)]
		: [...languages];
}

/** The wordings that a form carries in its fields `name-kk`, `name-ru` …, as they were typed. */
export function typedText(form: FormData, name: string, languages: readonly string[]): Text {
	return Object.fromEntries(
		languages.map((language) => {
			const typed = form.get(`${name}-${language}`);
			return [language, typeof typed === 'string' ? typed : ''];
		}),
	);
}

/** Day and time of an instant, as it is read where the election is held. */
export function momentOf(instant: Date | string, timezone: string): string {
	return m.profile_moment({ day: dayAndMonth(dayOf(instant, timezone)), time: timeOf(instant, timezone) });
}
