import { error } from '@sveltejs/kit';
import { askAgain, respond } from '$lib/server/http/respond.ts';
import * as publication from '$lib/server/publication/publication.ts';
import type { RequestHandler } from './$types';

/** Which snapshot of an election is the newest: short, and asked again each time. */
export const GET: RequestHandler = async ({ params, locals, request }) => {
	const pointer = await publication.point(locals.db, params.election);
	if (!pointer) error(404);
	const name = `${pointer.hash}-${Date.parse(pointer.publishedAt)}`;
	const headers = { 'content-type': 'application/json', 'cache-control': askAgain };
	return respond(request, { name, encoding: 'identity', headers }, () =>
		new TextEncoder().encode(JSON.stringify(pointer)),
	);
};
