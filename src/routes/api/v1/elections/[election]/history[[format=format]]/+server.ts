import * as openData from '$lib/server/open-data/open-data.ts';
import * as resources from '$lib/server/open-data/resources.ts';
import type { RequestHandler } from './$types';

/** Every change of a position. */
export const GET: RequestHandler = (event) => openData.list(event, resources.history);

export const { OPTIONS, fallback, trailingSlash } = openData.reading;
