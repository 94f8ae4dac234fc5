import { error, json } from '@sveltejs/kit';
import * as door from '$lib/server/people/door.ts';
import * as passkey from '$lib/server/account/passkey.ts';

/** The options for the browser to make a new passkey; refused if the session is no longer fresh. */
export async function POST(event) {
	const { account } = door.signedIn(event);
	const { db, now, session } = event.locals;
	const options = await passkey.offer(db, session?.id ?? '', account, event.url, now);
	if (!options) error(403);
	return json(options);
}
