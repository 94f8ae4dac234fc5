import { inLanguage, type Text } from '../../../election/text.ts';
import { dayOf, fullDay, timeOf } from '../../../text/format.ts';
import type { InterfaceLanguage } from '../../../text/language.ts';
import * as m from '../../../text/paraglide/messages.js';
import { cleanLines, name, type Part } from '../html.ts';
import type { Message } from '../message.ts';

// What letters are made of.

/** What a letter says, before it is set as text and HTML. */
export interface Saying {
	subject: string;
	heading: string;
	parts: Part[];
}

/** A message of this kind. */
export type Of<Kind extends Message['kind']> = Extract<Message, { kind: Kind }>;

export function paragraph(text: string): Part {
	return { is: 'paragraph', text };
}

export function questions(locale: InterfaceLanguage): Part {
	return paragraph(m.letter_questions({}, { locale }));
}

/** @throws {TypeError} when the link is no http(s) address */
export function button(label: string, link: string, locale: InterfaceLanguage): Part {
	return { is: 'button', label, href: address(link).href, below: m.letter_link_below({}, { locale }) };
}

/** Words as somebody wrote them, in a language that is not known. */
export function said(words: string): Part {
	return { is: 'quote', text: cleanLines(words), lang: null };
}

/** A text in the reader's language, else in one that it has. */
export function quote(text: Text, locale: InterfaceLanguage): Part {
	const wording = inLanguage(text, locale, Object.keys(text));
	return { is: 'quote', text: cleanLines(wording.text), lang: wording.lang };
}

export function electionFact(election: Text, locale: InterfaceLanguage, languages?: string[]) {
	return { label: m.letter_fact_election({}, { locale }), value: named(election, locale, languages) };
}

/** A name in the reader's language, marked as such. */
export function named(text: Text, locale: InterfaceLanguage, languages = Object.keys(text)): string {
	const wording = inLanguage(text, locale, languages);
	return name(wording.text, wording.lang);
}

/**
 * A deadline at midnight is shown as the minute before, because many readers take “until 18 March, 00:00” for the end of
 * that day.
 */
export function deadline(until: Date, timezone: string, locale: InterfaceLanguage): string {
	const isMidnight = timeOf(until, timezone) === '00:00';
	return moment(isMidnight ? new Date(until.getTime() - 60_000) : until, timezone, locale);
}

/** Day and time with the distance to UTC, because the reader may be elsewhere. */
export function moment(at: Date, timezone: string, locale: InterfaceLanguage): string {
	const day = fullDay(dayOf(at, timezone), locale);
	return m.letter_moment({ day, time: timeOf(at, timezone), zone: zoneOf(at, timezone) }, { locale });
}

/** `UTC+5` */
function zoneOf(at: Date, timezone: string): string {
	const format = new Intl.DateTimeFormat('en-GB', { timeZone: timezone, timeZoneName: 'shortOffset' });
	const zone = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
	return zone.replace('GMT', 'UTC').replace('-', '−');
}

export function hostOf(link: string): string {
	return address(link).host;
}

function address(link: string): URL {
	const url = new URL(link);
	if (!/^https?:$/.test(url.protocol)) throw new TypeError(`A letter cannot link to ${url.protocol}`);
	return url;
}
