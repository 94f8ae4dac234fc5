import { stancesIn } from '$lib/election/ballot/stance.ts';
import {
	asked,
	type Contender,
	type ContenderStatus,
	type Core,
	type District,
} from '$lib/election/snapshot.ts';
import { inLanguage, speaker, type Wording } from '$lib/election/text.ts';
import type { NominationFacts } from '$lib/ui/ballot/nomination.ts';
import { areaOf } from './area.ts';
import { notableStatus } from './status.ts';

/** The party's candidates in one district, in ballot order. */
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

export function rowOf(core: Core, contender: Contender, language: string): CandidateRow {
	return {
		slug: contender.slug,
		name: inLanguage(contender.name, language, core.election.languages),
		number: contender.number,
		answered: stancesIn(contender.positions),
		asked: asked(core.statements, contender.contest, contender.district).length,
		...notableStatus(contender),
	};
}

/** A district's area in words; its own name if its contest has only one district. */
export function placeWords(core: Core, district: District, language: string): Wording[] {
	const area = areaOf(core, district);
	return (area.length > 0 ? area : [district.name]).map(speaker(language, core.election));
}
