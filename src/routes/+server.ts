import { redirect } from '@sveltejs/kit';

/** Sends the visitor to the pages in their own language. */
export function GET({ locals, setHeaders }) {
	setHeaders({ vary: 'Accept-Language, Cookie', 'cache-control': 'private, no-store' });
	redirect(307, `/${locals.language}`);
}
