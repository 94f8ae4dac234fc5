import { z } from 'zod';
import { advise, electionForm, Languages, statementsForm } from './pack/form.ts';
import * as json from './pack/json.ts';
import { Lines, type Fault, type Place } from './pack/place.ts';
import { readPositions } from './pack/positions.ts';
import { Sheet, type Columns, type Report, type Row } from './pack/sheet.ts';
import { isStanding } from './snapshot.ts';
import type {
	Bloc,
	Contender,
	Contest,
	District,
	ElectionFacts,
	Party,
	Region,
	Statement,
} from './snapshot.ts';
import type { Text } from './text.ts';

export type { Fault } from './pack/place.ts';

/** An election as a folder of files holds it, and as the database gives it back. Lists are in the order of the files. */
export interface Pack {
	election: ElectionFacts;
	/** The dates are a pattern, to be laid around the day of loading (`layAround`). Fictional elections only. */
	aroundLoading: boolean;
	contests: Contest[];
	regions: Region[];
	districts: PackDistrict[];
	parties: PackParty[];
	blocs: Bloc[];
	statements: Statement[];
	contenders: PackContender[];
	positions: Position[];
}

export type PackDistrict = Omit<District, 'contenders' | 'selfNominated'>;
export type PackContender = Omit<Contender, 'positions'>;

export interface PackParty extends Party {
	colour: string | null;
}

export interface Position {
	contender: string;
	statement: string;
	/** 1…steps; null where the contender declined. */
	stance: number | null;
	/** The contender's own words, in as many languages as it wrote; empty when it gave none. */
	reason: Text;
	source: string | null;
	/** When it was given, ISO 8601 in UTC; null when that is not known. */
	at: string | null;
}

/** The CSV files of a pack and their columns; `*` stands for each of the pack's languages. */
export const sheets = {
	'regions.csv': {
		columns: ['code', 'name_*', 'kind', 'tile_column', 'tile_row'],
		needed: ['code', 'name_*', 'kind'],
	},
	'districts.csv': {
		columns: ['contest', 'number', 'region', 'name_*', 'composition_*'],
		needed: ['contest', 'number', 'name_*'],
	},
	'parties.csv': {
		columns: ['slug', 'name_*', 'short_*', 'website', 'colour', 'source'],
		needed: ['slug', 'name_*'],
	},
	'blocs.csv': { columns: ['slug', 'name_*', 'manifesto_*'], needed: ['slug', 'name_*'] },
	'contenders.csv': {
		columns: [
			...['slug', 'contest', 'district', 'kind', 'party', 'nomination', 'bloc', 'name_*'],
			...['ballot_number', 'status'],
		],
		needed: ['slug', 'contest', 'district', 'kind', 'nomination', 'name_*', 'status'],
	},
	'positions.csv': {
		columns: ['contender', 'statement', 'stance', 'reason_*', 'source', 'at'],
		needed: ['contender', 'statement', 'stance'],
	},
} as const satisfies Record<string, Columns>;

/** The files of a pack, in the order in which faults are reported. */
export const fileNames = ['election.json', 'statements.json', ...Object.keys(sheets)];

const optionalFiles = ['regions.csv', 'blocs.csv', 'positions.csv'];

/**
 * Reads the files of a pack, given by name. All faults of all files are found at once and come in the order of file,
 * line and column; with a single one there is no pack. `regions.csv`, `blocs.csv` and `positions.csv` may be missing;
 * a byte order mark is read over.
 */
export function parse(
	files: Readonly<Record<string, string | Uint8Array>>,
): { pack: Pack } | { faults: Fault[] } {
	const faults: Fault[] = [];
	const reporter = (file: string) => (place: Place, message: string) =>
		void faults.push({ file, ...place, message });
	const open = (file: string) => textOf(files[file], !optionalFiles.includes(file), reporter(file));

	const electionFile = openJson(open('election.json'), reporter('election.json'));
	const languages = languagesIn(electionFile?.value);
	const facts = electionFile && fit(electionFile, electionForm(languages), reporter('election.json'));
	const statementsFile = openJson(open('statements.json'), reporter('statements.json'));
	const asking =
		statementsFile && fit(statementsFile, statementsForm(languages), reporter('statements.json'));
	const openSheet = <Entry>(file: keyof typeof sheets, read: (row: Row) => Entry): Sheeted<Entry> | null => {
		const text = open(file);
		if (text === null) return optionalFiles.includes(file) && files[file] === undefined ? [] : null;
		return new Sheet(text, sheets[file], languages, reporter(file)).rows.map((row) => ({
			row,
			entry: read(row),
		}));
	};

	const regions = openSheet('regions.csv', readRegion);
	const districts = openSheet('districts.csv', readDistrict);
	const parties = openSheet('parties.csv', readParty);
	const blocs = openSheet('blocs.csv', readBloc);
	const contenders = openSheet('contenders.csv', readContender);
	const positionRows = openSheet('positions.csv', (row) => row);

	if (electionFile && facts) checkElection(facts, electionFile, reporter('election.json'));
	if (statementsFile && asking) {
		checkStatements(
			asking,
			facts,
			districts && entries(districts),
			statementsFile,
			reporter('statements.json'),
		);
	}
	checkRows({ facts, regions, districts, parties, blocs, contenders });
	const statements = asking?.map(inOrder) ?? null;
	const positions =
		positionRows &&
		readPositions(
			positionRows.map(({ row }) => row),
			contenders && entries(contenders),
			statements,
		);

	const isWhole = facts && statements && regions && districts && parties && blocs && contenders && positions;
	if (!isWhole || faults.length > 0) return { faults: faults.sort(inReadingOrder) };
	const { contests, aroundLoading, ...election } = facts;
	return {
		pack: {
			election,
			aroundLoading,
			contests,
			regions: entries(regions),
			districts: entries(districts),
			parties: entries(parties),
			blocs: entries(blocs),
			statements,
			contenders: entries(contenders),
			positions,
		},
	};
}

