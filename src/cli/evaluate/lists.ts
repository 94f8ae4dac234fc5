import { nearestLists } from '../../lib/match/decide/lists.ts';
import type { Data } from './data.ts';
import { fieldOf, mean, percent } from './poll.ts';

/** Parties with fewer complete candidates have no sheet of their own here. */
const fewestCandidates = 200;

/**
 * How often a candidate's own party is among the two lists that are nearest to its sheet. A list takes, on each
 * statement, the median position of its candidates, without the one that is compared.
 */
export function* lists({ parties, steps }: Data) {
	const large = parties.filter((rows) => rows.length >= fewestCandidates);
	if (large.length < 2) return;
	const sheets = large.map((rows) => medians(rows));
	const own: number[] = [];
	const first: number[] = [];
	const level: number[] = [];
	for (const [party, rows] of large.entries()) {
		const without = medianWithout(rows);
		for (const row of rows) {
			const found = nearestLists(fieldOf(sheets.with(party, without(row)), steps), row);
			if (!found) continue;
			const at = found.lists.findIndex(({ list }) => list === party);
			own.push(at >= 0 ? 1 : 0);
			first.push(at === 0 ? 1 : 0);
			level.push(found.isLevel ? 1 : 0);
		}
	}
	yield {
		lists: large.length,
		candidates: own.length,
		ownListAmongTheNearestTwo: percent(mean(own)),
		ownListNearest: percent(mean(first)),
		moreThanTwoBecauseLevel: percent(mean(level)),
	};
}

/** On each statement the lower median. */
function medians(rows: readonly Int8Array[]): Int8Array {
	return sortedColumns(rows).reduce(
		(sheet, sorted, column) => {
			sheet[column] = sorted[(sorted.length - 1) >> 1] ?? 0;
			return sheet;
		},
		new Int8Array(rows[0]?.length ?? 0),
	);
}

/** The same without one of the rows. */
function medianWithout(rows: readonly Int8Array[]): (row: Int8Array) => Int8Array {
	const columns = sortedColumns(rows);
	return (row) =>
		row.map((own, column) => {
			const sorted = columns[column] ?? new Int8Array();
			const middle = (sorted.length - 2) >> 1;
			return sorted[sorted.indexOf(own) <= middle ? middle + 1 : middle] ?? 0;
		});
}

function sortedColumns(rows: readonly Int8Array[]): Int8Array[] {
	return Array.from({ length: rows[0]?.length ?? 0 }, (_, column) =>
		Int8Array.from(rows, (row) => row[column] ?? 0).sort(),
	);
}
