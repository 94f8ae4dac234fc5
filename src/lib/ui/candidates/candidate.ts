import type { ContenderStatus } from '$lib/election/snapshot.ts';
import type { Wording } from '$lib/election/text.ts';
import type { NominationFacts } from '../ballot/nomination.ts';

/** A party's or bloc's candidates in one district, in ballot order. */
export interface DistrictCandidates {
	contest: string;
	number: number;
	/** Their area: the region, if any, and the district. */
	area: Wording[];
	/** How many are on the ballot. */
	standing: number;
	/** Null if they have a page of their own. */
	rows: CandidateRow[] | null;
}

export interface CandidateRow {
	slug: string;
	name: Wording;
	number: number | null;
	/** On how many of the ballot's statements it has taken a position. */
	answered: number;
	asked: number;
	/** Who nominated it; left out where that is the same for all. */
	nomination?: NominationFacts;
	/** Whether it confirmed its bloc's manifesto; left out where it did not, or has none. */
	hasConfirmed?: true;
	/** Left out for anyone who is registered. */
	status?: ContenderStatus;
}

/** The districts of one contest, with the candidates in each. */
export interface ContestCandidates {
	slug: string;
	name: Wording;
	districts: DistrictCandidates[];
}
