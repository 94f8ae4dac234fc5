import { sheets } from './read.ts';
import type { Pack } from './pack.ts';
import type { Text } from '../election/text.ts';
import { spread } from './sheet.ts';

type Cell = string | number | null;
type Cells = Record<string, Cell>;

/** The files of a pack, by name. Reading them gives the pack again. */
export function write(pack: Pack): Record<string, string> {
	const { election, aroundLoading, embeddedBy, contests, statements } = pack;
	const { languages } = election;
	const { sources, ...facts } = election;
	const pattern = aroundLoading ? { aroundLoading } : {};
	const table = (file: keyof typeof sheets, rows: Iterable<Cells>) => tableOf(file, languages, rows);
	return {
		'election.json': jsonOf({ ...facts, ...pattern, contests, sources, ...(embeddedBy && { embeddedBy }) }),
		'statements.json': jsonOf(statements),
		'regions.csv': table(
			'regions.csv',
			pack.regions.map(({ code, name, kind, tileColumn, tileRow }) => ({
				...{ code, kind, tile_column: tileColumn, tile_row: tileRow },
				...cellsOf('name', name),
			})),
		),
		'districts.csv': table(
			'districts.csv',
			pack.districts.map(({ contest, number, region, name, composition }) => ({
				...{ contest, number, region },
				...cellsOf('name', name),
				...cellsOf('composition', composition),
			})),
		),
		'parties.csv': table(
			'parties.csv',
			pack.parties.map(({ slug, name, short, website, colour, source }) => ({
				...{ slug, website, colour, source },
				...cellsOf('name', name),
				...cellsOf('short', short),
			})),
		),
		'blocs.csv': table(
			'blocs.csv',
			pack.blocs.map(({ slug, name, manifesto, confirmed = [] }) => ({
				slug,
				confirmed: confirmed.join(' '),
				...cellsOf('name', name),
				...cellsOf('manifesto', manifesto),
			})),
		),
		'contenders.csv': table(
			'contenders.csv',
			pack.contenders.map(({ name, number, ...facts }) => ({
				...facts,
				ballot_number: number,
				...cellsOf('name', name),
			})),
		),
		'positions.csv': table(
			'positions.csv',
			pack.positions.map(({ reason, ...facts }) => ({ ...facts, ...cellsOf('reason', reason) })),
		),
		...(pack.profiles.length > 0 && { 'profiles.json': jsonOf(pack.profiles) }),
	};
}

function jsonOf(value: object): string {
	return JSON.stringify(value, null, '\t') + '\n';
}

function cellsOf(column: string, text: Text): Cells {
	return Object.fromEntries(
		Object.entries(text).map(([language, words]) => [`${column}_${language}`, words]),
	);
}

function tableOf(file: keyof typeof sheets, languages: readonly string[], rows: Iterable<Cells>): string {
	const columns = spread(sheets[file].columns, languages);
	const lines = [columns.join(',')];
	for (const row of rows) lines.push(columns.map((column) => quoted(row[column] ?? '')).join(','));
	return lines.join('\n') + '\n';
}

/** RFC 4180: a cell with a comma, a quote or a line break stands in quotes, its own quotes twice. */
function quoted(cell: string | number): string {
	const text = String(cell);
	return /[",\n\r]|^\uFEFF/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
