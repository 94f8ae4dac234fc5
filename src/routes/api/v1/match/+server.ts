import * as openData from '$lib/server/open-data.ts';
import type { RequestHandler } from './$types';

/** Rankings for the answers that were sent, of which nothing is kept. */
export const POST: RequestHandler = ({ locals, request }) => openData.match(locals.db, request, locals.now);

export const OPTIONS: RequestHandler = () => openData.preflight(openData.matching);

export const fallback: RequestHandler = () => openData.refuseMethod(openData.matching);
