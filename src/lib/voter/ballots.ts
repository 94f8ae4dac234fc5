import { assemble, type Ballot } from '$lib/election/ballot.ts';
import type { Core } from '$lib/election/snapshot.ts';
import { loadDistrict } from './snapshot.ts';

// A ballot is put together once in the life of a page, like the parts from which it comes.
const assembled = new Map<string, Ballot>();

/**
 * The ballot of one district, from the core and, for a seat contest, the district's part. Null where the election has no
 * such ballot. Rejects when the network fails; the next call asks again.
 */
export async function loadBallot(
	core: Core,
	hash: string,
	contest: string,
	district: number,
): Promise<Ballot | null> {
	const key = `${hash} ${contest} ${district}`;
	const known = assembled.get(key);
	if (known) return known;
	const facts = core.contests.find(({ slug }) => slug === contest);
	const area = core.districts.find(
		(candidate) => candidate.contest === contest && candidate.number === district,
	);
	if (!facts || !area) return null;
	const contenders =
		facts.kind === 'list'
			? core.lists.filter((list) => list.contest === contest && list.district === district)
			: (await loadDistrict(hash, contest, district)).contenders;
	const ballot = assemble(core, facts, area, contenders);
	assembled.set(key, ballot);
	return ballot;
}
