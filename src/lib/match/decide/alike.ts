import { none } from '../coordinate.ts';
import type { Positions } from '../gap/prior.ts';

/** Sheets that say the same, or nearly. Rows are contenders. */
export interface Alike {
	/** Groups of contenders with the same stance everywhere, and the same gaps. */
	identical: number[][];
	/**
	 * Groups of contenders any two of which differ on few statements, not all of them identical. Each contender is in one
	 * group at most, so a pair may be near without being in the same group.
	 */
	near: number[][];
	/** All pairs of different sheets that are near each other: the first contender with each. */
	pairs: NearPair[];
}

interface NearPair {
	one: number;
	other: number;
	/** On how many statements they took different stances. */
	differing: number;
	/** How many both answered. */
	shared: number;
}

/** One statement in so many may differ. */
const perDifference = 12;

/** On how many statements two sheets may differ to be near each other. @param shared how many both answered */
export function mostDiffering(shared: number): number {
	return Math.floor(shared / perDifference);
}

/** Whether a sheet has enough answers to be compared with others: two thirds of what is asked. */
export function isComparable(answers: number, statements: number): boolean {
	return answers > 0 && 3 * answers >= 2 * statements;
}

/**
 * Finds identical and nearly identical sheets: those that differ on at most one in twelve of the statements that both
 * answered (3 of 36). Sheets with fewer than two thirds of the answers are not compared.
 *
 * Exact: every pair is compared, thirty bits at a time; ten thousand contenders take less than a second. Groups are
 * formed from the nearest pair on, and two groups become one if everybody in one is near everybody in the other;
 * between equals the order of the rows decides.
 */
export function alike(positions: Positions): Alike {
	const sheets = differentSheets(positions);
	const pairs = nearPairs(positions, sheets);
	return {
		identical: sheets.filter((rows) => rows.length > 1),
		near: groupsOf(pairs, sheets),
		pairs,
	};
}

/** Who says the same as one contender, or nearly. */
export interface AlikeTo {
	/** The rows with the same stance everywhere, and the same gaps. */
	identical: number[];
	/** The rows near it, in their order. */
	near: { row: number; differing: number; shared: number }[];
}

/** The sheets that say the same as one of them, or nearly, by the rules of `alike`, without comparing the others. */
export function alikeTo({ contenders, statements, positions }: Positions, row: number): AlikeTo {
	const sheetOf = (each: number) => positions.subarray(each * statements, (each + 1) * statements);
	const mine = sheetOf(row);
	const found: AlikeTo = { identical: [], near: [] };
	if (!isComparable(answersIn(mine), statements)) return found;
	for (let other = 0; other < contenders; other++) {
		const its = sheetOf(other);
		if (other === row || !isComparable(answersIn(its), statements)) continue;
		let [differing, shared, gaps] = [0, 0, 0];
		mine.forEach((position, column) => {
			const theirs = its[column] ?? none;
			if (position !== none && theirs !== none) {
				shared++;
				if (position !== theirs) differing++;
			} else if (position !== theirs) gaps++;
		});
		if (differing === 0 && gaps === 0) found.identical.push(other);
		else if (differing <= mostDiffering(shared)) found.near.push({ row: other, differing, shared });
	}
	return found;
}

function answersIn(sheet: Int8Array): number {
	return sheet.reduce((count, position) => count + (position === none ? 0 : 1), 0);
}

/** The rows with each sheet that has enough answers, in the order of their first rows. */
function differentSheets({ contenders, statements, positions }: Positions): number[][] {
	const sheets = new Map<string, number[]>();
	for (let row = 0; row < contenders; row++) {
		const sheet = positions.subarray(row * statements, (row + 1) * statements);
		if (!isComparable(answersIn(sheet), statements)) continue;
		const content = sheet.join();
		const rows = sheets.get(content);
		if (rows) rows.push(row);
		else sheets.set(content, [row]);
	}
	return [...sheets.values()];
}

