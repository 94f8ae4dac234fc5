import { afterEach, describe, expect, it } from 'vitest';
import {
	dayAndMonth,
	dayAndWeekday,
	dayOrMonth,
	dayOf,
	fullDay,
	list,
	number,
	percent,
	percentRange,
	timeOf,
} from './format.ts';
import { interfaceLanguages, type InterfaceLanguage } from './language.ts';
import * as m from './paraglide/messages.js';
import { overwriteGetLocale } from './paraglide/runtime.js';

function speak(language: InterfaceLanguage) {
	overwriteGetLocale(() => language);
}

afterEach(() => speak('kk'));

describe('Percents', () => {
	it.each([
		['kk', '83%', '82–84%'],
		['ru', '83\u00a0%', '82–84\u00a0%'],
		['en', '83%', '82–84%'],
	] as const)('Percents are whole and written as in the language %s.', (language, one, range) => {
		speak(language);
		expect(percent(82.6)).toBe(one);
		expect(percentRange(82.4, 83.5)).toBe(range);
	});

	it.each(interfaceLanguages)('Percents are written as in the Unicode locale data for %s.', (language) => {
		speak(language);
		expect(percent(83)).toBe(new Intl.NumberFormat(language, { style: 'percent' }).format(0.83));
	});

	it('A range whose ends round to the same percent is one figure.', () => {
		expect(percentRange(81.6, 82.4)).toBe('82%');
	});

	it('A percent is whole, rounded half up.', () => {
		expect([0, 0.4, 0.5, 99.4, 99.5, 100].map(percent)).toEqual(['0%', '0%', '1%', '99%', '100%', '100%']);
	});
});

describe('Numbers', () => {
	it.each(interfaceLanguages)('Thousands are separated as in the language %s.', (language) => {
		speak(language);
		for (const value of [0, 7, 999, 10_288, 12_035_578])
			expect(number(value)).toBe(new Intl.NumberFormat(language).format(value));
	});

	it.each([
		['kk', '1 тұжырым', '3 тұжырым', '36 тұжырым'],
		['ru', '1 утверждение', '3 утверждения', '36 утверждений'],
		['en', '1 statement', '3 statements', '36 statements'],
	] as const)('The counted noun is inflected in the language %s.', (language, one, three, many) => {
		speak(language);
		expect([1, 3, 36].map((n) => m.statement_count({ n }))).toEqual([one, three, many]);
	});
});

describe('Lists', () => {
	it.each([
		['kk', '4, 20 және 31'],
		['ru', '4, 20 и 31'],
		['en', '4, 20 and 31'],
	] as const)('A list ends with a conjunction in the language %s.', (language, words) => {
		speak(language);
		expect(list(['4', '20', '31'])).toBe(words);
	});

	it('A list of one is that one, and an empty list is empty.', () => {
		expect([list(['4']), list([])]).toEqual(['4', '']);
	});
});

describe('Days', () => {
	it.each([
		['kk', '2023\u00a0ж. наурыз', '2023\u00a0ж. 19 наурыз'],
		['ru', 'март 2023\u00a0года', '19 марта 2023\u00a0года'],
		['en', 'March 2023', '19 March 2023'],
	] as const)('A month alone is written without a day in the language %s.', (language, month, day) => {
		speak(language);
		expect([dayOrMonth('2023-03'), dayOrMonth('2023-03-19')]).toEqual([month, day]);
	});

	it.each([
		['kk', '19 наурыз', '2023\u00a0ж. 19 наурыз', '19 наурыз, жексенбі'],
		['ru', '19 марта', '19 марта 2023\u00a0года', '19 марта, воскресенье'],
		['en', '19 March', '19 March 2023', 'Sunday, 19 March'],
	] as const)('The month is a word in the language %s.', (language, short, full, weekday) => {
		speak(language);
		expect([dayAndMonth('2023-03-19'), fullDay('2023-03-19'), dayAndWeekday('2023-03-19')]).toEqual([
			short,
			full,
			weekday,
		]);
	});

	it.each(interfaceLanguages)('The months in %s are those of the Unicode locale data.', (language) => {
		speak(language);
		const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
			day: 'numeric',
			month: 'long',
		});
		for (let month = 1; month <= 12; month++) {
			const day = `2023-${String(month).padStart(2, '0')}-05`;
			expect(dayAndMonth(day)).toBe(format.format(new Date(`${day}T12:00:00Z`)));
		}
	});

	it('Days and times are those of the election’s timezone.', () => {
		expect(dayOf('2023-03-18T19:30:00Z', 'Asia/Aqtobe')).toBe('2023-03-19');
		expect(timeOf('2023-03-18T19:30:00Z', 'Asia/Aqtobe')).toBe('00:30');
	});
});
