import { stanceIn } from '../../election/ballot/stance.ts';
import { asked, isStanding, type Contender, type District } from '../../election/snapshot.ts';
import { Cache } from '../store/cache.ts';
import type { Publication } from './publication.ts';

/** The members of one bloc on one ballot. */
interface Place {
	district: District;
	/** How many are on the ballot. */
	standing: number;
	/** How many left it: withdrawn, refused, cancelled. */
	gone: number;
}

/** How the members that are still on ballots stand on one statement. */
interface Stand {
	/** The statement's. */
	statement: string;
	/** How many took each stance, from 1 up. */
	stances: number[];
	/** How many were asked and took none. */
	silent: number;
}

/** One bloc across all ballots. */
export interface Membership {
	/** In the order of the contests and districts. */
	places: Place[];
	/** The statements that members were asked, in the order of the election. */
	stands: Stand[];
}

/** A bloc's members by district, and how they stand. */
export async function membership(publication: Publication, bloc: string): Promise<Membership> {
	return (await indexOf(publication)).get(bloc) ?? { places: [], stands: [] };
}

/** How many members are on ballots. */
export async function count(publication: Publication, bloc: string): Promise<number> {
	return (await membership(publication, bloc)).places.reduce((sum, { standing }) => sum + standing, 0);
}

/** The members on one ballot, in its order. */
export async function inDistrict(
	publication: Publication,
	bloc: string,
	{ contest, number }: Pick<District, 'contest' | 'number'>,
): Promise<Contender[]> {
	const { contenders } = await publication.district(contest, number);
	return contenders.filter((contender) => contender.bloc === bloc);
}

type Index = Map<string, Membership>;

/** By hash of the snapshot: building one goes through all ballots, and it never changes. */
const indices = new Cache<Index>({ max: 8 });

function indexOf(publication: Publication): Promise<Index> {
	return indices.get(publication.hash, () => build(publication));
}

async function build({ core, ballots }: Publication): Promise<Index> {
	const index: Index = new Map(core.blocs.map(({ slug }) => [slug, { places: [], stands: [] }]));
	const stands = new Map<string, Map<string, Stand>>();
	let row = 0;
	for await (const { contest, district: number, contenders } of ballots()) {
		const district = core.districts[row++];
		const members = contenders.filter(({ bloc }) => bloc !== null);
		if (!district || members.length === 0) continue;
		const statements = asked(core.statements, contest, number);
		for (const member of members) {
			const bloc = member.bloc ?? '';
			const places = index.get(bloc)?.places ?? [];
			if (places.at(-1)?.district !== district) places.push({ district, standing: 0, gone: 0 });
			const place = places.at(-1);
			if (place) place[isStanding(member) ? 'standing' : 'gone']++;
			if (!isStanding(member)) continue;
			const own = stands.get(bloc) ?? new Map<string, Stand>();
			stands.set(bloc, own);
			statements.forEach(({ slug, steps }, column) => {
				const stand = own.get(slug) ?? { statement: slug, stances: Array<number>(steps).fill(0), silent: 0 };
				own.set(slug, stand);
				const stance = stanceIn(member.positions, column);
				if (stance === null) stand.silent++;
				else stand.stances[stance - 1] = (stand.stances[stance - 1] ?? 0) + 1;
			});
		}
	}
	for (const [bloc, membership] of index)
		membership.stands = core.statements.flatMap(({ slug }) => stands.get(bloc)?.get(slug) ?? []);
	return index;
}
