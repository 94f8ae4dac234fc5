import type { Contest, Core, Region } from '../snapshot.ts';

/** The parts of an election that decide who votes where. */
type Mapped = Pick<Core, 'contests' | 'districts' | 'regions'>;

/** Whether every voter of the election gets this ballot, wherever they live. */
export function isEverywhere(core: Mapped, contest: Pick<Contest, 'slug'>): boolean {
	const regions = regionsOf(core, contest);
	return regions.has(null) || core.regions.every(({ code }) => regions.has(code));
}

/** The ballots that only some regions have, by region, in the order of the regions. Regions without any are left out. */
export function localContests(core: Mapped): { region: Region; contests: Contest[] }[] {
	const local = core.contests.filter((contest) => !isEverywhere(core, contest));
	return core.regions
		.map((region) => ({
			region,
			contests: local.filter((contest) => regionsOf(core, contest).has(region.code)),
		}))
		.filter(({ contests }) => contests.length > 0);
}

/** The codes of the regions in which a contest has districts; includes null if a district is in no region. */
function regionsOf(core: Mapped, contest: Pick<Contest, 'slug'>): Set<string | null> {
	return new Set(
		core.districts.filter((district) => district.contest === contest.slug).map(({ region }) => region),
	);
}
