import { describe, expect, test } from 'vitest';
import { written } from './structured.ts';

describe('Facts inside a page', () => {
	test('Facts contain no HTML markup and keep their meaning.', () => {
		const name = '</script><script>alert(1)</script> & <!-- “Жел” \u2028';
		const text = written({ '@type': 'Person', name });
		expect(text).not.toMatch(/[<>&\u2028\u2029]/);
		expect(JSON.parse(text)).toEqual({ '@type': 'Person', name: name.trim() });
	});

	test('Facts leave out invisible characters and those that change the direction of text.', () => {
		expect(JSON.parse(written({ name: '\u202eАй\u200bгүл\u2066 Дала\u2069\u0000' }))).toEqual({
			name: 'Айгүл Дала',
		});
		expect(JSON.parse(written({ alternateName: [{ '@value': '\ufeffДос', '@language': 'kk' }] }))).toEqual({
			alternateName: [{ '@value': 'Дос', '@language': 'kk' }],
		});
	});
});
