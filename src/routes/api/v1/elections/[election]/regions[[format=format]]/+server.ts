import * as openData from '$lib/server/open-data/open-data.ts';
import * as resources from '$lib/server/open-data/resources.ts';
import type { RequestHandler } from './$types';

/** The regions in which districts lie. */
export const GET: RequestHandler = (event) => openData.list(event, resources.regions);

export const { OPTIONS, fallback, trailingSlash } = openData.reading;
