import { asc, eq } from 'drizzle-orm';
import type { Text } from '../../election/text.ts';
import type { Database } from '../store/database.ts';
import { contest, district, region } from '../store/schema.ts';

/** One ballot of an election: a district of a contest. */
export interface Ballot {
	contest: string;
	kind: 'list' | 'seat';
	contestName: Text;
	number: number;
	name: Text;
	region: Text | null;
}

/** The election's ballots, in the order of its contests and districts. */
export async function ballots(db: Database, electionId: number): Promise<Ballot[]> {
	return db
		.select({
			contest: contest.slug,
			kind: contest.kind,
			contestName: contest.name,
			number: district.number,
			name: district.name,
			region: region.name,
		})
		.from(district)
		.innerJoin(contest, eq(contest.id, district.contest))
		.leftJoin(region, eq(region.id, district.region))
		.where(eq(contest.election, electionId))
		.orderBy(asc(contest.place), asc(district.number));
}
