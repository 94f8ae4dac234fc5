import { afterEach, expect, it } from 'vitest';
import type { InterfaceLanguage } from '$lib/text/language.ts';
import { overwriteGetLocale } from '$lib/text/paraglide/runtime.js';
import { detail } from './detail.ts';

function speak(language: InterfaceLanguage) {
	overwriteGetLocale(() => language);
}

afterEach(() => speak('kk'));

it('Details of the audit log are written in words.', () => {
	speak('ru');
	expect(detail('way', 'letter')).toBe('Способ: письмом');
	expect(detail('part', 'text')).toBe('Часть: текст о себе');
	expect(detail('rule', 'insult')).toContain('Правило: Оскорбления');
	expect(detail('count', 1474)).toBe('Количество: 1\u00a0474');
});

it('Words of a person, such as a reason, stay as they are.', () => {
	speak('en');
	expect(detail('reason', 'not the candidate')).toBe('Reason: not the candidate');
});
