import * as openData from '$lib/server/open-data/open-data.ts';
import * as resources from '$lib/server/open-data/resources.ts';
import type { RequestHandler } from './$types';

/** How similar the lists of a ballot are. */
export const GET: RequestHandler = (event) => openData.list(event, resources.similarity);

export const { OPTIONS, fallback, trailingSlash } = openData.reading;
