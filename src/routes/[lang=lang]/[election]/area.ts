import type { Core, District } from '$lib/election/snapshot.ts';
import type { Text } from '$lib/election/text.ts';

/** The area of a ballot: the region, if any, and the district. Empty if its contest has only one district. */
export function areaOf(core: Pick<Core, 'districts' | 'regions'>, district: District): Text[] {
	const isOnly = core.districts.filter(({ contest }) => contest === district.contest).length === 1;
	if (isOnly) return [];
	const region = core.regions.find(({ code }) => code === district.region);
	return [...(region ? [region.name] : []), district.name];
}

/** The district with this number, as addresses write it; null if there is none. */
export function districtIn(
	core: Pick<Core, 'districts'>,
	{ contest, district }: { contest: string; district: string },
): District | null {
	return core.districts.find((one) => one.contest === contest && String(one.number) === district) ?? null;
}
