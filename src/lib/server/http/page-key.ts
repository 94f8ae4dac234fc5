import { isLasting, themeOf } from './route.ts';

/** A publication that a page shows, in a phase of its election's calendar. */
interface Shown {
	hash: string;
	publishedAt: string;
	phase: string;
}

/**
 * Which part of a voters' page a request asks for: `page` for all of it, else one digit for each of its layouts whose data
 * is asked for (`1`) or not (`0`). Null for what is rendered each time.
 */
export function partAsked(request: Request, route: string | null, isDataRequest: boolean): string | null {
	if (!isLasting(route) || !['GET', 'HEAD'].includes(request.method)) return null;
	if (!isDataRequest) return 'page';
	const asked = new URL(request.url).searchParams.get('x-sveltekit-invalidated') ?? '';
	// No page has more layouts: to store longer ones would only fill the memory.
	return asked.length > 8 ? null : asked.replace(/[^1]/g, '0');
}

/**
 * The key under which a page may be stored: everything that it is made of. That is its whole address, which it shows to
 * others, the publications with their phase, and the year, because days of other years are written with it. The query
 * changes no page except by the theme of a frame. Null where nothing is published.
 */
export function pageKey(
	{ url, route, part, year }: { url: URL; route: string | null; part: string; year: number },
	shown: readonly Shown[],
): string | null {
	if (shown.length === 0) return null;
	const publications = shown.map(({ hash, publishedAt, phase }) => `${hash}:${publishedAt}:${phase}`);
	return [url.origin + url.pathname, themeOf(route, url), part, year, ...publications].join(' ');
}
