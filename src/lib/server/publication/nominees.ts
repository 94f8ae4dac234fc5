import { isStanding, type Contender, type District } from '../../election/snapshot.ts';
import { Cache } from '../store/cache.ts';
import type { Publication } from './publication.ts';

/** The candidates that one party nominated in one district, of those on its ballot and of those who left it. */
interface Place {
	district: District;
	/** How many are on the ballot. */
	standing: number;
	/** How many left it: withdrawn, refused, cancelled. */
	gone: number;
}

/** Where the party nominated candidates, in the order of the contests and districts. */
export async function places(publication: Publication, party: string): Promise<Place[]> {
	return (await indexOf(publication)).get(party) ?? [];
}

/** How many candidates of the party are on ballots. */
export async function count(publication: Publication, party: string): Promise<number> {
	return (await places(publication, party)).reduce((sum, { standing }) => sum + standing, 0);
}

/** The candidates that the party nominated in one district, in ballot order. */
export async function inDistrict(
	publication: Publication,
	party: string,
	{ contest, number }: Pick<District, 'contest' | 'number'>,
): Promise<Contender[]> {
	const { contenders } = await publication.district(contest, number);
	return contenders.filter((contender) => isNominatedBy(contender, party));
}

/** Whether this is a candidate whom the party put forward: members who nominated themselves are not the party's. */
function isNominatedBy({ kind, nomination, party }: Contender, slug: string | null): boolean {
	return kind === 'person' && nomination === 'party' && party === slug;
}

type Index = Map<string, Place[]>;

/** By hash of the snapshot: building one goes through all ballots, and it never changes. */
const indices = new Cache<Index>({ max: 8 });

function indexOf(publication: Publication): Promise<Index> {
	return indices.get(publication.hash, () => build(publication));
}

async function build({ core, ballots }: Publication): Promise<Index> {
	const index: Index = new Map();
	let row = 0;
	for await (const { contenders } of ballots()) {
		const district = core.districts[row++];
		const here = new Map<string, Place>();
		for (const contender of contenders) {
			if (!district || contender.party === null || !isNominatedBy(contender, contender.party)) continue;
			const place = here.get(contender.party) ?? { district, standing: 0, gone: 0 };
			place[isStanding(contender) ? 'standing' : 'gone']++;
			here.set(contender.party, place);
		}
		for (const [party, place] of here) {
			const places = index.get(party) ?? [];
			places.push(place);
			index.set(party, places);
		}
	}
	return index;
}
