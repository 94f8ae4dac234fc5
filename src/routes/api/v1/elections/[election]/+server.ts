import * as openData from '$lib/server/open-data/open-data.ts';
import type { RequestHandler } from './$types';

/** One election. */
export const GET: RequestHandler = openData.election;

export const { OPTIONS, fallback, trailingSlash } = openData.reading;
