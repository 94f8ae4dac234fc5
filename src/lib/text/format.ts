import { wholePercent } from '../match/percent.ts';
import * as m from './paraglide/messages.js';
import { getLocale } from './paraglide/runtime.js';

/*
 * Numbers and dates in the page's language. Patterns and month names are messages and not from Intl, because browsers
 * disagree about Kazakh (Chromium writes March as M03), and a page must read the same before and after its script
 * runs.
 */

const months = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const;
const weekdays = ['0', '1', '2', '3', '4', '5', '6'] as const;

/** A whole percent: `83%`, in Russian `83 %`. @param value 0…100 */
export function percent(value: number): string {
	return m.percent({ n: wholePercent(value) });
}

/** A range of whole percents, one figure where both ends are equal: `82–84%`. @param lowest, highest 0…100 */
export function percentRange(lowest: number, highest: number): string {
	const [from, to] = [wholePercent(lowest), wholePercent(highest)];
	return from === to ? m.percent({ n: from }) : m.percent_range({ from, to });
}

/** A whole number with its thousands separated. */
export function number(value: number): string {
	const separator = getLocale() === 'en' ? ',' : '\u00a0';
	return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, separator);
}

/** `4, 20 and 31`; empty for no words. */
export function list(words: readonly string[]): string {
	const last = words.at(-1) ?? '';
	if (words.length < 2) return last;
	return m.list_pair({ first: words.slice(0, -1).join(', '), last });
}

/** Day and month of a calendar day. @param day YYYY-MM-DD @param locale by default the page's */
export function dayAndMonth(day: string, locale = getLocale()): string {
	const [, month = 1, date = 1] = day.split('-').map(Number);
	return m.day_month({ day: date, month: months[month - 1] ?? '1' }, { locale });
}

/** Day, month and year of a calendar day. @param day YYYY-MM-DD @param locale by default the page's */
export function fullDay(day: string, locale = getLocale()): string {
	return m.day_month_year({ date: dayAndMonth(day, locale), year: Number(day.slice(0, 4)) }, { locale });
}

/** A day or only a month, with its year. @param when YYYY-MM-DD or YYYY-MM */
export function dayOrMonth(when: string): string {
	const [year = 0, month = 1, day] = when.split('-').map(Number);
	return day === undefined ? m.month_year({ month: months[month - 1] ?? '1', year }) : fullDay(when);
}

/** Day, month and weekday of a calendar day. @param day YYYY-MM-DD */
export function dayAndWeekday(day: string): string {
	const weekday = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '0';
	return m.day_and_weekday({ date: dayAndMonth(day), weekday });
}

/** The calendar day of an instant, as YYYY-MM-DD. @param timezone IANA name */
export function dayOf(instant: string | Date, timezone: string): string {
	return reading(instant, timezone).slice(0, 10);
}

/** The time of day of an instant, `21:40` in all languages. @param timezone IANA name */
export function timeOf(instant: string | Date, timezone: string): string {
	return reading(instant, timezone).slice(11, 16);
}

/** Date and time in `timezone`, as `YYYY-MM-DD HH:MM`. */
function reading(instant: string | Date, timezone: string): string {
	const format = new Intl.DateTimeFormat('en-GB', {
		timeZone: timezone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23',
	});
	const parts = Object.fromEntries(
		format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
	);
	return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}`;
}
