import * as openData from '$lib/server/open-data/open-data.ts';
import * as resources from '$lib/server/open-data/resources.ts';
import type { RequestHandler } from './$types';

/** Lists and candidates. */
export const GET: RequestHandler = (event) => openData.list(event, resources.contenders);

export const { OPTIONS, fallback, trailingSlash } = openData.reading;
