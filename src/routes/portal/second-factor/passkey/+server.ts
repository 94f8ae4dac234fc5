import { error, json } from '@sveltejs/kit';
import * as passkey from '$lib/server/account/passkey.ts';

/** The options for the browser to show a passkey. */
export async function POST({ locals, url }) {
	if (!locals.session) error(404);
	const { id, account } = locals.session;
	return json(await passkey.ask(locals.db, id, account, url, locals.now));
}
