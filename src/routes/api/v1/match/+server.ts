import * as openData from '$lib/server/open-data/open-data.ts';
import type { RequestHandler } from './$types';

/** Rankings for the answers that were sent, of which nothing is stored. */
export const POST: RequestHandler = ({ locals, request }) => openData.match(locals.db, request, locals.now);

export const { OPTIONS, fallback, trailingSlash } = openData.matching;
