import { asc, eq } from 'drizzle-orm';
import type { Text } from '../../election/text.ts';
import type { Database } from '../store/database.ts';
import * as table from '../store/schema.ts';

/** A district as it is named beside its contest. */
export interface District {
	/** Slug. */
	contest: string;
	contestName: Text;
	/** Number. */
	district: number;
	districtName: Text;
}

/** The columns of `District`, where rows are joined with their district and contest. */
export const columns = {
	contest: table.contest.slug,
	contestName: table.contest.name,
	district: table.district.number,
	districtName: table.district.name,
};

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
			contest: table.contest.slug,
			kind: table.contest.kind,
			contestName: table.contest.name,
			number: table.district.number,
			name: table.district.name,
			region: table.region.name,
		})
		.from(table.district)
		.innerJoin(table.contest, eq(table.contest.id, table.district.contest))
		.leftJoin(table.region, eq(table.region.id, table.district.region))
		.where(eq(table.contest.election, electionId))
		.orderBy(asc(table.contest.place), asc(table.district.number));
}
