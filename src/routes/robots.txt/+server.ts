import type { RequestHandler } from './$types';

/**
 * What crawlers need not ask for (RFC 9309). Shares are not here: whoever makes a preview of one must be able to read it,
 * and it says itself that it is not to be listed.
 */
export const GET: RequestHandler = ({ locals }) => {
	const lines = [
		'User-agent: *',
		'Disallow: /portal/',
		'Disallow: /desk/',
		'',
		`Sitemap: ${locals.origin}/sitemap.xml`,
	];
	return new Response(`${lines.join('\n')}\n`, {
		headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=300' },
	});
};
