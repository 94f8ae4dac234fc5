import { stancesIn } from '$lib/election/ballot/stance.ts';
import { asked, type Contender, type Core, type District } from '$lib/election/snapshot.ts';
import { inLanguage, speaker, type Wording } from '$lib/election/text.ts';
import type { CandidateRow, ContestCandidates, DistrictCandidates } from '$lib/ui/candidates/candidate.ts';
import { areaOf } from './area.ts';
import { notableStatus } from './status.ts';

/** Above this many candidates of a party or bloc each of its districts has a page of its own, so that one page stays small. */
export const mostRows = 200;

/** The districts by contest, in the order of the contests, without empty ones. */
export function byContest(
	{ contests, election }: Pick<Core, 'contests' | 'election'>,
	districts: readonly DistrictCandidates[],
	language: string,
): ContestCandidates[] {
	const say = speaker(language, election);
	return contests
		.map(({ slug, name }) => ({
			slug,
			name: say(name),
			districts: districts.filter(({ contest }) => contest === slug),
		}))
		.filter(({ districts }) => districts.length > 0);
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
