import { error } from '@sveltejs/kit';
import { encodingFor } from '$lib/server/http/encoding.ts';
import { forEver, respond } from '$lib/server/http/respond.ts';
import * as publication from '$lib/server/publication/publication.ts';
import type { RequestHandler } from './$types';

/** One part of a snapshot, in an encoding that was made when it was published. */
export const GET: RequestHandler = async ({ params, locals, request }) => {
	const encoding = encodingFor(request);
	const part = await publication.part(locals.db, params.hash, params.part, encoding);
	if (!part) error(404);
	const headers = { 'content-type': 'application/json', 'cache-control': forEver };
	return respond(request, { name: part.sha256, encoding, headers }, () => part.bytes);
};
