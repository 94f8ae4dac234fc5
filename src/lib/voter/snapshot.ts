import {
	districtPartName,
	profilesPartName,
	reasonsPartName,
	type Core,
	type DistrictPart,
	type Pointer,
	type ProfilesPart,
	type ReasonsPart,
} from '$lib/election/snapshot.ts';

// Parts never change, so each is asked for once in the life of a page.
const cores = new Map<string, Promise<Core>>();
const districts = new Map<string, Promise<DistrictPart>>();
const reasons = new Map<string, Promise<ReasonsPart>>();
const profiles = new Map<string, Promise<ProfilesPart>>();

/** The core part of a snapshot. Rejects when the network fails; the next call asks again. */
export function loadCore(hash: string): Promise<Core> {
	return load(cores, `/data/${hash}/core.json`);
}

/** The candidates of one district. The server learns no more than the name of this part. */
export function loadDistrict(hash: string, contest: string, district: number): Promise<DistrictPart> {
	return load(districts, `/data/${hash}/${districtPartName(contest, district)}.json`);
}

/** The words of everybody on one district's ballot together, so that the server cannot tell whose are being read. */
export async function loadReasons(
	core: Core,
	hash: string,
	contest: string,
	district: number,
): Promise<ReasonsPart> {
	const name = reasonsPartName(contest, district);
	return name in core.parts
		? load(reasons, `/data/${hash}/${name}.json`)
		: { contest, district, at: {}, reasons: {} };
}

/** What everybody on one district's ballot says of themselves: together, for the same reason. */
export async function loadProfiles(
	core: Core,
	hash: string,
	contest: string,
	district: number,
): Promise<ProfilesPart> {
	const name = profilesPartName(contest, district);
	return name in core.parts
		? load(profiles, `/data/${hash}/${name}.json`)
		: { contest, district, profiles: {} };
}

/** Which snapshot is the newest now. */
export function loadPointer(election: string): Promise<Pointer> {
	return get(`/data/current/${election}.json`);
}

async function load<Part>(known: Map<string, Promise<Part>>, address: string): Promise<Part> {
	const part = known.get(address) ?? get<Part>(address);
	known.set(address, part);
	try {
		return await part;
	} catch (error) {
		known.delete(address);
		throw error;
	}
}

async function get<Part>(address: string): Promise<Part> {
	const response = await fetch(address);
	if (!response.ok) throw new Error(`${address}: ${response.status}`, { cause: response.status });
	return await response.json();
}
