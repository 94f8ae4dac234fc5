import * as database from '$lib/server/store/database.ts';
import * as publications from '$lib/server/publication/publication.ts';
import type { RequestHandler } from './$types';

/**
 * Whether everything is there that the app needs, and what is missing: the database (`database`), and what voters' pages are
 * made of (`publications`). While only the database is missing, voters get everything as it was last known.
 */
export const GET: RequestHandler = async ({ locals }) => {
	const isThere = await database.answers(locals.db);
	// A process that has just reached the database may not have read anything yet.
	if (isThere) await publications.all(locals.db).catch(() => []);
	const missing = [
		...(isThere ? [] : ['database']),
		...(publications.areKnown(locals.db) ? [] : ['publications']),
	];
	const headers = { 'cache-control': 'no-store' };
	return missing.length === 0
		? Response.json({ ready: true, missing }, { headers })
		: Response.json({ ready: false, missing }, { status: 503, headers: { ...headers, 'retry-after': '10' } });
};
