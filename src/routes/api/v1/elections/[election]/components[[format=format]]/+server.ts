import * as openData from '$lib/server/open-data/open-data.ts';
import * as resources from '$lib/server/open-data/resources.ts';
import type { RequestHandler } from './$types';

/** The plane of all positions. */
export const GET: RequestHandler = (event) => openData.list(event, resources.components);

export const { OPTIONS, fallback, trailingSlash } = openData.reading;
