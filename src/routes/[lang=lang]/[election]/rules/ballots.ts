import type { Contest, Core, District, Region } from '$lib/election/snapshot.ts';

/** Regions whose voters get the same ballots. */
export interface BallotsOfRegions {
	/** Codes; empty if the election has no regions. */
	regions: string[];
	/** Contest slugs, in the order of the contests. */
	contests: string[];
	/** Whether some of these ballots are only for a part of the region. */
	isUpTo: boolean;
}

/** Which ballots voters get in which regions, the largest group of regions last. */
export function ballotsByRegion({
	regions,
	contests,
	districts,
}: Pick<Core, 'regions' | 'contests' | 'districts'>): BallotsOfRegions[] {
	if (regions.length === 0)
		return [{ regions: [], contests: contests.map(({ slug }) => slug), isUpTo: false }];
	const groups = new Map<string, BallotsOfRegions>();
	for (const region of regions) {
		const given = contests.filter((contest) => isGiven(contest, region, districts));
		const local = given.filter((contest) => contest.kind === 'seat' && isLocal(contest, region, districts));
		const key = given.map(({ slug }) => slug).join(' ');
		const group = groups.get(key) ?? {
			regions: [],
			contests: given.map(({ slug }) => slug),
			isUpTo: local.length > 1,
		};
		groups.set(key, { ...group, regions: [...group.regions, region.code] });
	}
	return [...groups.values()].sort((a, b) => a.regions.length - b.regions.length);
}

function isGiven(contest: Contest, region: Region, districts: readonly District[]): boolean {
	return districts.some(
		(district) =>
			district.contest === contest.slug && (district.region === null || district.region === region.code),
	);
}

/** Whether all districts of the contest are in the region, as for a council of the region or of one city in it. */
function isLocal(contest: Contest, region: Region, districts: readonly District[]): boolean {
	return districts.every((district) => district.contest !== contest.slug || district.region === region.code);
}
