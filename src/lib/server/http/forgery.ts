/**
 * Whether a form was sent from a page of another site. Our own pages send `Origin: null`, because they ask for
 * `Referrer-Policy: no-referrer`, so `Sec-Fetch-Site` decides, and Origin only where a browser does not send that.
 *
 * @param url the address as the app knows itself
 */
export function isForged(request: Request, url: URL): boolean {
	if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return false;
	const site = request.headers.get('sec-fetch-site');
	return site ? site !== 'same-origin' && site !== 'none' : request.headers.get('origin') !== url.origin;
}
