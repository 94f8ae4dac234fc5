// The names of a snapshot's parts (snapshot.ts). Apart from it, because the first question needs none of them.

/** The cause of the error when what arrived is not what was published. */
export const altered = 'altered';

export const plainPartName = 'plain';
export const basisPartName = 'basis';
export const componentsPartName = 'components';

export function districtPartName(contest: string, district: number): string {
	return `district.${contest}.${district}`;
}

export function namesPartName(contest: string): string {
	return `names.${contest}`;
}

export function reasonsPartName(contest: string, district: number): string {
	return `reasons.${contest}.${district}`;
}

export function profilesPartName(contest: string, district: number): string {
	return `profiles.${contest}.${district}`;
}

/** Where people live and vote; only snapshots of packs with places have this part. */
export const placesPartName = 'places';
