import type { Districts } from './answers.ts';
import type { Contest, District } from './snapshot.ts';

/**
 * Which district's ballot the voter gets in each contest, in the order of the contests. Seat contests: the chosen
 * district. List contests: the nationwide district, or the one of the region in which the chosen districts lie.
 * Contests for which nothing is known yet are left out.
 */
export function ballotsOf<
	C extends Pick<Contest, 'slug' | 'kind'>,
	D extends Pick<District, 'contest' | 'number' | 'region'>,
>(
	core: { contests: readonly C[]; districts: readonly D[] },
	chosen: Districts,
): { contest: C; district: D }[] {
	const region = regionOf(core, chosen);
	return core.contests.flatMap((contest) => {
		const districts = core.districts.filter((district) => district.contest === contest.slug);
		const district =
			contest.kind === 'seat'
				? districts.find((candidate) => candidate.number === chosen[contest.slug])
				: (districts.find((candidate) => candidate.region === null) ??
					districts.find((candidate) => candidate.region === region));
		return district ? [{ contest, district }] : [];
	});
}

/** The region in which the voter's chosen districts lie; null when none is chosen. */
export function regionOf(
	core: { districts: readonly Pick<District, 'contest' | 'number' | 'region'>[] },
	chosen: Districts,
): string | null {
	for (const [contest, number] of Object.entries(chosen)) {
		const district = core.districts.find(
			(candidate) => candidate.contest === contest && candidate.number === number,
		);
		if (district?.region) return district.region;
	}
	return null;
}
