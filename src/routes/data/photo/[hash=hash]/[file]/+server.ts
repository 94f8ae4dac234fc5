import { error } from '@sveltejs/kit';
import { forEver } from '$lib/server/files.ts';
import * as photo from '$lib/server/photo.ts';
import type { RequestHandler } from './$types';

/** A photo that editors approved, for everybody. Its address names its content, which never changes. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const bytes = await photo.publicFile(locals.db, params.hash, params.file);
	if (!bytes) error(404);
	return photo.respond(bytes, params.file, forEver);
};
