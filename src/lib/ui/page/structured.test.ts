import { describe, expect, test } from 'vitest';
import { written } from './structured.ts';

describe('facts inside a page', () => {
	test('hold no mark that HTML knows, and mean what they meant', () => {
		const name = '</script><script>alert(1)</script> & <!-- “Жел” \u2028';
		const text = written({ '@type': 'Person', name });
		expect(text).not.toMatch(/[<>&\u2028\u2029]/);
		expect(JSON.parse(text)).toEqual({ '@type': 'Person', name: name.trim() });
	});

	test('leave out what is not seen or turns the direction', () => {
		expect(JSON.parse(written({ name: '\u202eАй\u200bгүл\u2066 Дала\u2069\u0000' }))).toEqual({
			name: 'Айгүл Дала',
		});
		expect(JSON.parse(written({ alternateName: [{ '@value': '\ufeffДос', '@language': 'kk' }] }))).toEqual({
			alternateName: [{ '@value': 'Дос', '@language': 'kk' }],
		});
	});
});
