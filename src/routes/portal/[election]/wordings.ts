import type { Text } from '$lib/election/text.ts';
import { dayAndMonth, dayOf, timeOf } from '$lib/text/format.ts';
import * as m from '$lib/text/paraglide/messages.js';

/** The language of a field, for its label. */
export function languageName(language: string): string {
	return { kk: m.profile_in_kk(), ru: m.profile_in_ru(), en: m.profile_in_en() }[language] ?? language;
}

/** The election's languages, the page's first if it is one of them. */
export function pageFirst(languages: readonly string[], language: string): string[] {
	return languages.includes(language)
		? [language, ...languages.filter((other) => other !== language)]
		: [...languages];
}

/** The wordings in a form's fields `name-kk`, `name-ru` …, as they were typed. */
export function typedText(form: FormData, name: string, languages: readonly string[]): Text {
	return Object.fromEntries(
		languages.map((language) => {
			const typed = form.get(`${name}-${language}`);
			return [language, typeof typed === 'string' ? typed : ''];
		}),
	);
}

/** Day and time of an instant, in the election's time zone. */
export function momentOf(instant: Date | string, timezone: string): string {
	return m.profile_moment({ day: dayAndMonth(dayOf(instant, timezone)), time: timeOf(instant, timezone) });
}
