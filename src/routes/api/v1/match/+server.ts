import * as openData from '$lib/server/open-data/open-data.ts';
import type { RequestHandler } from './$types';

/** A redirection would not say that other sites' pages may follow it. */
export const trailingSlash = 'ignore';

/** Rankings for the answers that were sent, of which nothing is kept. */
export const POST: RequestHandler = ({ locals, request }) => openData.match(locals.db, request, locals.now);

export const OPTIONS: RequestHandler = () => openData.preflight(openData.matching);

export const fallback: RequestHandler = () => openData.refuseMethod(openData.matching);
