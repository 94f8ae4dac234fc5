import { none } from '../coordinate.ts';
import type { Positions } from '../gap/prior.ts';
import { agreementOf, measures } from '../method.ts';

/** How near two sheets are on the statements that both answered. */
export interface Nearness {
	/** The sum of the distances, a whole number. */
	cost: number;
	/** How many statements both answered. */
	shared: number;
	/** 0…100: one division of two whole numbers, so equal fractions are equal. −1 where nothing is shared. */
	agreement: number;
}

/** Fewer shared statements than this say nothing of two sheets, however few are asked. */
const fewest = 5;

/** Whether two sheets share enough statements to be compared: a third of what is asked, and five at least. */
export function sharesEnough(shared: number, statements: number): boolean {
	return shared >= fewest && 3 * shared >= statements;
}

/** How near two sheets of the same statements are; every statement counts the same. */
export function nearness(one: Int8Array, other: Int8Array): Nearness {
	const { worst, root, cost } = measures['city-block'];
	let sum = 0;
	let shared = 0;
	for (let column = 0; column < one.length; column++) {
		const [mine, its] = [one[column] ?? none, other[column] ?? none];
		if (mine === none || its === none) continue;
		sum += cost(mine, its);
		shared++;
	}
	return { cost: sum, shared, agreement: agreementOf(worst, root, sum, shared) };
}

/** One list as seen from a sheet. */
export interface NearList extends Nearness {
	/** Its row among the lists. */
	list: number;
}

/**
 * All lists that share enough with a sheet, the nearest first by mean distance; equally near ones in the order of the
 * lists. With a list's own sheet this is the order of all lists from it as the yardstick, itself first.
 */
export function listsFrom(lists: Positions, sheet: Int8Array): NearList[] {
	return Array.from({ length: lists.contenders }, (_, list) => ({
		list,
		...nearness(sheetOf(lists, list), sheet),
	}))
		.filter(({ shared }) => sharesEnough(shared, lists.statements))
		.sort((a, b) => b.agreement - a.agreement || a.list - b.list);
}

/** The two lists nearest to a sheet, and any that are as near as the second. */
export interface NearestLists {
	/** Two, or more if there is a tie for the second place. */
	lists: NearList[];
	/** Whether more than two are shown because they are equally near. */
	isLevel: boolean;
}

/**
 * The two lists nearest to a contender that stands for none: never one alone, because nearness is no proof of
 * membership. Null if fewer than two lists share enough statements with it.
 */
export function nearestLists(lists: Positions, sheet: Int8Array): NearestLists | null {
	const all = listsFrom(lists, sheet);
	const [, second] = all;
	if (!second) return null;
	const nearest = all.filter(({ agreement }) => agreement >= second.agreement);
	return { lists: nearest, isLevel: nearest.length > 2 };
}

/** How near every list is to every other: lists × lists, −1 as agreement where two share too few statements. */
export function similarity(lists: Positions): Nearness[][] {
	const rows = Array.from({ length: lists.contenders }, (_, list) => sheetOf(lists, list));
	return rows.map((one) =>
		rows.map((other) => {
			const found = nearness(one, other);
			return sharesEnough(found.shared, lists.statements) ? found : { ...found, agreement: -1 };
		}),
	);
}

/** How the lists stand on one statement. */
export interface Standpoints {
	column: number;
	/** How many lists agree, are neutral, and disagree. */
	agreeing: number;
	neutral: number;
	disagreeing: number;
	/** The mean distance of two lists that answered, 0…120. 0 if fewer than two did. */
	apart: number;
}

/** How the lists stand on every statement. */
export function standpoints({ contenders, statements, positions }: Positions): Standpoints[] {
	return Array.from({ length: statements }, (_, column) => {
		const taken = Array.from(
			{ length: contenders },
			(_, list) => positions[list * statements + column] ?? none,
		)
			.filter((position) => position !== none)
			.sort((a, b) => a - b);
		const count = taken.length;
		// In rising order each position is subtracted from all after it, and all before are subtracted from it.
		const sum = taken.reduce((total, position, place) => total + position * (2 * place - count + 1), 0);
		return {
			column,
			agreeing: taken.filter((position) => position > 0).length,
			neutral: taken.filter((position) => position === 0).length,
			disagreeing: taken.filter((position) => position < 0).length,
			apart: count < 2 ? 0 : (2 * sum) / (count * (count - 1)),
		};
	});
}

/** The statements on which all lists answered and take the same side. */
export function together(lists: Positions): Standpoints[] {
	return standpoints(lists).filter(
		({ agreeing, disagreeing }) =>
			Math.max(agreeing, disagreeing) === lists.contenders && lists.contenders > 1,
	);
}

/** All statements, the one on which the lists part most first; between equals in the given order. */
export function parting(lists: Positions): Standpoints[] {
	return standpoints(lists).sort((a, b) => b.apart - a.apart || a.column - b.column);
}

function sheetOf({ statements, positions }: Positions, row: number): Int8Array {
	return positions.subarray(row * statements, (row + 1) * statements);
}
