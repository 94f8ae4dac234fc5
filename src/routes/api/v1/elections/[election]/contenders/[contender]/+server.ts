import * as openData from '$lib/server/open-data/open-data.ts';
import type { RequestHandler } from './$types';

/** Everything about one contender. */
export const GET: RequestHandler = openData.contender;

export const { OPTIONS, fallback, trailingSlash } = openData.reading;
