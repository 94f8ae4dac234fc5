import type { Database } from '../store/database.ts';
import * as publication from '../publication/publication.ts';
import type { Publication } from '../publication/publication.ts';
import { Problem } from './answer.ts';
import { licence, type Head } from './schema.ts';

/** The publication of this hash, or the newest where none is named. */
export async function choose(
	db: Database,
	election: string,
	hash: string | null,
): Promise<Publication | Problem> {
	const newest = await publication.latest(db, election);
	if (!newest)
		return new Problem(404, `There is no published election "${election}": /api/v1/elections lists them.`);
	if (hash === null) return newest;
	const isHash = /^[0-9a-f]{64}$/.test(hash);
	const found = isHash ? await publication.at(db, election, hash) : null;
	return (
		found ?? new Problem(404, 'This election never had this snapshot: its publications list all it had.')
	);
}

/** What every answer says of the publication that it is made of. */
export function headOf({ hash, publishedAt, core }: Publication): Head {
	return {
		licence: licence,
		election: core.election.slug,
		fictional: core.election.fictional,
		snapshot: hash,
		publishedAt,
	};
}
