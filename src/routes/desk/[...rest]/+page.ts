import { error } from '@sveltejs/kit';

/** An unknown address: the error is shown on a page of the desk, not on one for voters. */
export function load() {
	error(404);
}
