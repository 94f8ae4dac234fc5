import { error } from '@sveltejs/kit';

/** The build writes `false` for `import.meta.env.DEV`, so that a production build drops the import and the gallery with it. */
export async function load({ data }) {
	if (import.meta.env.DEV) {
		const { default: Gallery } = await import('./Gallery.svelte');
		return { ...data, Gallery };
	}
	error(404);
}
