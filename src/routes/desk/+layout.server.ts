import { dev } from '$app/environment';
import * as outbox from '$lib/server/letter/outbox.ts';

export async function load({ url, locals: { db, language, session, actor } }) {
	return {
		language,
		visitor: session && {
			/** False while the session still waits for its second factor. */
			isWhole: actor !== null,
			isEditor: actor?.memberships.some(({ role }) => role === 'editor') ?? false,
		},
		// Depends on the address, so that each page reads them again. The build leaves both out.
		letters: dev && url.href && outbox.isReadable(process.env) ? await outbox.newest(db, 5) : null,
	};
}
