import type { Contender, Core } from '$lib/election/snapshot.ts';
import { speaker, type Wording } from '$lib/election/text.ts';
import { nominationOf } from '$lib/ui/ballot/nomination.ts';
import type { CandidateRow, DistrictCandidates } from '$lib/ui/candidates/candidate.ts';
import { rowOf } from '../candidates.ts';

/** A member as a bloc's page shows it. */
export function memberRow(core: Core, member: Contender, language: string): CandidateRow {
	const nomination = nominationOf(member, core.parties, speaker(language, core.election));
	const { confirmed } = core.blocs.find(({ slug }) => slug === member.bloc) ?? {};
	return {
		...rowOf(core, member, language),
		nomination,
		...(confirmed?.includes(member.slug) && { hasConfirmed: true }),
	};
}

/** A statement with how the members stand on it. */
export interface StandRow {
	/** The statement's. */
	slug: string;
	text: Wording;
	/** The statement's own words for its steps, from 1 up. */
	labels: Wording[] | null;
	/** How many took each stance, from 1 up. */
	stances: number[];
	/** How many were asked and took none. */
	silent: number;
}

/** The districts with the voter's own first, each otherwise in its order. */
export function ownFirst<D extends Pick<DistrictCandidates, 'contest' | 'number'>>(
	districts: readonly D[],
	chosen: Readonly<Record<string, number>>,
): D[] {
	const isOwn = ({ contest, number }: D) => chosen[contest] === number;
	return [...districts.filter(isOwn), ...districts.filter((district) => !isOwn(district))];
}
