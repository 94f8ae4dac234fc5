import { error } from '@sveltejs/kit';
import * as publications from '$lib/server/publication/publication.ts';
import * as sitemap from '$lib/server/publication/sitemap.ts';
import { isInterfaceLanguage } from '$lib/text/language.ts';
import type { RequestHandler } from './$types';

/** The public pages of one election in one language. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const publication = await publications.latest(locals.db, params.election);
	if (!publication || !isInterfaceLanguage(params.lang) || !/^[1-9]\d{0,3}$/.test(params.part)) error(404);
	const { origin, now } = locals;
	const all = await sitemap.addressesOf(publication, { origin, language: params.lang, now });
	const from = (Number(params.part) - 1) * sitemap.mostAddresses;
	const addresses = all.slice(from, from + sitemap.mostAddresses);
	if (addresses.length === 0) error(404);
	return sitemap.respond(sitemap.pagesFile(addresses, publication.publishedAt));
};
