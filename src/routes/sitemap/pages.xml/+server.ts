import * as sitemap from '$lib/server/publication/sitemap.ts';
import { interfaceLanguages } from '$lib/text/language.ts';
import type { RequestHandler } from './$types';

/** The pages that belong to no election. */
export const GET: RequestHandler = ({ locals }) => {
	const addresses = interfaceLanguages.flatMap((language) =>
		['', '/api'].map((rest) => `${locals.origin}/${language}${rest}`),
	);
	return sitemap.respond(sitemap.pagesFile(addresses, null));
};
