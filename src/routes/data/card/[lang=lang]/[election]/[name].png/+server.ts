import { error, redirect } from '@sveltejs/kit';
import * as drawings from '$lib/server/picture/drawings.ts';
import { forEver, respond } from '$lib/server/http/respond.ts';
import * as publicCard from '$lib/server/picture/neutral.ts';
import * as publications from '$lib/server/publication/publication.ts';
import { isInterfaceLanguage } from '$lib/text/language.ts';
import type { RequestHandler } from './$types';

/** The neutral card of a public page, for previews. Its address names its content; an older one redirects to the newest. */
export const GET: RequestHandler = async ({ params, locals, request, setHeaders }) => {
	const name = publicCard.nameIn(params.name);
	const publication = await publications.latest(locals.db, params.election);
	if (!name || !publication || !isInterfaceLanguage(params.lang)) error(404);
	const { origin, now } = locals;
	const found = await publicCard.find(publication, name, { language: params.lang, origin, now });
	if (!found) error(404);
	if (found.kind === 'moved') {
		setHeaders({ 'cache-control': 'no-cache' });
		redirect(307, found.address);
	}
	const headers = {
		'content-type': 'image/png',
		'cache-control': forEver,
		// A site that shows a preview of the page may show its picture.
		'cross-origin-resource-policy': 'cross-origin',
	};
	return respond(request, { name: name.hash, headers }, () => drawings.drawing(name.hash, found.card));
};
