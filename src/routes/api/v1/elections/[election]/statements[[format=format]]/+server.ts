import * as openData from '$lib/server/open-data/open-data.ts';
import * as resources from '$lib/server/open-data/resources.ts';
import type { RequestHandler } from './$types';

/** The statements, in the order in which they are asked. */
export const GET: RequestHandler = (event) => openData.list(event, resources.statements);

export const { OPTIONS, fallback, trailingSlash } = openData.reading;
