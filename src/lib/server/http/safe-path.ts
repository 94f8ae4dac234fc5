/**
 * The path to which an address asks to be redirected, with its query, if it is below `/portal` or `/desk`; null for
 * anything else, so that no link to us can lead to another site.
 */
export function inside(asked: unknown): string | null {
	if (typeof asked !== 'string' || asked.length > 2000 || !asked.startsWith('/')) return null;
	// The URL parser reads it as a browser would: `/\evil.example`, `/portal/../..//evil.example`.
	if (!URL.canParse(asked, own)) return null;
	const { origin, pathname, search } = new URL(asked, own);
	return origin === own && /^\/(portal|desk)(\/|$)/.test(pathname) ? pathname + search : null;
}

const own = 'https://tandau.invalid';
