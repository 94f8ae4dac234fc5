import { error } from '@sveltejs/kit';

/** An address that nothing else here knows: told on a page of this place, not on one of the voters'. */
export function load() {
	error(404);
}
