import * as openData from '$lib/server/open-data/open-data.ts';
import * as resources from '$lib/server/open-data/resources.ts';
import type { RequestHandler } from './$types';

/** Contenders whose positions are identical or nearly so. */
export const GET: RequestHandler = (event) => openData.list(event, resources.alike);

export const { OPTIONS, fallback, trailingSlash } = openData.reading;
