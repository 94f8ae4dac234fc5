import * as openData from '$lib/server/open-data/open-data.ts';
import type { RequestHandler } from './$types';

/** A whole publication in one download. */
export const GET: RequestHandler = openData.snapshot;

export const { OPTIONS, fallback, trailingSlash } = openData.reading;
