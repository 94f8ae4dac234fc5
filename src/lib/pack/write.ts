import { sheets } from './read.ts';
import type { Pack, Position } from './pack.ts';
import { cellsOf, type Cells } from './columns.ts';
import { spread } from './sheet.ts';

/** The files of a pack, by name. Reading them gives the same pack. */
export function write(pack: Pack): Record<string, string> {
	const { election, aroundLoading, embeddedBy, contests, statements } = pack;
	const { languages } = election;
	const { sources, ...facts } = election;
	const pattern = aroundLoading ? { aroundLoading } : {};
	const tables: [keyof typeof sheets, Cells[]][] = [
		['regions.csv', pack.regions.map(sheets['regions.csv'].write)],
		['districts.csv', pack.districts.map(sheets['districts.csv'].write)],
		['parties.csv', pack.parties.map(sheets['parties.csv'].write)],
		['blocs.csv', pack.blocs.map(sheets['blocs.csv'].write)],
		['contenders.csv', pack.contenders.map(sheets['contenders.csv'].write)],
		['positions.csv', pack.positions.map(cellsOfPosition)],
	];
	return {
		'election.json': jsonOf({ ...facts, ...pattern, contests, sources, ...(embeddedBy && { embeddedBy }) }),
		'statements.json': jsonOf(statements),
		...(pack.places.length > 0 && {
			'places.csv': tableOf('places.csv', languages, pack.places.map(sheets['places.csv'].write)),
		}),
		...Object.fromEntries(tables.map(([file, rows]) => [file, tableOf(file, languages, rows)])),
		...(pack.profiles.length > 0 && { 'profiles.json': jsonOf(pack.profiles) }),
	};
}

function cellsOfPosition(position: Position): Cells {
	return Object.fromEntries(Object.entries(position).flatMap(([column, value]) => cellsOf(column, value)));
}

function jsonOf(value: object): string {
	return JSON.stringify(value, null, '\t') + '\n';
}

function tableOf(file: keyof typeof sheets, languages: readonly string[], rows: Iterable<Cells>): string {
	const columns = spread(sheets[file].columns, languages);
	const lines = [columns.join(',')];
	for (const row of rows) lines.push(columns.map((column) => quoted(row[column] ?? '')).join(','));
	return lines.join('\n') + '\n';
}

/** RFC 4180: a cell with a comma, a quote or a line break is quoted, and its own quotes are doubled. */
function quoted(cell: string | number): string {
	const text = String(cell);
	return /[",\n\r]|^\uFEFF/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
