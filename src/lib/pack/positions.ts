import type { ContenderFacts } from '../election/noun/contender.ts';
import { isAsked, type Statement } from '../election/snapshot.ts';
import type { Position } from './pack.ts';
import type { Columns, Entries, Row } from './sheet.ts';

type Asked = Pick<Statement, 'slug' | 'steps' | 'contest' | 'districts'>;

export const positionColumns: Columns = {
	columns: ['contender', 'statement', 'stance', 'reason_*', 'source', 'at'],
	needed: ['contender', 'statement', 'stance'],
};

const nothing = Object.freeze({});

/**
 * Reads `positions.csv`, which may have a million rows: each row costs a few look-ups, and only faulty rows cost
 * more. Contenders or statements are null if they could not be read; references to them are not checked then.
 */
export function readPositions(
	rows: readonly Row[],
	contenders: Entries<ContenderFacts> | null,
	statements: readonly Asked[] | null,
): Position[] {
	const contenderAt = new Map(contenders?.rows.map(({ entry }, index) => [entry.slug, index]));
	const statementAt = new Map(statements?.map((statement, index) => [statement.slug, index]));
	const seen = new Uint8Array(contenderAt.size * statementAt.size);
	const hasReasons = rows[0]?.languages.some((language) => rows[0]?.indexOf(`reason_${language}`) !== -1);

	return rows.map((row) => {
		const contenderIndex = contenderAt.get(row.cell('contender'));
		const statementIndex = statementAt.get(row.cell('statement'));
		const contender = contenderIndex === undefined ? undefined : contenders?.rows[contenderIndex]?.entry;
		const statement = statementIndex === undefined ? undefined : statements?.[statementIndex];
		if (!contender && contenders?.mayHold('slug', row.cell('contender')) === false)
			row.report('contender', unknown('contender', row, 'contenders.csv'));
		if (!statement && statements) row.report('statement', unknown('statement', row, 'statements.json'));
		if (contenderIndex !== undefined && statementIndex !== undefined) {
			const cell = contenderIndex * statementAt.size + statementIndex;
			if (seen[cell])
				row.report(
					'statement',
					'statement: remove this row: the contender already has a position on this statement',
				);
			seen[cell] = 1;
		}
		if (contender && statement && !isAsked(statement, contender.contest, contender.district)) {
			row.report(
				'statement',
				`statement: remove this row: "${statement.slug}" is not asked in the contender's district`,
			);
		}
		return {
			contender: contender?.slug ?? '',
			statement: statement?.slug ?? '',
			stance: readStance(row, statement),
			reason: hasReasons ? row.someLanguages('reason') : nothing,
			source: row.optional('source'),
			at: readInstant(row),
		};
	});
}

function unknown(column: string, row: Row, file: string): string {
	return `${column}: there is no "${row.cell(column)}" in ${file}`;
}

function readStance(row: Row, statement: Asked | undefined): number | null {
	const cell = row.cell('stance');
	if (cell === '') return null;
	const stance = Number(cell);
	const steps = statement?.steps ?? 7;
	if (/^[1-7]$/.test(cell) && stance <= steps) return stance;
	row.report(
		'stance',
		`stance: write a whole number from 1 to ${steps}, or nothing for declined, not "${cell}"`,
	);
	return null;
}

function readInstant(row: Row): string | null {
	const cell = row.cell('at');
	if (cell === '') return null;
	const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/.test(cell);
	if (isInstant && !Number.isNaN(Date.parse(cell))) return new Date(cell).toISOString();
	row.report(
		'at',
		`at: write a date and time with its offset from UTC, like 2026-03-01T09:30:00+05:00, not "${cell}"`,
	);
	return null;
}
