import type { Answers } from '$lib/election/ballot/answers.ts';
import type { Ballot, Match } from '$lib/election/ballot/ballot.ts';
import type { Contender, Statement } from '$lib/election/snapshot.ts';
import { swap } from '$lib/match/decide/swap.ts';

/** An answer that would have to be different; stances 1…steps. */
export interface ChangedAnswer {
	statement: Statement;
	from: number;
	to: number;
}

/** What would have to be different for two contenders to change places. */
export type ChangeOfPlaces =
	| { kind: 'swap'; nearer: Contender; farther: Contender; changes: ChangedAnswer[] }
	| { kind: 'never'; nearer: Contender; farther: Contender }
	| { kind: 'more'; than: number }
	| { kind: 'level' };

/** A look at the ballots with some answers changed, which nothing stores. */
export interface Trial {
	/** Empty while the voter's own answers are shown. */
	changes: readonly ChangedAnswer[];
	/** Shows the ballots with these changes; with none it takes the trial back. */
	show: (changes: readonly ChangedAnswer[]) => void;
}

/** The fewest answers that put the farther of two first (match/decide/swap.ts). Null if one of them cannot be placed. */
export function changeOf(
	ballot: Ballot,
	{ voter }: Pick<Match, 'voter'>,
	two: readonly [Contender, Contender],
): ChangeOfPlaces | null {
	const [one, other] = two.map((contender) => ballot.standing.indexOf(contender));
	if (one === undefined || other === undefined || one < 0 || other < 0) return null;
	const found = swap(ballot.field, voter, ballot.basis, one, other);
	if (found.kind === 'not placed') return null;
	if (found.kind === 'level') return { kind: 'level' };
	if (found.kind === 'more') return { kind: 'more', than: found.than };
	const [nearer, farther] = found.nearer === one ? two : [two[1], two[0]];
	if (found.kind === 'never') return { kind: 'never', nearer, farther };
	const changes = found.changes.flatMap(({ column, from, to }) => {
		const statement = ballot.statements[column];
		return statement ? [{ statement, from, to }] : [];
	});
	return { kind: 'swap', nearer, farther, changes };
}

/** The answers with some of them changed; how much each counts stays. */
export function changed(answers: Answers, changes: readonly ChangedAnswer[]): Answers {
	return {
		...answers,
		...Object.fromEntries(
			changes.map(({ statement: { slug }, to }) => [
				slug,
				{ stance: to, importance: answers[slug]?.importance ?? 1 },
			]),
		),
	};
}
