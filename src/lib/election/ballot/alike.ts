import { none } from '../../match/coordinate.ts';
import { alike, alikeTo } from '../../match/decide/alike.ts';
import type { Contender } from '../snapshot.ts';
import type { Ballot } from './ballot.ts';

/** Contenders of one ballot who answered the same, or nearly. */
export interface AlikeGroup {
	/** Two or more, in ballot order. */
	contenders: Contender[];
	/** On how many statements two of them differ at most; 0 if all gave the same answers. */
	differing: number;
	/** Whether all gave the same answers, and to the same statements. */
	areSame: boolean;
	/** How many statements any two of them both answered, at least. */
	shared: number;
}

type Compared = Pick<Ballot, 'standing' | 'field'>;

/**
 * The groups of contenders with the same answers, and then those with nearly the same, each in ballot order. A contender
 * may be in one of each.
 */
export function alikeGroups({ standing, field }: Compared): AlikeGroup[] {
	const { identical, near, pairs } = alike(field);
	const group = (rows: number[], differing: number, shared: number): AlikeGroup => ({
		contenders: rows.flatMap((row) => standing[row] ?? []),
		differing,
		shared,
		areSame: identical.includes(rows),
	});
	return [
		...identical.map((rows) => group(rows, 0, answersOf(field, rows[0] ?? 0))),
		...near.map((rows) => {
			const inside = pairs.filter(({ one, other }) => rows.includes(one) && rows.includes(other));
			return group(
				rows,
				Math.max(...inside.map(({ differing }) => differing)),
				Math.min(...inside.map(({ shared }) => shared)),
			);
		}),
	];
}

/** Who of the same ballot answered the same as one contender, or nearly. */
export interface AlikeContenders {
	/** Those with the same answers, in ballot order. */
	same: Contender[];
	/** How many answers that are. */
	answers: number;
	/** Those who differ on few statements, in ballot order. */
	near: { contender: Contender; differing: number; shared: number }[];
}

/** Who answered the same as this contender, or nearly. Nobody, if it is not on the ballot any more. */
export function alikeContenders({ standing, field }: Compared, slug: string): AlikeContenders {
	const row = standing.findIndex((contender) => contender.slug === slug);
	if (row < 0) return { same: [], answers: 0, near: [] };
	const { identical, near } = alikeTo(field, row);
	return {
		same: identical.flatMap((other) => standing[other] ?? []),
		answers: answersOf(field, row),
		near: near.flatMap(({ row: other, differing, shared }) => {
			const contender = standing[other];
			return contender ? [{ contender, differing, shared }] : [];
		}),
	};
}

function answersOf({ positions, statements }: Ballot['field'], row: number): number {
	return positions
		.subarray(row * statements, (row + 1) * statements)
		.reduce((count, position) => count + (position === none ? 0 : 1), 0);
}
