import * as spreadsheet from '../../spreadsheet/write.ts';
import { Problem, type Answer } from './answer.ts';

/** The ending of the address decides the format, else `Accept`. */
export interface Format {
	isTable: boolean;
	isNegotiated: boolean;
}

/** The format of a list. @param ending of its address: `.csv`, `.json` or none */
export function choose({ headers }: Request, ending = ''): Format {
	return ending === ''
		? { isTable: prefersTable(headers.get('accept') ?? ''), isNegotiated: true }
		: { isTable: ending === '.csv', isNegotiated: false };
}

/** The name without the ending `.json`, for what has no other format. */
export function withoutEnding(name: string): string | Problem {
	if (name.endsWith('.csv')) return new Problem(404, 'This exists as JSON only: leave out .csv.');
	return name.replace(/\.json$/, '');
}

/** An answer in JSON. */
export function json(content: object, about: Partial<Answer> = {}): Answer {
	return { ...about, type: 'application/json', text: JSON.stringify(content) };
}

export const tableType = 'text/csv; charset=utf-8; header=present';

/** An answer as a table, which a browser saves as `file`. */
export function csv(
	cells: (string | number | null)[][],
	about: Partial<Answer> & Required<Pick<Answer, 'file'>>,
): Answer {
	const text = spreadsheet.write(cells, 'en');
	return { ...about, type: tableType, text };
}

/** Whether `Accept` (RFC 9110 §12.5.1) prefers a table to JSON. */
function prefersTable(accept: string): boolean {
	const preference = (types: readonly string[]) =>
		Math.max(
			0,
			...accept
				.toLowerCase()
				.split(',')
				.map((range) => range.split(';').map((part) => part.trim()))
				.filter(([type = '']) => types.includes(type))
				.map(([, ...parameters]) => Number(parameters.find((one) => one.startsWith('q='))?.slice(2) ?? 1)),
		);
	return preference(['text/csv']) > preference(['application/json', 'application/*', '*/*']);
}
