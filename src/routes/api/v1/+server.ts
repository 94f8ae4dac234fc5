import * as openData from '$lib/server/open-data/open-data.ts';
import type { RequestHandler } from './$types';

/** Where everything else is found. */
export const GET: RequestHandler = openData.contents;

export const { OPTIONS, fallback, trailingSlash } = openData.reading;
