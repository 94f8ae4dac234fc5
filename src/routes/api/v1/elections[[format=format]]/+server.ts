import * as openData from '$lib/server/open-data/open-data.ts';
import type { RequestHandler } from './$types';

/** All elections. */
export const GET: RequestHandler = openData.elections;

export const { OPTIONS, fallback, trailingSlash } = openData.reading;
