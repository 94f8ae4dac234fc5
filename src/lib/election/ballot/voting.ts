import type { Districts, PossibleDistricts } from './answers.ts';
import type { Contest, District } from '../snapshot.ts';

/**
 * The district whose ballot the voter gets in each contest, in the order of the contests: the chosen district, or each
 * of those it may be; for lists also the nationwide one, or the only one in the region of the chosen districts. Contests
 * whose district is not known yet are left out.
 */
export function ballotsOf<
	C extends Pick<Contest, 'slug' | 'kind'>,
	D extends Pick<District, 'contest' | 'number' | 'region'>,
>(
	core: { contests: readonly C[]; districts: readonly D[] },
	chosen: Districts,
	possible: PossibleDistricts = {},
): { contest: C; district: D }[] {
	const region = regionOf(core, chosen) ?? regionOf(core, firstOf(possible));
	return core.contests.flatMap((contest) => {
		const districts = core.districts.filter((district) => district.contest === contest.slug);
		const numbers = chosen[contest.slug] === undefined ? possible[contest.slug] : [chosen[contest.slug]];
		const own = districts.filter(({ number }) => numbers?.includes(number));
		const everywhere = contest.kind === 'list' ? nationwide(districts) : undefined;
		if (everywhere) return [{ contest, district: everywhere }];
		if (own.length > 0) return own.map((district) => ({ contest, district }));
		const only = contest.kind === 'list' ? onlyIn(region, districts) : undefined;
		return only ? [{ contest, district: only }] : [];
	});
}

/** All ballots of lists, in the order of the contests and districts. */
export function listBallots<C extends Pick<Contest, 'slug' | 'kind'>, D extends Pick<District, 'contest'>>({
	contests,
	districts,
}: {
	contests: readonly C[];
	districts: readonly D[];
}): { contest: C; district: D }[] {
	return contests
		.filter(({ kind }) => kind === 'list')
		.flatMap((contest) =>
			districts
				.filter((district) => district.contest === contest.slug)
				.map((district) => ({ contest, district })),
		);
}

/** One district for each contest in which the voter could not decide: enough to tell the address. */
export function firstOf(possible: PossibleDistricts): Districts {
	return Object.fromEntries(
		Object.entries(possible).flatMap(([contest, [first]]) => (first === undefined ? [] : [[contest, first]])),
	);
}

function nationwide<D extends Pick<District, 'region'>>(districts: readonly D[]): D | undefined {
	return districts.find(({ region }) => region === null);
}

function onlyIn<D extends Pick<District, 'region'>>(region: string | null, districts: readonly D[]) {
	const [only, ...more] = districts.filter((district) => district.region === region);
	return more.length === 0 ? only : undefined;
}

/**
 * The contests in which voters choose their district: those for seats, and regional lists whose district does not
 * follow from another choice. All other ballots follow from these.
 */
export function chosenContests<C extends Pick<Contest, 'slug' | 'kind'>>(core: {
	contests: readonly C[];
	districts: readonly Pick<District, 'contest' | 'region'>[];
}): C[] {
	const seats = new Set(core.contests.filter(({ kind }) => kind === 'seat').map(({ slug }) => slug));
	const known = new Set(
		core.districts.filter(({ contest }) => seats.has(contest)).map(({ region }) => region),
	);
	return core.contests.filter(({ slug, kind }) => {
		if (kind === 'seat') return true;
		const regions = core.districts.filter(({ contest }) => contest === slug).map(({ region }) => region);
		if (regions.includes(null)) return false;
		return regions.some((region) => !known.has(region)) || new Set(regions).size < regions.length;
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
