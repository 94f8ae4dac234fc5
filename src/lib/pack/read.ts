import { z } from 'zod';
import { sheetOf } from './columns.ts';
import { checkCalendar } from './check/calendar.ts';
import { remarkOnCells, remarkOnMarkup, remarkOnNames, remarkOnStatements } from './check/remarks.ts';
import { checkElection, checkImprint, checkProfiles, checkRows, checkStatements } from './check/values.ts';
import {
	advise,
	electionForm,
	ElectionOutline,
	profilesForm,
	statementsForm,
	StatementsOutline,
} from './form.ts';
import * as json from './json.ts';
import type { Pack, PackProfile } from './pack.ts';
import { Lines, type Fault, type Place } from './place.ts';
import { positionColumns, readPositions } from './positions.ts';
import { Sheet, type Entries, type Report, type Row } from './sheet.ts';
import { beforeMisreading, decode, withPlainEnds } from '../spreadsheet/decode.ts';
import { district, region } from '../election/noun/contest.ts';
import { contender, type ContenderFacts } from '../election/noun/contender.ts';
import { languages as languageList } from '../election/noun/election.ts';
import { bloc, party, type PartyFacts } from '../election/noun/party.ts';
import { place } from '../election/noun/place.ts';
import type { Statement } from '../election/noun/statement.ts';

/** The CSV files of a pack: their columns and the nouns in their rows. */
export const sheets = {
	'regions.csv': sheetOf(region),
	'districts.csv': sheetOf(district),
	'places.csv': sheetOf(place),
	'parties.csv': sheetOf(party),
	'blocs.csv': sheetOf(bloc),
	'contenders.csv': sheetOf(contender),
	'positions.csv': positionColumns,
};

/** The files of a pack, in the order in which faults are reported. */
export const fileNames = ['election.json', 'statements.json', ...Object.keys(sheets), 'profiles.json'];

const optionalFiles = ['regions.csv', 'places.csv', 'blocs.csv', 'positions.csv', 'profiles.json'];
const empty: Entries<never> = { rows: [], mayHold: () => false };

/**
 * Reads the files of a pack, by name. All faults of all files are found at once, ordered by file, line and column;
 * with even one fault there is no pack. Remarks are on what can be loaded but is probably not meant. `regions.csv`, `places.csv`, `blocs.csv`, `positions.csv` and `profiles.json` may be
 * missing. Files may be text in any encoding of Unicode, with any line ends, and tables may have any of the separators
 * that spreadsheets write.
 */
export function parse(
	files: Readonly<Record<string, string | Uint8Array>>,
): { pack: Pack; remarks: Fault[] } | { faults: Fault[] } {
	const faults: Fault[] = [];
	const remarks: Fault[] = [];
	const into = (list: Fault[], file: string) => (place: Place, message: string) =>
		void list.push({ file, ...place, message });
	const reporter = (file: string) => into(faults, file);
	const remarker = (file: string) => into(remarks, file);
	const open = (file: string) => textOf(files[file], !optionalFiles.includes(file), reporter(file));

	const electionFile = openJson(open('election.json'), reporter('election.json'));
	const languages = languagesIn(electionFile?.value);
	const facts = electionFile && fit(electionFile, electionForm(languages), reporter('election.json'));
	const statementsFile = openJson(open('statements.json'), reporter('statements.json'));
	const asking =
		statementsFile && fit(statementsFile, statementsForm(languages), reporter('statements.json'));
	const openSheet = <Entry>(file: keyof typeof sheets, read: (row: Row) => Entry): Entries<Entry> | null => {
		const text = open(file);
		if (text === null) return optionalFiles.includes(file) && files[file] === undefined ? empty : null;
		const sheet = new Sheet(text, sheets[file], languages, reporter(file), remarker(file));
		return {
			rows: sheet.rows.map((row) => ({ row, entry: read(row) })),
			mayHold: (column, name) => sheet.mayHold(column, name),
		};
	};

	const regions = openSheet('regions.csv', sheets['regions.csv'].read);
	const districts = openSheet('districts.csv', sheets['districts.csv'].read);
	const places = openSheet('places.csv', sheets['places.csv'].read);
	const parties = openSheet('parties.csv', readParty);
	const blocs = openSheet('blocs.csv', sheets['blocs.csv'].read);
	const contenders = openSheet('contenders.csv', sheets['contenders.csv'].read);
	const positionRows = openSheet('positions.csv', (row) => row);
	const profilesFile =
		files['profiles.json'] === undefined ? null : openJson(open('profiles.json'), reporter('profiles.json'));
	const profiles =
		files['profiles.json'] === undefined
			? []
			: profilesFile && fit(profilesFile, profilesForm(languages), reporter('profiles.json'));

	const election = outline(electionFile, ElectionOutline);
	const questions = outline(statementsFile, StatementsOutline);
	if (electionFile && election) {
		checkElection(election, electionFile, reporter('election.json'));
		checkCalendar(election, electionFile, reporter('election.json'), remarker('election.json'));
	}
	if (statementsFile && questions) {
		checkStatements(questions, election, districts, statementsFile, reporter('statements.json'));
	}
	checkRows({ contests: election?.contests ?? null, regions, districts, places, parties, blocs, contenders });
	const positions = positionRows && readPositions(entriesOf(positionRows), contenders, questions);

	if (electionFile && election) {
		const hasPositions = (positionRows?.rows.length ?? 0) > 0;
		checkImprint(election, hasPositions, electionFile, reporter('election.json'));
	}
	if (profilesFile && profiles) {
		checkProfiles(profiles, questions, contenders, profilesFile, reporter('profiles.json'));
	}

	const isWhole =
		facts &&
		asking &&
		regions &&
		districts &&
		places &&
		parties &&
		blocs &&
		contenders &&
		positionRows &&
		positions &&
		profiles;
	if (!isWhole || faults.length > 0) return { faults: faults.sort(inReadingOrder) };
	if (statementsFile) remarkOnStatements(asking, statementsFile, remarker('statements.json'));
	for (const [file, document] of [
		['election.json', electionFile],
		['statements.json', statementsFile],
		['profiles.json', profilesFile],
	] as const) {
		if (document) remarkOnMarkup(document, remarker(file));
	}
	for (const table of [regions, districts, places, parties, blocs, contenders, positionRows])
		remarkOnCells(table);
	remarkOnNames(contenders);
	const { contests, aroundLoading, embeddedBy, ...rest } = facts;
	return {
		remarks: remarks.sort(inReadingOrder),
		pack: {
			election: rest,
			aroundLoading,
			...(embeddedBy && { embeddedBy }),
			contests,
			regions: entriesOf(regions),
			districts: entriesOf(districts),
			places: entriesOf(places),
			parties: entriesOf(parties),
			blocs: entriesOf(blocs),
			statements: asking.map(inOrder),
			contenders: entriesOf(contenders),
			positions,
			profiles: inContenderOrder(profiles, entriesOf(contenders)),
		},
	};
}