/** Three bits hold one of seven stances, so a word of thirty bits holds ten statements. */
const perWord = 10;
const lowBits = 0x0924_9249;

function nearPairs(positions: Positions, sheets: readonly number[][]): NearPair[] {
	const firsts = sheets.map(([first = 0]) => first);
	const words = Math.ceil(positions.statements / perWord);
	const { stances, answered } = packed(positions, firsts, words);
	const most = mostDiffering(positions.statements);
	const pairs: NearPair[] = [];
	for (let one = 0; one < firsts.length; one++) {
		for (let other = one + 1; other < firsts.length; other++) {
			let differing = 0;
			for (let word = 0; word < words && differing <= most; word++) {
				const [mine, its] = [one * words + word, other * words + word];
				const apart = (stances[mine] ?? 0) ^ (stances[its] ?? 0);
				const both = (answered[mine] ?? 0) & (answered[its] ?? 0);
				differing += bitsIn((apart | (apart >> 1) | (apart >> 2)) & both);
			}
			if (differing > most) continue;
			const shared = sharedBy(answered, one * words, other * words, words);
			if (differing > mostDiffering(shared)) continue;
			pairs.push({ one: firsts[one] ?? 0, other: firsts[other] ?? 0, differing, shared });
		}
	}
	return pairs;
}

/** The stances of these rows in three bits each, and in the lowest of the three whether there is one. */
function packed(
	{ statements, positions }: Positions,
	rows: readonly number[],
	words: number,
): { stances: Int32Array; answered: Int32Array } {
	const stances = new Int32Array(rows.length * words);
	const answered = new Int32Array(rows.length * words);
	for (let column = 0; column < statements; column++) {
		const codes = new Map<number, number>();
		const word = Math.floor(column / perWord);
		const bit = 3 * (column % perWord);
		rows.forEach((row, index) => {
			const position = positions[row * statements + column] ?? none;
			if (position === none) return;
			const code = codes.get(position) ?? codes.size;
			codes.set(position, code);
			const at = index * words + word;
			stances[at] = (stances[at] ?? 0) | (code << bit);
			answered[at] = (answered[at] ?? 0) | (1 << bit);
		});
	}
	return { stances, answered };
}

function sharedBy(answered: Int32Array, one: number, other: number, words: number): number {
	let shared = 0;
	for (let word = 0; word < words; word++)
		shared += bitsIn((answered[one + word] ?? 0) & (answered[other + word] ?? 0));
	return shared;
}

/** In how many of the ten groups of three bits the lowest one is set. */
function bitsIn(word: number): number {
	const low = word & lowBits;
	// Pairs of groups make five fields of six bits; the product adds them up in the highest.
	const fields = (low + (low >>> 3)) & 0x071c_71c7;
	return (Math.imul(fields, 0x0104_1041) >>> 24) & 63;
}

/** Complete linkage: groups any two members of which are near each other. */
function groupsOf(pairs: readonly NearPair[], sheets: readonly number[][]): number[][] {
	const key = (one: number, other: number) => `${Math.min(one, other)} ${Math.max(one, other)}`;
	const near = new Set(pairs.map(({ one, other }) => key(one, other)));
	const groupOf = new Map<number, number[]>();
	const nearestFirst = [...pairs].sort(
		(a, b) => a.differing - b.differing || a.one - b.one || a.other - b.other,
	);
	for (const { one, other } of nearestFirst) {
		const mine = groupOf.get(one) ?? [one];
		const its = groupOf.get(other) ?? [other];
		if (mine === its || !mine.every((first) => its.every((second) => near.has(key(first, second))))) continue;
		const joined = [...mine, ...its];
		for (const row of joined) groupOf.set(row, joined);
	}
	const rowsOf = new Map(sheets.map((rows) => [rows[0], rows]));
	return [...new Set(groupOf.values())]
		.map((firsts) => firsts.flatMap((first) => rowsOf.get(first) ?? []).sort((a, b) => a - b))
		.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}
