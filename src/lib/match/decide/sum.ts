import { none } from '../coordinate.ts';
import type { Field, Rule, Voter } from '../field.ts';
import { localStatements, shrink, type Fraction } from '../gap/place.ts';
import { measures } from '../method.ts';
import type { Answered } from './answered.ts';

/**
 * A contender's distance for the weight of the voter's statements, as a sum that has one part for each statement: whole
 * numbers over one whole number, so that two of them compare exactly.
 */
export interface Sum {
	/** What no answer changes. */
	fixed: number;
	/** What a statement adds if the voter's answer is this coordinate. */
	part: (statement: Answered, answer: number) => number;
	bottom: number;
}

/** How a contender's distance follows from the voter's answers. */
export type Course =
	| { kind: 'sum'; sum: Sum }
	/** By its rank in the reference, which is no sum. */
	| { kind: 'rank' }
	| { kind: 'not placed' };

/**
 * How the distance of each of these contenders follows from the voter's answers while the voter answers the same
 * statements with the same importance.
 */
export function coursesOf(
	field: Field,
	voter: Voter,
	rule: Rule,
	statements: readonly Answered[],
	contenders: readonly number[],
): Course[] {
	const meanOfLocal = localMeans(field, voter, rule, statements);
	return contenders.map((row) => courseOf(field, rule, statements, row, meanOfLocal));
}

export interface LocalMeans {
	unit: number;
	/** What a local statement counts for a contender that left it out, in parts of `unit`. */
	mean: (column: number, answer: number) => number;
}

function courseOf(
	field: Field,
	{ method, basis }: Rule,
	statements: readonly Answered[],
	row: number,
	local: LocalMeans,
): Course {
	const { worst, root, cost } = measures[method];
	const position = (column: number) => field.positions[row * field.statements + column] ?? none;
	const weightOf = (some: readonly Answered[]) => some.reduce((sum, { importance }) => sum + importance, 0);
	const given = statements.filter(({ column }) => position(column) !== none);
	const common = statements.filter(({ isLocal }) => !isLocal);
	const givenCommon = given.filter(({ isLocal }) => !isLocal);
	const weight = weightOf(statements);
	const ownCost = ({ column, importance }: Answered, answer: number) =>
		position(column) === none ? 0 : importance * cost(answer, position(column));

	if (given.length === 0 || (givenCommon.length === 0 && common.length > 0)) return { kind: 'not placed' };
	if (given.length === statements.length)
		return { kind: 'sum', sum: { fixed: 0, part: ownCost, bottom: weight } };
	if (basis.prior) {
		// The pull toward the prior is the same whatever is answered: its fraction is a straight line in the cost.
		const { agreement, strength } = basis.prior;
		const [start, next]: [Fraction, Fraction] = [
			{ top: 0, bottom: 1 },
			{ top: 0, bottom: 1 },
		];
		shrink(worst, root, agreement, strength, 0, weightOf(given), weight, start);
		shrink(worst, root, agreement, strength, 1, weightOf(given), weight, next);
		const slope = (next.top - start.top) / weight;
		const part = (statement: Answered, answer: number) => slope * ownCost(statement, answer);
		return { kind: 'sum', sum: { fixed: start.top / weight, part, bottom: start.bottom } };
	}
	if (givenCommon.length < common.length) return { kind: 'rank' };
	const part = (statement: Answered, answer: number) =>
		position(statement.column) === none
			? local.mean(statement.column, answer)
			: local.unit * ownCost(statement, answer);
	return { kind: 'sum', sum: { fixed: 0, part, bottom: weight * local.unit } };
}

/** What local statements count for those that left them out, for every answer that the voter could give. */
export function localMeans(
	field: Field,
	voter: Voter,
	rule: Rule,
	statements: readonly Answered[],
): LocalMeans {
	const means = new Map<number, number>();
	const key = (column: number, answer: number) => 256 * column + answer;
	const local = statements.filter(({ isLocal }) => isLocal);
	const most = Math.max(0, ...local.map(({ others }) => others.length));
	let unit = 1;
	for (let turn = -1; turn < most; turn++) {
		const stances = voter.stances.slice();
		for (const { column, from, others } of local) stances[column] = others[turn]?.to ?? from;
		const { missing, unit: found } = localStatements(field, { ...voter, stances }, rule);
		unit = found;
		for (const { column, answer, mean } of missing) means.set(key(column, answer), mean);
	}
	return { unit, mean: (column, answer) => means.get(key(column, answer)) ?? 0 };
}
