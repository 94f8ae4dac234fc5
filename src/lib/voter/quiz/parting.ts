import type { Answers } from '$lib/election/ballot/answers.ts';
import { match, type Ballot } from '$lib/election/ballot/ballot.ts';
import { nextStatement } from '$lib/match/decide/next.ts';
import { stageOf } from '$lib/match/tier.ts';

/** The statement, among those that are left, that tells the contenders apart that are nearest to a voter so far. */
export interface Parting {
	/** The statement's slug. */
	slug: string;
	/** The ballot on which they stand. */
	ballot: Ballot;
	/** How many they are. */
	nearest: number;
}

/** What is used of a ballot's match. */
interface Look {
	/** Of each contender to the voter. */
	distance: Float64Array;
	/** How many contenders the first tier has; 0 while there are too few answers for tiers. */
	firstTier: number;
}

/** Matches a ballot with answers. */
export type Looking = (ballot: Ballot, answers: Answers) => Look;

export function look(ballot: Ballot, answers: Answers): Look {
	const { scores, ranking } = match(ballot, answers);
	const isEarly = stageOf(scores.answered, scores.unseen) === 'too early';
	const firstTier = ranking.tier.reduce((size, tier) => (tier === 1 ? size + 1 : size), 0);
	return { distance: scores.distance, firstTier: isEarly ? 0 : firstTier };
}

/**
 * Looks at a ballot only once with the same answers. In the short version each answer is then matched once, although
 * what comes next, why, and what it changed are about the same matches.
 */
export function remembering(): Looking {
	const known = new WeakMap<Ballot, Map<string, Look>>();
	return (ballot, answers) => {
		const looks = known.get(ballot) ?? new Map<string, Look>();
		known.set(ballot, looks);
		const key = JSON.stringify(
			ballot.statements.map(({ slug }) => [answers[slug]?.stance, answers[slug]?.importance]),
		);
		const own = looks.get(key) ?? look(ballot, answers);
		looks.set(key, own);
		return own;
	};
}

/**
 * The statement that comes next in the short version: on the ballot with the largest first tier among those on which any
 * statement that is left tells the nearest apart; null if there is none. It depends on nothing but the answers, so that
 * the same statement comes again after a reload.
 */
export function partingOn(
	ballots: readonly Ballot[],
	answers: Answers,
	looking: Looking = look,
): Parting | null {
	const seen = ballots.map((ballot) => ({ ballot, ...looking(ballot, answers) }));
	for (const { ballot, distance } of seen.sort((one, other) => other.firstTier - one.firstTier)) {
		const left = [...ballot.statements.keys()].filter(
			(column) => !((ballot.statements[column]?.slug ?? '') in answers),
		);
		const next = nextStatement(ballot.field, distance, left);
		const statement = next && ballot.statements[next.column];
		if (statement) return { slug: statement.slug, ballot, nearest: next.nearest.length };
	}
	return null;
}
