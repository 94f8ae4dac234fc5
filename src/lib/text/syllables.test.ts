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

test('Short words and words in other letters stay as they are.', () => {
	for (const text of ['Реформа', 'Егемендік', 'Құқық үстемдігі', 'Sovereignty', '']) {
		expect(breakable(text)).toBe(text);
	}
});
