import type { Core, District } from '$lib/election/snapshot.ts';
import type { Text } from '$lib/election/text.ts';

/** Where a ballot is: the region, if any, and the district. Empty where its contest has no other district. */
export function areaOf(core: Pick<Core, 'districts' | 'regions'>, district: District): Text[] {
	const isOnly = core.districts.filter(({ contest }) => contest === district.contest).length === 1;
	if (isOnly) return [];
	const region = core.regions.find(({ code }) => code === district.region);
	return [...(region ? [region.name] : []), district.name];
}

/** The district that an address names, as it is written there; null where there is none. */
export function districtIn(
	core: Pick<Core, 'districts'>,
	{ contest, district }: { contest: string; district: string },
): District | null {
	return core.districts.find((one) => one.contest === contest && String(one.number) === district) ?? null;
}
