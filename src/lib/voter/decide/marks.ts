import type { Ballot } from '$lib/election/ballot/ballot.ts';
import { isStanding, type Contender } from '$lib/election/snapshot.ts';
import type { Mark } from '../Shortlist.svelte.ts';

/** What a publication has of a mark. */
export interface FoundMark {
	mark: Mark;
	/** `unknown` if the ballot has not arrived. */
	state: 'standing' | 'gone' | 'unknown';
	/** Null if the ballot does not have it, or has not arrived. */
	contender: Contender | null;
}

/** The two, if exactly two are marked on one ballot and nobody elsewhere: only one of them can be ticked. */
export function runoffOf([one, other, ...more]: readonly Mark[]): [Mark, Mark] | null {
	if (!one || !other || more.length > 0) return null;
	return one.contest === other.contest && one.district === other.district ? [one, other] : null;
}

/** What is left of marks on these ballots, which may be only some of the marks' ballots. */
export function find(marks: readonly Mark[], ballots: readonly Ballot[]): FoundMark[] {
	return marks.map((mark) => {
		const ballot = ballots.find(
			({ contest, district }) => contest.slug === mark.contest && district.number === mark.district,
		);
		if (!ballot) return { mark, state: 'unknown', contender: null };
		const contender = [...ballot.standing, ...ballot.gone].find(({ slug }) => slug === mark.slug) ?? null;
		return { mark, state: contender && isStanding(contender) ? 'standing' : 'gone', contender };
	});
}
