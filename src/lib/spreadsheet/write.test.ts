import { describe, expect, it } from 'vitest';
import * as spreadsheet from './write.ts';

describe('A table for spreadsheets', () => {
	it('A table begins with the mark of UTF-8 and uses the separator of its language.', () => {
		const rows = [
			['Имя', 'Ответы'],
			['Айгүл', 36],
		];
		expect(spreadsheet.write(rows, 'ru')).toBe('\uFEFFИмя;Ответы\r\nАйгүл;36\r\n');
		expect(spreadsheet.write(rows, 'en')).toBe('\uFEFFИмя,Ответы\r\nАйгүл,36\r\n');
	});

	it('A cell that would break its row is quoted.', () => {
		expect(spreadsheet.write([['a;b', 'say "no"', 'two\nlines', null, '']], 'kk')).toBe(
			'\uFEFF"a;b";"say ""no""";"two\nlines";;\r\n',
		);
	});

	it.each(['=1+1', '+7 701', '-2', '@SUM(A1)', '\tx', ' =1', '＝cmd'])(
		'A spreadsheet does not compute %j.',
		(text) => {
			expect(spreadsheet.write([[text]], 'ru')).toBe(`\uFEFF"'${text}"\r\n`);
		},
	);

	it('A number is written as a number, also below zero.', () => {
		expect(spreadsheet.write([[-2]], 'ru')).toBe('\uFEFF-2\r\n');
	});
});
