import * as openData from '$lib/server/open-data/open-data.ts';
import type { RequestHandler } from './$types';

/** Addresses that do not exist get an answer in the form of the API too. */
export const GET: RequestHandler = openData.nothing;

export const { OPTIONS, fallback, trailingSlash } = openData.reading;
