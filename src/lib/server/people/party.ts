import { and, eq } from 'drizzle-orm';
import type { ContenderStatus } from '../../election/snapshot.ts';
import type { Text } from '../../election/text.ts';
import * as districts from '../election/district.ts';
import type { District } from '../election/district.ts';
import * as elections from '../election/election.ts';
import type { Election } from '../election/election.ts';
import type { Database } from '../store/database.ts';
import { ofParty, type State } from './progress.ts';
import * as table from '../store/schema.ts';

/** A party as its agents see it. */
export interface Party {
	id: number;
	slug: string;
	name: Text;
	election: Election;
}

/** How far a contender has come, without its positions, their number or its address. */
export interface Progress extends Omit<District, 'contest'> {
	slug: string;
	name: Text;
	number: number | null;
	status: ContenderStatus;
	state: State;
}

/** The party of this slug in the election of this slug, or null. */
export async function find(db: Database, electionSlug: string, slug: string): Promise<Party | null> {
	const [row] = await db
		.select({
			id: table.party.id,
			slug: table.party.slug,
			name: table.party.name,
			election: elections.columns,
		})
		.from(table.party)
		.innerJoin(table.election, eq(table.election.id, table.party.election))
		.where(and(eq(table.election.slug, electionSlug), eq(table.party.slug, slug)));
	return row ?? null;
}

/** The party's lists, for which its agents speak, and its own candidates. Agents may see which of them have submitted. */
export async function progress(
	db: Database,
	of: Pick<Party, 'id' | 'election'>,
): Promise<{ lists: Progress[]; candidates: Progress[] }> {
	const all = await db
		.select(districts.columns)
		.from(table.district)
		.innerJoin(table.contest, eq(table.contest.id, table.district.contest))
		.where(eq(table.contest.election, of.election.id));
	const districtOf = new Map(all.map((one) => [`${one.contest}/${one.district}`, one]));
	const own = await ofParty(db, of);
	const rowsOf = (kind: 'list' | 'person') =>
		own
			.filter((contender) => contender.kind === kind)
			// Field by field, so that nothing else known of a contender leaves this file.
			.map(({ slug, name, number, contest, district, status, state }) => {
				const { contestName = {}, districtName = {} } = districtOf.get(`${contest}/${district}`) ?? {};
				return { slug, name, number, contestName, district, districtName, status, state };
			});
	return { lists: rowsOf('list'), candidates: rowsOf('person') };
}
