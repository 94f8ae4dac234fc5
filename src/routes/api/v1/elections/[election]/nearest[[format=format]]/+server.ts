import * as openData from '$lib/server/open-data/open-data.ts';
import * as resources from '$lib/server/open-data/resources.ts';
import type { RequestHandler } from './$types';

/** The lists nearest to contenders who nominated themselves. */
export const GET: RequestHandler = (event) => openData.list(event, resources.nearest);

export const { OPTIONS, fallback, trailingSlash } = openData.reading;
