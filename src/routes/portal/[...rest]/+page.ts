import { error, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { renamed } from './renamed.ts';

/**
 * An unknown address: a former one redirects to the current one (RFC 9110 §15.4.9); for any other, the error is shown on a
 * page of the portal, not on one for voters.
 */
export function load({ params, url }) {
	const rest = renamed(params.rest);
	if (rest === null) error(404);
	redirect(308, resolve('/portal/[...rest]', { rest }) + url.search);
}
