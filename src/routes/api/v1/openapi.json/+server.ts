import * as openData from '$lib/server/open-data/open-data.ts';
import type { RequestHandler } from './$types';

/** The API as an OpenAPI document. */
export const GET: RequestHandler = openData.description;

export const { OPTIONS, fallback, trailingSlash } = openData.reading;
