import type { Ballot, Match } from '$lib/election/ballot/ballot.ts';
import { stanceIn } from '$lib/election/ballot/stance.ts';
import type { Contender, Statement } from '$lib/election/snapshot.ts';
import { none } from '$lib/match/coordinate.ts';
import type { Group } from './panel.ts';

/** The statement that sets two contenders apart most for this voter. */
export interface Parting {
	statement: Statement;
	/** The two, with their stances 1…steps. */
	sides: { contender: Contender; stance: number }[];
}

/**
 * The two first of a ballot: of its nearest tier in ballot order, or its only nearest and the best of the next tier. Null
 * if there are no two.
 */
export function firstTwo(groups: readonly Group[]): [Contender, Contender] | null {
	const [nearest, next] = groups.filter(({ kind }) => kind === 'tier');
	const [first, second] = nearest?.rows ?? [];
	if (!first) return null;
	const other = second ?? [...(next?.rows ?? [])].sort((a, b) => b.score - a.score)[0];
	return other ? [first.contender, other.contender] : null;
}

/**
 * Among the statements that the voter and both contenders answered, the one that changes most which of the two is nearer:
 * the difference of their distances to the voter, twice for an important statement. If none changes that, the one on which
 * they are furthest from each other; null if they agree on all.
 */
export function partingOf(
	ballot: Ballot,
	{ voter }: Pick<Match, 'voter'>,
	[first, second]: readonly [Contender, Contender],
): Parting | null {
	const at = (contender: Contender) => positionsOf(ballot, contender);
	const [a, b] = [at(first), at(second)];
	const columns = ballot.statements.flatMap((statement, column) => {
		const [mine, one, other] = [voter.stances[column] ?? none, a[column] ?? none, b[column] ?? none];
		if (mine === none || one === none || other === none || one === other) return [];
		const weight = voter.importance[column] ?? 1;
		const moves = weight * Math.abs(Math.abs(one - mine) - Math.abs(other - mine));
		return [{ statement, column, moves, gap: Math.abs(one - other) }];
	});
	const [most] = columns.sort((x, y) => y.moves - x.moves || y.gap - x.gap);
	if (!most) return null;
	return {
		statement: most.statement,
		sides: [first, second].map((contender) => ({
			contender,
			stance: stanceIn(contender.positions, most.column) ?? 0,
		})),
	};
}

/**
 * Contenders of a group with the same stance on every statement that the voter answered, all of which they answered. Each
 * set has two or more, in ballot order.
 */
export function sameAnswers(ballot: Ballot, { voter }: Pick<Match, 'voter'>, group: Group): Contender[][] {
	const answered = ballot.statements.flatMap((_, column) =>
		(voter.stances[column] ?? none) === none ? [] : [column],
	);
	const sets = new Map<string, Contender[]>();
	for (const { contender, coverage } of group.rows) {
		if (coverage < answered.length) continue;
		const key = answered.map((column) => stanceIn(contender.positions, column)).join();
		sets.set(key, [...(sets.get(key) ?? []), contender]);
	}
	return [...sets.values()].filter(({ length }) => length > 1);
}

function positionsOf({ standing, field }: Ballot, contender: Contender): Int8Array {
	const row = standing.indexOf(contender);
	return field.positions.subarray(row * field.statements, (row + 1) * field.statements);
}
