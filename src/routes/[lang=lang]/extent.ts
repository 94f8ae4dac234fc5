import { isEverywhere } from '$lib/election/ballot/area.ts';
import { isAsked, isCommon, type Core } from '$lib/election/snapshot.ts';

/** How many statements a voter may be asked. */
export interface Extent {
	/** Of a voter whose ballots have the fewest local statements. */
	least: number;
	/** At most this many, wherever one votes. */
	most: number;
}

/** Measured from the moment a statement appears to its answer. */
const secondsPerStatement = 13;

/** About how long it takes to answer so many statements, in whole minutes. */
export function minutesFor(statements: number): number {
	return Math.ceil((statements * secondsPerStatement) / 60);
}

/** How many statements voters are asked, before it is known where they vote. */
export function extentOf(core: Pick<Core, 'contests' | 'districts' | 'regions' | 'statements'>): Extent {
	const common = core.statements.filter(isCommon).length;
	const local = core.statements.filter((statement) => !isCommon(statement));
	const counted = core.districts.map(({ contest, number, region }) => ({
		contest,
		region,
		n: local.filter((statement) => isAsked(statement, contest, number)).length,
	}));
	const codes = core.regions.length > 0 ? core.regions.map(({ code }) => code) : [null];
	const fewest = core.contests
		.filter((contest) => isEverywhere(core, contest))
		.map(({ slug }) => counted.filter(({ contest }) => contest === slug).map(({ n }) => n))
		.reduce((sum, counts) => sum + (counts.length > 0 ? Math.min(...counts) : 0), 0);
	const mostIn = codes.map((code) =>
		core.contests
			.map(({ slug }) =>
				counted
					.filter(({ contest, region }) => contest === slug && (region === null || region === code))
					.map(({ n }) => n),
			)
			.reduce((sum, counts) => sum + Math.max(0, ...counts), 0),
	);
	return { least: common + fewest, most: common + Math.max(...mostIn) };
}
