// What a route's name says of its pages. SvelteKit makes the name of the route's folders; an address without a route has null.

/** Whether its pages are made for frames in pages of other sites. */
export function isFrame(route: string | null): boolean {
	return route !== null && /^\/\[lang=lang\]\/\[election\]\/embed(\/|$)/.test(route);
}

/** Whether it belongs to the portal or to the desk. */
export function isInside(route: string | null): boolean {
	return route !== null && /^\/(portal|desk)(\/|$)/.test(route);
}

/** Whether what is sent to it changes nothing and is not stored: a forged form does no harm, and may come without a length. */
export function isHarmless(route: string | null): boolean {
	return route !== null && (route === '/[lang=lang]/[election]/quiz/form' || /^\/api\/v1(\/|$)/.test(route));
}

/**
 * Whether its pages are voters' pages, the same for everybody as long as the publications that they show are the newest.
 * A share can be deleted at any time, and so can editors name another site for frames.
 */
export function isLasting(route: string | null): boolean {
	if (route === null || !route.startsWith('/[lang=lang]')) return false;
	return !route.startsWith('/[lang=lang]/s/') && route !== '/[lang=lang]/[election]/frame';
}

/** The theme of a page at this address: the visitor's own, except in a frame, where the address may name one. */
export function themeOf(route: string | null, url: URL): 'light' | 'dark' | 'auto' {
	const asked = isFrame(route) ? url.searchParams.get('theme') : null;
	return asked === 'light' || asked === 'dark' ? asked : 'auto';
}