function inContenderOrder(profiles: PackProfile[], contenders: ContenderFacts[]): PackProfile[] {
	const place = new Map(contenders.map(({ slug }, index) => [slug, index]));
	const placeOf = ({ contender }: PackProfile) => place.get(contender) ?? Infinity;
	return [...profiles].sort((one, other) => placeOf(one) - placeOf(other));
}

function entriesOf<Entry>({ rows }: Entries<Entry>): Entry[] {
	return rows.map(({ entry }) => entry);
}

function inReadingOrder(one: Fault, other: Fault): number {
	return (
		fileNames.indexOf(one.file) - fileNames.indexOf(other.file) ||
		one.line - other.line ||
		one.column - other.column
	);
}

/** The text of a file, with plain line ends; null if it is missing or cannot be read. */
function textOf(file: string | Uint8Array | undefined, isRequired: boolean, report: Report): string | null {
	if (file === undefined) {
		if (isRequired) report({ line: 1, column: 1 }, 'add this file');
		return null;
	}
	const decoded =
		typeof file === 'string' ? { text: withPlainEnds(file), encoding: 'unicode' } : decode(file);
	if (decoded === 'workbook') {
		report({ line: 1, column: 1 }, `save this workbook as ${utf8}`);
	} else if (decoded === 'not_text') {
		report({ line: 1, column: 1 }, `save this file as text: ${utf8}`);
	} else if (decoded.encoding === 'unicode') {
		checkLetters(decoded.text, report);
		return decoded.text;
	} else if (typeof file !== 'string') {
		const message = `save this file as ${utf8}: in the encoding that it has, probably windows-1251, Kazakh letters are lost`;
		report(firstForeignByte(file), message);
	}
	return null;
}

const utf8 = 'UTF-8, in Excel “CSV UTF-8”';

/** The first bytes that are not UTF-8: a lenient decoder puts U+FFFD there, unless the text contains one itself. */
function firstForeignByte(file: Uint8Array): Place {
	const text = withPlainEnds(new TextDecoder('utf-8').decode(file));
	return new Lines(text).placeOf(Math.max(0, text.indexOf('\uFFFD')));
}

/** Reports letters that were damaged before this file was saved, once: nobody can tell what the others were. */
function checkLetters(text: string, report: Report): void {
	const lost = text.indexOf('\uFFFD');
	if (lost >= 0) {
		const message = `write the letters that were lost here, or save the original as ${utf8}`;
		report(new Lines(text).placeOf(lost), message);
		return;
	}
	if (!/[^\0-\x7f]/.test(text)) return;
	for (const match of text.matchAll(/[^\n\t ,;"]+/g)) {
		const meant = beforeMisreading(match[0]);
		if (meant === null) continue;
		const message = `write “${shorten(meant)}”, not “${shorten(match[0])}”, or save the original as ${utf8}: a program read it in a wrong encoding`;
		report(new Lines(text).placeOf(match.index), message);
		return;
	}
}

function shorten(words: string): string {
	return words.length > 40 ? `${words.slice(0, 40)}…` : words;
}

function openJson(text: string | null, report: Report): json.Document | null {
	if (text === null) return null;
	const { document, complaints } = json.read(text);
	for (const { message, ...place } of complaints) report(place, message);
	return document;
}

/** The pack's languages, or the usual ones if they cannot be read: every text of every file depends on them. */
function languagesIn(election: unknown): string[] {
	const { data } = z.object({ languages: languageList }).safeParse(election);
	return data?.languages ?? ['kk', 'ru', 'en'];
}

/** The document's value if it fits the schema; otherwise reports its faults. */
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

/** What can be read of the document in spite of its faults. */
function outline<Form extends z.ZodType>(document: json.Document | null, form: Form): z.infer<Form> | null {
	return document && (form.safeParse(document.value).data ?? null);
}

/** A party without a short name uses its name. */
function readParty(row: Row): PartyFacts {
	const facts = sheets['parties.csv'].read(row);
	return Object.keys(facts.short).length === 0 ? { ...facts, short: facts.name } : facts;
}

function inOrder(statement: Statement): Statement {
	const { districts } = statement;
	return districts ? { ...statement, districts: [...new Set(districts)].sort((a, b) => a - b) } : statement;
}
