import { error } from '@sveltejs/kit';
import * as share from '$lib/server/share.ts';
import * as m from '$lib/text/paraglide/messages.js';
import type { RequestHandler } from './$types';

/**
 * The picture of a share. It never changes but may be deleted or hidden, so browsers cache it and shared caches do not.
 */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const found = await share.picture(locals.db, params.id, url.origin, locals.now);
	const guarded = { 'x-robots-tag': 'noindex', 'cross-origin-resource-policy': 'cross-origin' };
	if (!found) {
		const words = `${m.share_gone_title()}. ${m.share_gone_lead()}\n`;
		return new Response(words, {
			status: 410,
			headers: { ...guarded, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
		});
	}
	if (found.hash !== params.hash) error(404);
	const { bytes, seconds } = found;
	return new Response(bytes, {
		headers: {
			...guarded,
			'content-type': 'image/png',
			'content-length': String(bytes.length),
			'content-security-policy': "default-src 'none'; sandbox",
			'cache-control': seconds > 0 ? `private, max-age=${seconds}, immutable` : 'no-store',
		},
	});
};