type Sheeted<Entry> = { row: Row; entry: Entry }[];
type Facts = z.infer<ReturnType<typeof electionForm>>;

function entries<Entry>(sheeted: Sheeted<Entry>): Entry[] {
	return sheeted.map(({ entry }) => entry);
}

function inReadingOrder(one: Fault, other: Fault): number {
	return (
		fileNames.indexOf(one.file) - fileNames.indexOf(other.file) ||
		one.line - other.line ||
		one.column - other.column
	);
}

function textOf(file: string | Uint8Array | undefined, isRequired: boolean, report: Report): string | null {
	if (file === undefined) {
		if (isRequired) report({ line: 1, column: 1 }, 'add this file');
		return null;
	}
	if (typeof file === 'string') return file.replace(/^\uFEFF/, '');
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(file);
	} catch {
		report(firstForeignByte(file), 'save this file as UTF-8');
		return null;
	}
}

/** Where the first bytes stand that are not UTF-8: a lenient reader puts U+FFFD there, unless the text has one itself. */
function firstForeignByte(file: Uint8Array): Place {
	const text = new TextDecoder('utf-8').decode(file);
	return new Lines(text).placeOf(Math.max(0, text.indexOf('\uFFFD')));
}

function openJson(text: string | null, report: Report): json.Document | null {
	if (text === null) return null;
	const { document, complaints } = json.read(text);
	for (const { message, ...place } of complaints) report(place, message);
	return document;
}

/** The pack's languages, as far as they can be read: every text of every file depends on them. */
function languagesIn(election: unknown): string[] {
	const { data } = z.object({ languages: Languages }).safeParse(election);
	return data?.languages ?? ['kk', 'ru', 'en'];
}

/** The document's value, if it has the right form; else what is wrong with it is reported. */
function fit<Form extends z.ZodType>(
	document: json.Document,
	form: Form,
	report: Report,
): z.infer<Form> | null {
	const result = form.safeParse(document.value, { reportInput: true });
	if (result.success) return result.data;
	for (const { path, isKey, message } of result.error.issues.flatMap(advise)) {
		report(isKey ? document.keyPlaceOf(path) : document.placeOf(path), message);
	}
	return null;
}

function readRegion(row: Row): Region {
	return {
		code: row.filled('code'),
		name: row.everyLanguage('name'),
		kind: row.filled('kind'),
		tileColumn: row.number('tile_column'),
		tileRow: row.number('tile_row'),
	};
}

function readDistrict(row: Row): PackDistrict {
	return {
		contest: row.filled('contest'),
		number: row.filledNumber('number'),
		region: row.optional('region'),
		name: row.everyLanguage('name'),
		composition: row.everyLanguageOrNone('composition'),
	};
}

function readParty(row: Row): PackParty {
	const name = row.everyLanguage('name');
	const short = row.everyLanguageOrNone('short');
	return {
		slug: row.slug('slug'),
		name,
		short: Object.keys(short).length === 0 ? name : short,
		website: row.optional('website'),
		colour: row.optional('colour'),
		source: row.optional('source'),
	};
}

function readBloc(row: Row): Bloc {
	return {
		slug: row.slug('slug'),
		name: row.everyLanguage('name'),
		manifesto: row.everyLanguageOrNone('manifesto'),
	};
}

function readContender(row: Row): PackContender {
	return {
		slug: row.slug('slug'),
		kind: row.choice('kind', ['list', 'person']),
		contest: row.filled('contest'),
		district: row.filledNumber('district'),
		name: row.everyLanguage('name'),
		nomination: row.choice('nomination', ['party', 'association', 'self']),
		party: row.optional('party'),
		bloc: row.optional('bloc'),
		number: row.number('ballot_number'),
		status: row.choice('status', ['nominated', 'registered', 'refused', 'withdrawn', 'cancelled']),
	};
}

function inOrder(statement: Statement): Statement {
	const { districts } = statement;
	return districts ? { ...statement, districts: [...new Set(districts)].sort((a, b) => a - b) } : statement;
}

