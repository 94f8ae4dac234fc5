import { error } from '@sveltejs/kit';
import * as files from '$lib/server/http/respond.ts';
import * as publication from '$lib/server/publication/publication.ts';
import type { RequestHandler } from './$types';

/** Which snapshot of an election is the newest: small, and asked again each time. */
export const GET: RequestHandler = async ({ params, locals, request }) => {
	const pointer = await publication.point(locals.db, params.election);
	if (!pointer) error(404);
	const bytes = new TextEncoder().encode(JSON.stringify(pointer));
	const name = `${pointer.hash}-${Date.parse(pointer.publishedAt)}`;
	return files.respond(request, { bytes, name, encoding: 'identity', cacheControl: files.askAgain });
};
