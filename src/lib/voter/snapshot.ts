import { assemble, type Ballot } from '$lib/election/ballot/ballot.ts';
import {
	altered,
	basisPartName,
	componentsPartName,
	districtPartName,
	namesPartName,
	placesPartName,
	plainPartName,
	profilesPartName,
	reasonsPartName,
} from '$lib/election/part.ts';
import type {
	BasisPart,
	ComponentsPart,
	Core,
	DistrictPart,
	NamesPart,
	PlacesPart,
	PlainPart,
	Pointer,
	ProfilesPart,
	ReasonsPart,
} from '$lib/election/snapshot.ts';
import { unpackBasis } from '$lib/election/ballot/basis.ts';

// Every part is checked before anything reads it: the core against the hash that names the snapshot, each other part
// against the hash by which the core names it. What was altered on its way is refused as a whole (`altered`).

// A part never changes, so each is requested only once per page.
const cores = new Map<string, Promise<Core>>();
const districts = new Map<string, Promise<DistrictPart>>();
const bases = new Map<string, Promise<BasisPart>>();
const components = new Map<string, Promise<ComponentsPart>>();
const reasons = new Map<string, Promise<ReasonsPart>>();
const profiles = new Map<string, Promise<ProfilesPart>>();
const names = new Map<string, Promise<NamesPart>>();
const plain = new Map<string, Promise<PlainPart>>();
const places = new Map<string, Promise<PlacesPart>>();

/**
 * The core part of a snapshot. Rejects if the network fails or what arrives has another hash; the next call tries again.
 */
export function loadCore(hash: string): Promise<Core> {
	return load(cores, hash, 'core', hash);
}

/**
 * The ballot of one district, from the core, the basis of the matching and, for a seat contest, the district's part: the
 * server learns only the names of these parts. Null if the election has no such ballot. Rejects like `loadCore`.
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
			: loadNamed(districts, core, hash, districtPartName(contest, district)),
		basisPartName in core.parts ? loadNamed(bases, core, hash, basisPartName) : null,
	]);
	return assemble(core, facts, area, contenders, unpackBasis(core, basis));
}

/**
 * In which order the voters of a district are asked, by the district's part; empty where it says nothing of it. The core
 * comes first, because it names the part's hash, and the results need it anyway.
 */
export async function loadOrder(hash: string, contest: string, district: number): Promise<readonly string[]> {
	const core = await loadCore(hash);
	const { order = [] } = await loadNamed(districts, core, hash, districtPartName(contest, district));
	return order;
}

/**
 * The plane of published positions, the same for every voter; null if the snapshot has none, because too few contenders
 * have answered or because it is older than the plane. Rejects like `loadCore`.
 */
export async function loadComponents(core: Core, hash: string): Promise<ComponentsPart | null> {
	if (!(componentsPartName in core.parts)) return null;
	return loadNamed(components, core, hash, componentsPartName);
}

/** The reasons of all contenders on one ballot together, so that the server cannot tell whose are being read. */
export async function loadReasons(
	core: Core,
	hash: string,
	contest: string,
	district: number,
): Promise<ReasonsPart> {
	const name = reasonsPartName(contest, district);
	return name in core.parts
		? loadNamed(reasons, core, hash, name)
		: { contest, district, at: {}, reasons: {} };
}

/** The profiles of all contenders on one ballot, together for the same reason. */
export async function loadProfiles(
	core: Core,
	hash: string,
	contest: string,
	district: number,
): Promise<ProfilesPart> {
	const name = profilesPartName(contest, district);
	return name in core.parts ? loadNamed(profiles, core, hash, name) : { contest, district, profiles: {} };
}

/**
 * All statements in plain words together, so that the server cannot tell which one is being read.
 *
 * @param sha256 by which the core names the part. The page knows it, so that the quiz need not load the core.
 */
export function loadPlain(hash: string, sha256: string): Promise<PlainPart> {
	return load(plain, hash, plainPartName, sha256);
}

/**
 * The places of a snapshot that has them: the same for every voter, so that the server learns nothing.
 *
 * @param sha256 by which the core names the part
 */
export function loadPlaces(hash: string, sha256: string): Promise<PlacesPart> {
	return load(places, hash, placesPartName, sha256);
}

/** Who stands on the ballots of a contest for seats, in all districts; null in snapshots from before there was such a part. */
export async function loadNames(core: Core, hash: string, contest: string): Promise<NamesPart | null> {
	const name = namesPartName(contest);
	return name in core.parts ? loadNamed(names, core, hash, name) : null;
}

/** The newest snapshot of an election. */
export async function loadPointer(election: string): Promise<Pointer> {
	return (await get(`/data/current/${election}.json`)).json();
}

/** A part other than the core. */
async function loadNamed<Part>(
	known: Map<string, Promise<Part>>,
	core: Core,
	hash: string,
	name: string,
): Promise<Part> {
	return load(known, hash, name, core.parts[name] ?? '');
}

async function load<Part>(
	known: Map<string, Promise<Part>>,
	hash: string,
	name: string,
	sha256: string,
): Promise<Part> {
	const address = `/data/${hash}/${name}.json`;
	const part = known.get(address) ?? getPublished<Part>(address, sha256);
	known.set(address, part);
	try {
		return await part;
	} catch (error) {
		known.delete(address);
		throw error;
	}
}

async function getPublished<Part>(address: string, sha256: string): Promise<Part> {
	// Caches store a part for a year, so one of them may hold a damaged copy: the second request bypasses them.
	for (const cache of ['default', 'reload'] as const) {
		const bytes = await (await get(address, cache)).arrayBuffer();
		if (await isPublished(bytes, sha256)) return JSON.parse(new TextDecoder().decode(bytes));
	}
	throw new Error(`${address} is not what was published.`, { cause: altered });
}

/**
 * Whether these are the published bytes. Browsers can hash only on https and on localhost. Elsewhere nothing is checked:
 * over plain http this script could be altered just as easily, so that a check would promise what it cannot hold.
 */
async function isPublished(bytes: ArrayBuffer, sha256: string): Promise<boolean> {
	if (!('subtle' in crypto)) return true;
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') === sha256;
}

async function get(address: string, cache?: RequestCache): Promise<Response> {
	const response = await fetch(address, cache && { cache });
	if (!response.ok) throw new Error(`${address}: ${response.status}`, { cause: response.status });
	return response;
}
