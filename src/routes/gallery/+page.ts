import { error } from '@sveltejs/kit';

/** The build sets `import.meta.env.DEV` to `false`, so that a production build drops the import and with it the gallery. */
export async function load({ data }) {
	if (import.meta.env.DEV) {
		const { default: Gallery } = await import('./Gallery.svelte');
		return { ...data, Gallery };
	}
	error(404);
}
