import { error } from '@sveltejs/kit';
import * as files from '$lib/server/http/respond.ts';
import { encodingFor } from '$lib/server/http/pages.ts';
import * as publication from '$lib/server/publication/publication.ts';
import type { RequestHandler } from './$types';

/** One part of a snapshot, in an encoding that was made when it was published. */
export const GET: RequestHandler = async ({ params, locals, request }) => {
	const encoding = encodingFor(request.headers.get('accept-encoding'));
	const part = await publication.part(locals.db, params.hash, params.part, encoding);
	if (!part) error(404);
	return files.respond(request, {
		bytes: part.bytes,
		name: part.sha256,
		encoding,
		cacheControl: files.forEver,
	});
};
