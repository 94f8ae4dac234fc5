import { expect, test } from 'vitest';
import { breakable } from './syllables.ts';

const shown = (text: string) => breakable(text).replaceAll('\u00ad', '-');

test.each([
	['Верховенство права', 'Вер-хо-вен-ство права'],
	['Суверенитет', 'Суве-ре-ни-тет'],
	['Мемлекеттілік', 'Мем-ле-кет-ті-лік'],
	['Самостоятельность', 'Самос-тоя-тель-ность'],
])('%s is broken between syllables.', (text, syllables) => {
	expect(shown(text)).toBe(syllables);
});

test.each([
	['Sovereignty', 'Sove-reig-nty'],
	['Qazaqstan Respublikasy', 'Qazaqstan Res-pub-li-kasy'],
	['disagreement', 'disag-ree-ment'],
])('%s in Latin letters is broken between syllables too.', (text, syllables) => {
	expect(shown(text)).toBe(syllables);
});

test('How long a word stays whole can be chosen.', () => {
	expect(breakable('Кандидат', 6)).toBe('Кан\u00adди\u00adдат');
});

test('Short words stay as they are.', () => {
	for (const text of ['Реформа', 'Егемендік', 'Құқық үстемдігі', 'Reform', '']) {
		expect(breakable(text)).toBe(text);
	}
});
