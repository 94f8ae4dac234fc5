import type { Group } from '../results/panel.ts';
import type { FoundBallot } from './Find.svelte.ts';
import { neutrally } from './neutral.ts';
import type { FoundRow } from './rows.ts';

/** A group of a ballot with those of its contenders that were found. */
export interface FoundGroup {
	group: Group;
	rows: FoundRow[];
	/** How many were found, even if `rows` is cut. */
	size: number;
}

/** How a ballot shows those of its contenders that were found. */
export interface View {
	/** In ballot order or, while names are hidden, in the neutral order. */
	rows: FoundRow[];
	/** The same rows by tier and other groups, in the order of the results. */
	groups: FoundGroup[];
	/** While names are hidden: the place of each contender in the neutral order of the whole ballot, from 1, by slug. */
	places: ReadonlyMap<string, number>;
}

/** Those who have left the ballot are not in it while names are hidden: they have no positions to read. */
export function viewOf({ panel: { ballot }, rows: found, groups }: FoundBallot, areHidden: boolean): View {
	const places = new Map(
		areHidden ? neutrally(ballot?.standing ?? []).map(({ slug }, index) => [slug, index + 1]) : [],
	);
	const placeOf = ({ contender: { slug } }: FoundRow) => places.get(slug) ?? 0;
	const rows = areHidden
		? found.filter((row) => placeOf(row) > 0).sort((one, other) => placeOf(one) - placeOf(other))
		: found;
	const inGroups = groups.map((group) => {
		const members = new Set(group.rows.map(({ contender }) => contender.slug));
		const own = rows.filter(({ contender }) => members.has(contender.slug));
		return { group, rows: own, size: own.length };
	});
	return { rows, groups: inGroups.filter(({ size }) => size > 0), places };
}

/** The first `most` rows of all groups together. Groups without any remaining row are left out. */
export function firstOf(groups: readonly FoundGroup[], most: number): FoundGroup[] {
	let left = most;
	return groups.flatMap((found) => {
		const rows = found.rows.slice(0, Math.max(0, left));
		left -= rows.length;
		return rows.length > 0 ? [{ ...found, rows }] : [];
	});
}
