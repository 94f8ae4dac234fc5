import * as openData from '$lib/server/open-data/open-data.ts';
import type { RequestHandler } from './$types';

/** A redirection would not say that other sites' pages may follow it. */
export const trailingSlash = 'ignore';

/** Everything that can be read. */
export const GET: RequestHandler = ({ locals, request, url, params }) =>
	openData.answer(locals.db, request, url, params.path);

export const OPTIONS: RequestHandler = () => openData.preflight(openData.reading);

export const fallback: RequestHandler = () => openData.refuseMethod(openData.reading);
