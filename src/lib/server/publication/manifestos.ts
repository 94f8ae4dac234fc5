import { asc, eq } from 'drizzle-orm';
import type { Text } from '../../election/text.ts';
import * as manifesto from '../position/manifesto.ts';
import type { Database } from '../store/database.ts';
import * as table from '../store/schema.ts';

/**
 * What voters are shown of each bloc of an election, by slug: its newest approved manifesto, else the one that was loaded,
 * and the slugs of the members that confirmed this very wording, in the order of contenders.
 */
export async function read(
	db: Database,
	electionId: number,
): Promise<Map<string, { manifesto: Text; confirmed: string[] }>> {
	const blocs = await db
		.select({
			id: table.bloc.id,
			slug: table.bloc.slug,
			loaded: table.bloc.manifesto,
			loadedConfirmed: table.bloc.confirmed,
		})
		.from(table.bloc)
		.where(eq(table.bloc.election, electionId))
		.orderBy(asc(table.bloc.place));
	const approved = await manifesto.approved(
		db,
		blocs.map(({ id }) => id),
	);
	const confirmations = await manifesto.confirmations(db, eq(table.contender.election, electionId));
	return new Map(
		blocs.map(({ id, slug, loaded, loadedConfirmed }) => {
			const shown = approved.get(id);
			if (!shown) return [slug, { manifesto: loaded, confirmed: loadedConfirmed }];
			const confirmed = confirmations.filter(({ wording }) => wording === shown.id);
			return [slug, { manifesto: shown.text, confirmed: confirmed.map(({ member }) => member.slug) }];
		}),
	);
}
