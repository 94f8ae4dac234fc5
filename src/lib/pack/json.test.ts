import fc from 'fast-check';
import { expect, it } from 'vitest';
import { read } from './json.ts';

it('A text is read exactly when it is JSON, with the same value.', () => {
	const damaged = fc
		.tuple(fc.json(), fc.nat(), fc.constantFrom(...'{}[],:"\\/ \n\t-+.e01\u00a0\u007f', ''), fc.nat(2))
		.map(([text, at, put, taken]) => {
			const place = at % (text.length + 1);
			return text.slice(0, place) + put + text.slice(place + taken);
		});
	fc.assert(
		fc.property(fc.oneof(fc.json({ maxDepth: 8 }), damaged), (text) => {
			const { document, complaints } = read(text);
			expect(document === null ? 'no JSON' : document.value).toEqual(parsed(text));
			if (document === null) expect(complaints).not.toEqual([]);
		}),
		{ numRuns: 1000 },
	);
});

it.each([
	['a comma at the end of an object', '{"a": 1,}', '1:9: write a name in double quotes here, not "}"'],
	['a comma at the end of an array', '[1,]', '1:4: write a value here, not "]"'],
	['no comma', '{"a": 1\n"b": 2}', '2:1: write "," or "}" here, not "\\""'],
	['no colon', '{"a" 1}', '1:6: write ":" here, not "1"'],
	['a comment', '[1] // one', '1:5: remove what follows the end of the value'],
	['a single quote', "['a']", '1:2: write a value here, not "\'"'],
	['nothing', ' ', '1:2: write a value here, the file ends too early'],
	['an end too early', '{"a": [1', '1:9: write "," or "]" here, the file ends too early'],
	['a line break in a text', '["a\n"]', '1:2: close this text with " on the same line'],
	['too many levels', '['.repeat(100_000), '1:33: nest no deeper than 32 levels'],
])('A text with %s has one fault, where it is.', (_, text, expected) => {
	const { document, complaints } = read(text);
	expect(document).toBeNull();
	expect(complaints).toHaveLength(1);
	expect(complaints.map(({ line, column, message }) => `${line}:${column}: ${message}`)[0]).toContain(
		expected,
	);
});

it('Each value and each key has a place; what is missing has the place of the nearest value around it.', () => {
	const { document } = read('{\n\t"a": [{ "b": 1 }]\n}');
	expect(document?.placeOf([])).toEqual({ line: 1, column: 1 });
	expect(document?.placeOf(['a', 0, 'b'])).toEqual({ line: 2, column: 15 });
	expect(document?.keyPlaceOf(['a', 0, 'b'])).toEqual({ line: 2, column: 10 });
	expect(document?.placeOf(['a', 0, 'c', 3])).toEqual({ line: 2, column: 8 });
});

/** The value that JavaScript reads. */
function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return 'no JSON';
	}
}
