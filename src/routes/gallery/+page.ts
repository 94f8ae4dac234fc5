import { dev } from '$app/environment';
import { error } from '@sveltejs/kit';

/** `dev` is a constant of the build: a production build drops the import and the gallery with it. */
export async function load({ data }) {
	if (!dev) error(404);
	const { default: Gallery } = await import('./Gallery.svelte');
	return { ...data, Gallery };
}
