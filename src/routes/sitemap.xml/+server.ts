import * as publications from '$lib/server/publication/publication.ts';
import * as sitemap from '$lib/server/publication/sitemap.ts';
import { interfaceLanguages } from '$lib/text/language.ts';
import type { RequestHandler } from './$types';

/** Names the files that name the pages: one for each election and language, or several where one would be too long. */
export const GET: RequestHandler = async ({ locals }) => {
	const files = [{ address: `${locals.origin}/sitemap/pages.xml`, changedAt: null }];
	const parts = (await publications.all(locals.db)).map(async (publication) => {
		const addresses = await sitemap.addressesOf(publication, locals);
		const count = Math.ceil(addresses.length / sitemap.mostAddresses);
		return interfaceLanguages.flatMap((language) =>
			Array.from({ length: count }, (_, index) => ({
				address: `${locals.origin}/sitemap/${language}/${publication.core.election.slug}/${index + 1}.xml`,
				changedAt: publication.publishedAt,
			})),
		);
	});
	return sitemap.respond(sitemap.indexFile([...files, ...(await Promise.all(parts)).flat()]));
};
