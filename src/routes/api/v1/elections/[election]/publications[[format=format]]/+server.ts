import * as openData from '$lib/server/open-data/open-data.ts';
import type { RequestHandler } from './$types';

/** Every time a snapshot was published. */
export const GET: RequestHandler = openData.publications;

export const { OPTIONS, fallback, trailingSlash } = openData.reading;
