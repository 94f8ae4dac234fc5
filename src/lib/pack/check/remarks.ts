import type { ContenderFacts } from '../../election/noun/contender.ts';
import { alikeNames } from '../../election/name/alike.ts';
import { isStanding } from '../../election/snapshot.ts';
import type { Text } from '../../election/text.ts';
import { tidyLine } from '../../election/words.ts';
import type { Document } from '../json.ts';
import type { Entries, Report, Row } from '../sheet.ts';

// What an author should look at, although the pack can be loaded.

/** Remarks on a text under two slugs: it would be asked twice and count twice. */
export function remarkOnStatements(
	statements: readonly { slug: string; text: Text }[],
	document: Document,
	remark: Report,
): void {
	const seen = new Map<string, string>();
	statements.forEach(({ slug, text }, index) => {
		const keys = Object.entries(text).map(([language, words]) => `${language} ${alike(words)}`);
		const other = keys.map((key) => seen.get(key)).find((known) => known !== undefined);
		if (other !== undefined) {
			const message = `"${slug}" has the same text as "${other}": it is asked twice and counts twice`;
			remark(document.placeOf([index, 'text']), message);
		}
		for (const key of keys) if (!seen.has(key)) seen.set(key, slug);
	});
}

/** Remarks on contenders of one ballot whom a voter cannot tell apart: by their names, years of birth and occupations. */
export function remarkOnNames({ rows }: Entries<ContenderFacts>): void {
	const ballots = new Map<string, { row: Row; entry: ContenderFacts }[]>();
	for (const { row, entry } of rows) {
		if (!isStanding(entry)) continue;
		const key = `${entry.contest}:${entry.district}`;
		const ballot = ballots.get(key);
		if (ballot) ballot.push({ row, entry });
		else ballots.set(key, [{ row, entry }]);
	}
	for (const ballot of ballots.values()) {
		for (const set of alikeNames(ballot.map(({ entry }) => entry.name))) {
			const namesakes = set.flatMap((index) => ballot[index] ?? []);
			namesakes.forEach(({ row, entry }, place) => {
				if (!namesakes.slice(0, place).some((other) => isSamePerson(other.entry, entry))) return;
				const column = `name_${Object.keys(entry.name)[0]}`;
				row.remark(
					column,
					`${column}: another contender of this ballot has the same name, or nearly the same: add what tells them apart in born or occupation_*`,
				);
			});
		}
	}
}

/** Whether year of birth and, in some language, occupation are the same, or both unknown. */
function isSamePerson(one: ContenderFacts, other: ContenderFacts): boolean {
	const workOf = ({ occupation }: ContenderFacts, language: string) => alike(occupation?.[language] ?? '');
	return (
		one.born === other.born &&
		Object.keys(one.name).some((language) => workOf(one, language) === workOf(other, language))
	);
}

/** Remarks on markup in the texts of a JSON file. */
export function remarkOnMarkup(document: Document, remark: Report): void {
	visit(document.value, [], (path, words) => {
		const found = markupIn(words);
		if (found !== null) remark(document.placeOf(path), shownAsTyped(String(path.at(-1)), found));
	});
}

/** Remarks on markup in the cells of a table. */
export function remarkOnCells({ rows }: Entries<unknown>): void {
	for (const { row } of rows) {
		for (const [index, cell] of row.cells.entries()) {
			const found = markupIn(cell);
			if (found !== null) row.remarkAt(index, shownAsTyped('this cell', found));
		}
	}
}

function shownAsTyped(name: string, found: string): string {
	return `${name}: ${found} is shown as typed, because texts have no markup`;
}

/** The first tag or character reference of HTML. */
function markupIn(words: string): string | null {
	if (!/[<&]/.test(words)) return null;
	return /<\/?[a-z][^<>]{0,200}>|&(?:[a-z]{2,8}|#\d{2,6}|#x[\da-f]{2,6});/i.exec(words)?.[0] ?? null;
}

function alike(words: string): string {
	return tidyLine(words).toLowerCase();
}

type Path = readonly (string | number)[];

function visit(value: unknown, path: Path, see: (path: Path, words: string) => void): void {
	if (typeof value === 'string') see(path, value);
	else if (Array.isArray(value)) value.forEach((one, index) => visit(one, [...path, index], see));
	else for (const [key, one] of Object.entries(value ?? {})) visit(one, [...path, key], see);
}
