/**
 * Where somebody asked to be led, as a path of our own under `/portal` or `/desk` with its query; null when it is
 * anything else, so that nobody's link leads through us to somebody else's page.
 */
export function inside(asked: unknown): string | null {
	if (typeof asked !== 'string' || asked.length > 2000 || !asked.startsWith('/')) return null;
	// The URL parser reads it as a browser would: `/\evil.example`, `/portal/../..//evil.example`.
	if (!URL.canParse(asked, own)) return null;
	const { origin, pathname, search } = new URL(asked, own);
	return origin === own && /^\/(portal|desk)(\/|$)/.test(pathname) ? pathname + search : null;
}

const own = 'https://tandau.invalid';
