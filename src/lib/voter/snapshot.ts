import { assemble, type Ballot } from '$lib/election/ballot/ballot.ts';
import {
	basisPartName,
	districtPartName,
	placesPartName,
	plainPartName,
	profilesPartName,
	reasonsPartName,
} from '$lib/election/part.ts';
import type {
	BasisPart,
	Core,
	DistrictPart,
	PlacesPart,
	PlainPart,
	Pointer,
	ProfilesPart,
	ReasonsPart,
} from '$lib/election/snapshot.ts';
import { unpackBasis } from '$lib/election/ballot/basis.ts';

// A part never changes, so each is requested only once per page.
const cores = new Map<string, Promise<Core>>();
const districts = new Map<string, Promise<DistrictPart>>();
const bases = new Map<string, Promise<BasisPart>>();
const reasons = new Map<string, Promise<ReasonsPart>>();
const profiles = new Map<string, Promise<ProfilesPart>>();
const plain = new Map<string, Promise<PlainPart>>();
const places = new Map<string, Promise<PlacesPart>>();

/** The core part of a snapshot. Rejects if the network fails; the next call tries again. */
export function loadCore(hash: string): Promise<Core> {
	return load(cores, hash, 'core');
}

/**
 * The ballot of one district, from the core, the basis of the matching and, for a seat contest, the district's part: the
 * server learns only the names of these parts. Null if the election has no such ballot. Rejects if the network fails; the next call tries
 * again.
 */
export async function loadBallot(
	core: Core,
	hash: string,
	contest: string,
	district: number,
): Promise<Ballot | null> {
	const facts = core.contests.find(({ slug }) => slug === contest);
	const area = core.districts.find(
		(candidate) => candidate.contest === contest && candidate.number === district,
	);
	if (!facts || !area) return null;
	const [{ contenders }, basis] = await Promise.all([
		facts.kind === 'list'
			? { contenders: core.lists.filter((list) => list.contest === contest && list.district === district) }
			: load(districts, hash, districtPartName(contest, district)),
		basisPartName in core.parts ? load(bases, hash, basisPartName) : null,
	]);
	return assemble(core, facts, area, contenders, unpackBasis(core, basis));
}

/** In which order the voters of a district are asked, by the district's part; empty where it says nothing of it. */
export async function loadOrder(hash: string, contest: string, district: number): Promise<readonly string[]> {
	const { order = [] } = await load(districts, hash, districtPartName(contest, district));
	return order;
}

/** The reasons of all contenders on one ballot together, so that the server cannot tell whose are being read. */
export async function loadReasons(
	core: Core,
	hash: string,
	contest: string,
	district: number,
): Promise<ReasonsPart> {
	const name = reasonsPartName(contest, district);
	return name in core.parts ? load(reasons, hash, name) : { contest, district, at: {}, reasons: {} };
}

/** The profiles of all contenders on one ballot, together for the same reason. */
export async function loadProfiles(
	core: Core,
	hash: string,
	contest: string,
	district: number,
): Promise<ProfilesPart> {
	const name = profilesPartName(contest, district);
	return name in core.parts ? load(profiles, hash, name) : { contest, district, profiles: {} };
}

/** All statements in plain words together, so that the server cannot tell which one is being read. */
export function loadPlain(hash: string): Promise<PlainPart> {
	return load(plain, hash, plainPartName);
}

/** The places of a snapshot that has them: the same for every voter, so that the server learns nothing. */
export function loadPlaces(hash: string): Promise<PlacesPart> {
	return load(places, hash, placesPartName);
}

/** The newest snapshot of an election. */
export function loadPointer(election: string): Promise<Pointer> {
	return get(`/data/current/${election}.json`);
}

async function load<Part>(known: Map<string, Promise<Part>>, hash: string, name: string): Promise<Part> {
	const address = `/data/${hash}/${name}.json`;
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