function checkElection({ topics, contests }: Facts, document: json.Document, report: Report): void {
	for (const [name, list] of Object.entries({ topics, contests })) {
		for (const index of repeated(list.map(({ slug }) => slug))) {
			report(document.placeOf([name, index, 'slug']), `use a slug that no other of the ${name} has`);
		}
	}
}

/** What the other files must hold for the statements to be asked. A file that could not be read is null. */
function checkStatements(
	statements: readonly Statement[],
	facts: Facts | null,
	districts: readonly PackDistrict[] | null,
	document: json.Document,
	report: Report,
): void {
	for (const index of repeated(statements.map(({ slug }) => slug))) {
		report(document.placeOf([index, 'slug']), 'use a slug that no other statement has');
	}
	statements.forEach(({ topic, contest, districts: numbers }, index) => {
		if (facts && !facts.topics.some(({ slug }) => slug === topic)) {
			report(document.placeOf([index, 'topic']), `there is no topic "${topic}" in election.json`);
		}
		if (contest === undefined) return;
		if (facts && !facts.contests.some(({ slug }) => slug === contest)) {
			report(document.placeOf([index, 'contest']), `there is no contest "${contest}" in election.json`);
			return;
		}
		numbers?.forEach((number, at) => {
			if (
				!districts ||
				districts.some((district) => district.contest === contest && district.number === number)
			)
				return;
			const message = `there is no district ${number} of contest "${contest}" in districts.csv`;
			report(document.placeOf([index, 'districts', at]), message);
		});
	});
}

interface Rows {
	facts: Facts | null;
	regions: Sheeted<Region> | null;
	districts: Sheeted<PackDistrict> | null;
	parties: Sheeted<PackParty> | null;
	blocs: Sheeted<Bloc> | null;
	contenders: Sheeted<PackContender> | null;
}

/** Checks that nothing is there twice and that whatever a row names exists. A file that could not be read is null. */
function checkRows({ facts, regions, districts, parties, blocs, contenders }: Rows): void {
	const regionCodes = regions && unique(regions, 'code', ({ code }) => code);
	const partySlugs = parties && unique(parties, 'slug', ({ slug }) => slug);
	const blocSlugs = blocs && unique(blocs, 'slug', ({ slug }) => slug);
	const districtNames =
		districts && unique(districts, 'number', ({ contest, number }) => `${contest} ${number}`);
	const contests = facts && new Map(facts.contests.map((contest) => [contest.slug, contest]));
	for (const { row, entry } of districts ?? []) {
		refer(row, 'contest', entry.contest, contests, 'election.json');
		refer(row, 'region', entry.region, regionCodes, 'regions.csv');
	}
	if (!contenders) return;
	unique(contenders, 'slug', ({ slug }) => slug);
	unique(contenders, 'ballot_number', (entry) =>
		entry.number === null || !isStanding(entry) ? null : `${entry.contest} ${entry.district} ${entry.number}`,
	);
	for (const { row, entry } of contenders) {
		refer(row, 'contest', entry.contest, contests, 'election.json');
		refer(row, 'party', entry.party, partySlugs, 'parties.csv');
		refer(row, 'bloc', entry.bloc, blocSlugs, 'blocs.csv');
		if (
			districtNames &&
			contests?.has(entry.contest) &&
			!districtNames.has(`${entry.contest} ${entry.district}`)
		) {
			row.report(
				'district',
				`district: there is no ${entry.district} of "${entry.contest}" in districts.csv`,
			);
		}
		checkKind(row, entry, contests?.get(entry.contest));
	}
}

function checkKind(row: Row, { kind, nomination, party }: PackContender, contest: Contest | undefined): void {
	if (contest?.kind === 'seat' && kind === 'list')
		row.report('kind', 'kind: a list cannot stand in a contest for seats');
	if (contest?.kind === 'list' && kind === 'person')
		row.report('kind', 'kind: only lists stand in a contest of lists');
	if (kind === 'list' && nomination !== 'party')
		row.report('nomination', 'nomination: write party for a list');
	if (nomination === 'party' && party === null) row.report('party', 'party: name the party that nominated');
}

/** The keys of the rows; reports each row whose key an earlier one has. A null key is nobody's. */
function unique<Entry>(
	rows: Sheeted<Entry>,
	column: string,
	keyOf: (entry: Entry) => string | null,
): Set<string> {
	const keys = rows.map(({ entry }) => keyOf(entry));
	for (const index of repeated(keys))
		rows[index]?.row.report(column, `${column}: an earlier row has the same one`);
	return new Set(keys.filter((key) => key !== null));
}

/** The indexes of the keys that were there before. */
function repeated(keys: readonly (string | null)[]): number[] {
	const seen = new Set<string>();
	return keys.flatMap((key, index) => {
		if (key === null) return [];
		if (seen.has(key)) return [index];
		seen.add(key);
		return [];
	});
}

function refer(
	row: Row,
	column: string,
	value: string | null,
	known: { has(key: string): boolean } | null,
	file: string,
): void {
	if (!value || !known || known.has(value)) return;
	row.report(column, `${column}: there is no "${value}" in ${file}`);
}
