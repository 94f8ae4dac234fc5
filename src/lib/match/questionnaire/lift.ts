import { highest, none } from '../coordinate.ts';
import type { Field, Rule, Voter } from '../field.ts';
import { rank } from '../rank.ts';
import { score } from '../score.ts';

/** Sheets that nobody needs an opinion for. */
export type PlainSheet = 'all agree' | 'all neutral' | 'median';

/** What a sheet would gain on a ballot. */
export interface Lift {
	sheet: PlainSheet;
	/** For how many of the voters it would be in the first tier, 0…1. */
	firstTiers: number;
	/** For how many the ballot's own contenders are on average. */
	usual: number;
}

/**
 * In how many first tiers a contender would be that agreed with everything, was neutral everywhere, or took the ballot's
 * median positions. If the first two gain much, the questionnaire favours an option. On scales without a middle a
 * neutral contender has no position.
 *
 * @param voters at least one, such as the election's own contenders
 */
export function lifts(field: Field, voters: readonly Voter[], rule: Rule): Lift[] {
	const usual = meanOf(
		voters.map((voter) => {
			const { tier } = rank(field, voter, score(field, voter, rule));
			return tier.filter((own) => own === 1).length / Math.max(1, field.contenders);
		}),
	);
	return sheetsFor(field).map(({ sheet, positions }) => {
		const joined = joinedBy(field, positions);
		const isFirst = voters.map((voter) => {
			const { tier } = rank(joined, voter, score(joined, voter, rule));
			return tier[field.contenders] === 1 ? 1 : 0;
		});
		return { sheet, firstTiers: meanOf(isFirst), usual };
	});
}

/** A statement on which nearly everybody takes the same side. */
export interface Unanimous {
	column: number;
	/** The side: 1 agrees, −1 disagrees. */
	side: 1 | -1;
	/** How many of those that answered it take that side, 0…1. */
	share: number;
}

/** From this share of one side on, a statement hardly tells contenders apart. */
const nearlyAll = 0.9;

/**
 * The statements that nearly everybody answers alike, as columns of the positions.
 *
 * @param positions rows × statements: coordinates, or `none`
 */
export function unanimous(positions: Int8Array, statements: number): Unanimous[] {
	return Array.from({ length: statements }, (_, column) => column).flatMap((column): Unanimous[] => {
		let answered = 0;
		let agreeing = 0;
		let disagreeing = 0;
		for (let cell = column; cell < positions.length; cell += statements) {
			const position = positions[cell] ?? none;
			if (position === none) continue;
			answered++;
			if (position > 0) agreeing++;
			if (position < 0) disagreeing++;
		}
		const share = Math.max(agreeing, disagreeing) / answered;
		return answered > 1 && share >= nearlyAll
			? [{ column, side: agreeing > disagreeing ? 1 : -1, share }]
			: [];
	});
}

function sheetsFor(field: Field): { sheet: PlainSheet; positions: Int8Array }[] {
	const columns = Array.from({ length: field.statements }, (_, column) => column);
	return [
		{ sheet: 'all agree', positions: new Int8Array(field.statements).fill(highest) },
		{
			sheet: 'all neutral',
			positions: Int8Array.from(field.steps, (steps) => (steps % 2 === 1 ? 0 : none)),
		},
		{ sheet: 'median', positions: Int8Array.from(columns, (column) => medianOn(field, column)) },
	];
}

/** The lower median of the positions that were taken, so that it is on the scale; `none` if there are none. */
function medianOn({ contenders, statements, positions }: Field, column: number): number {
	const taken = Array.from({ length: contenders }, (_, row) => positions[row * statements + column] ?? none)
		.filter((position) => position !== none)
		.sort((a, b) => a - b);
	return taken[(taken.length - 1) >> 1] ?? none;
}

function joinedBy(field: Field, positions: Int8Array): Field {
	return {
		...field,
		contenders: field.contenders + 1,
		positions: Int8Array.from([...field.positions, ...positions]),
		place: Int32Array.from([...field.place, field.place.reduce((last, own) => Math.max(last, own), 0) + 1]),
	};
}

function meanOf(values: readonly number[]): number {
	return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
