import { expect, test } from 'vitest';
import { idIn, pageIn } from './number.ts';

test.each([
	['1', 1],
	['999999999', 999_999_999],
	['0', null],
	['-1', null],
	['1.5', null],
	['1e3', null],
	// Larger than a row's id can be: the database would refuse the query.
	['99999999999', null],
	['', null],
	[null, null],
	[7, null],
])('%j names row %j.', (given, id) => {
	expect(idIn(given)).toBe(id);
});

test.each([
	['', 1],
	['page=3', 3],
	['page=0', 1],
	['page=-2', 1],
	['page=2.5', 1],
	['page=1e300', 1],
	['page=Infinity', 1],
	['page=two', 1],
])('“?%s” asks for page %j.', (search, page) => {
	expect(pageIn(new URLSearchParams(search))).toBe(page);
});
