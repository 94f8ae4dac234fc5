import type { Answers } from '$lib/election/ballot/answers.ts';
import { match, type Ballot, type Match } from '$lib/election/ballot/ballot.ts';
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

/**
 * The statement that comes next in the short version: on the ballot with the largest first tier among those on which any
 * statement that is left tells the nearest apart; null if there is none. It depends on nothing but the answers, so that
 * the same statement comes again after a reload.
 */
export function partingOn(ballots: readonly Ballot[], answers: Answers): Parting | null {
	const matched = ballots.map((ballot) => {
		const result = match(ballot, answers);
		return { ballot, scores: result.scores, size: sizeOf(result) };
	});
	for (const { ballot, scores } of matched.sort((one, other) => other.size - one.size)) {
		const left = [...ballot.statements.keys()].filter(
			(column) => !((ballot.statements[column]?.slug ?? '') in answers),
		);
		const next = nextStatement(ballot.field, scores.distance, left);
		const statement = next && ballot.statements[next.column];
		if (statement) return { slug: statement.slug, ballot, nearest: next.nearest.length };
	}
	return null;
}

/** How many contenders a ballot's first tier has; 0 while there are too few answers for tiers. */
export function firstTierOn(ballot: Ballot, answers: Answers): number {
	return sizeOf(match(ballot, answers));
}

function sizeOf({ scores, ranking }: Match): number {
	if (stageOf(scores.answered, scores.unseen) === 'too early') return 0;
	return ranking.tier.reduce((size, tier) => (tier === 1 ? size + 1 : size), 0);
}
