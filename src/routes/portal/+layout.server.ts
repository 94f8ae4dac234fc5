import { dev } from '$app/environment';
import * as letter from '$lib/server/letter/queue.ts';

export async function load({ url, locals: { db, language, session, actor } }) {
	return {
		language,
		visitor: session && {
			/** False while the session still waits for its second factor. */
			isWhole: actor !== null,
			isEditor: actor?.memberships.some(({ role }) => role === 'editor') ?? false,
		},
		// By the address, so that each page shows them anew. The build leaves both out.
		letters: dev && url.href && letter.isReadable(process.env) ? await letter.newest(db, 5) : null,
	};
}
