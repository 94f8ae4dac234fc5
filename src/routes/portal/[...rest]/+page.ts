import { error } from '@sveltejs/kit';

/** An address that nothing else here knows: the error is shown on a page of the portal, not on one of the voters'. */
export function load() {
	error(404);
}
