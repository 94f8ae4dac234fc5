import type { RequestHandler } from './$types';

/**
 * The paths that crawlers should skip (RFC 9309). Shares are not among them: programs that show a preview must be able to
 * read a share, and its response asks not to be indexed.
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
