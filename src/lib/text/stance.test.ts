import { afterEach, describe, expect, it } from 'vitest';
import { interfaceLanguages } from './language.ts';
import { overwriteGetLocale } from './paraglide/runtime.js';
import { side, stanceWord } from './stance.ts';

afterEach(() => overwriteGetLocale(() => 'kk'));

const words = (steps: number, person: 'voter' | 'contender') =>
	Array.from({ length: steps }, (_, index) => stanceWord(index + 1, steps, person));

describe('A stance in words', () => {
	it('A stance is said by the voter and about the contender.', () => {
		expect(words(5, 'voter')).toEqual([
			'Мүлде келіспеймін',
			'Келіспеймін',
			'Бейтараппын',
			'Келісемін',
			'Толық келісемін',
		]);
		expect(words(5, 'contender')).toEqual([
			'Мүлде келіспейді',
			'Келіспейді',
			'Бейтарап',
			'Келіседі',
			'Толық келіседі',
		]);
	});

	it('A stance has words in Russian and in English.', () => {
		overwriteGetLocale(() => 'ru');
		expect(words(5, 'voter')).toEqual(['Полностью против', 'Против', 'Нейтрально', 'За', 'Полностью за']);
		overwriteGetLocale(() => 'en');
		expect(words(5, 'contender')).toEqual([
			'Strongly disagrees',
			'Disagrees',
			'Neutral',
			'Agrees',
			'Strongly agrees',
		]);
	});

	it.each(
		interfaceLanguages.flatMap((language) => [2, 3, 4, 5, 6, 7].map((steps) => [language, steps] as const)),
	)('Every step has a different word in %s on a scale of %i.', (language, steps) => {
		overwriteGetLocale(() => language);
		for (const person of ['voter', 'contender'] as const) {
			expect(new Set(words(steps, person)).size).toBe(steps);
			expect(words(steps, person).join()).not.toContain('stance_word');
		}
	});

	it('A missing stance is named.', () => {
		expect([stanceWord(null, 5, 'voter'), stanceWord(null, 5, 'contender')]).toEqual([
			'Өткізіп жіберілді',
			'Жауап жоқ',
		]);
	});
});

describe('The side of a stance', () => {
	it('Only the middle of a scale with an odd number of steps is even.', () => {
		expect([1, 2, 3, 4, 5].map((stance) => side(stance, 5))).toEqual([
			'against',
			'against',
			'even',
			'for',
			'for',
		]);
		expect([1, 2, 3, 4].map((stance) => side(stance, 4))).toEqual(['against', 'against', 'for', 'for']);
	});
});
