import * as openData from '$lib/server/open-data/open-data.ts';
import * as resources from '$lib/server/open-data/resources.ts';
import type { RequestHandler } from './$types';

/** Every position of every contender. */
export const GET: RequestHandler = (event) => openData.list(event, resources.positions);

export const { OPTIONS, fallback, trailingSlash } = openData.reading;
