import { error } from '@sveltejs/kit';
import * as photo from '$lib/server/position/photo.ts';
import { matches } from '$lib/server/http/pages.ts';
import type { RequestHandler } from './$types';

/**
 * A photo that editors approved, for everybody. Its content never changes, but it may be taken down: so it is kept for a
 * minute only, then asked about again, which costs no bytes. 410: it was taken down.
 */
export const GET: RequestHandler = async ({ params, locals, request, setHeaders }) => {
	const found = await photo.publicFile(locals.db, params.hash, params.file);
	if (!found || found === 'taken_down') {
		setHeaders({ 'cache-control': 'no-store' });
		error(found ? 410 : 404);
	}
	const headers = { etag: `"${params.hash}-${params.file}"`, 'cache-control': 'public, max-age=60' };
	if (matches(request.headers.get('if-none-match'), headers.etag))
		return new Response(null, { status: 304, headers });
	const response = photo.respond(found, params.file, headers['cache-control']);
	response.headers.set('etag', headers.etag);
	return response;
};
