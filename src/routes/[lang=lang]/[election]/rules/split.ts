/** What one round without a second gives. */
export interface Outcome {
	/** The places of those with the most votes: one wins, several are level, none without votes. */
	first: number[];
	/** Whether those who are alike have more votes together than the winner, and none of them wins. */
	isSplit: boolean;
	/** How many votes those who are alike have together. */
	together: number;
	/** All votes. */
	all: number;
}

/**
 * A seat that goes to the candidate with the most votes, in one round.
 *
 * @param votes of each candidate, whole numbers
 * @param alike how many of the first candidates hold nearly the same positions
 */
export function oneRound(votes: readonly number[], alike: number): Outcome {
	const most = Math.max(0, ...votes);
	const first = votes.flatMap((own, place) => (own > 0 && own === most ? [place] : []));
	const together = votes.slice(0, alike).reduce((sum, own) => sum + own, 0);
	return {
		first,
		isSplit: first.length === 1 && first.every((place) => place >= alike) && together > most,
		together,
		all: votes.reduce((sum, own) => sum + own, 0),
	};
}
