import { error } from '@sveltejs/kit';
import { respond } from '$lib/server/http/respond.ts';
import * as photo from '$lib/server/position/photo.ts';
import type { RequestHandler } from './$types';

/**
 * A photo that editors approved, for everybody. Its content never changes, but it may be taken down: so it is stored for
 * a minute only, then asked about again, which costs no bytes. 410 says that it was taken down.
 */
export const GET: RequestHandler = async ({ params, locals, request, setHeaders }) => {
	const found = await photo.knownFile(locals.db, params.hash, params.file);
	if (!found || found === 'taken_down') {
		setHeaders({ 'cache-control': 'no-store' });
		error(found ? 410 : 404);
	}
	const { headers } = photo.respond(found, params.file, 'public, max-age=60');
	const name = `${params.hash}-${params.file}`;
	return respond(request, { name, headers }, () => new Uint8Array(found));
};
