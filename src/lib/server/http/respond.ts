import { matches } from './pages.ts';

/** A JSON file as it is sent. */
export interface File {
	bytes: Uint8Array<ArrayBuffer>;
	/** Other content has another name. */
	name: string;
	encoding: 'br' | 'gzip' | 'identity';
	cacheControl: string;
}

/** For what can never change. */
export const forEver = 'public, max-age=31536000, immutable';
/** For what may change at any time: kept, but asked about each time. */
export const askAgain = 'no-cache';

/** The answer to a request for `file`: 304 where the asker has it already (RFC 9110 §13.1.2). */
export function respond(request: Request, { bytes, name, encoding, cacheControl }: File): Response {
	const etag = `"${name}-${encoding}"`;
	const headers = new Headers({
		'content-type': 'application/json',
		'cache-control': cacheControl,
		etag,
		vary: 'Accept-Encoding',
	});
	if (matches(request.headers.get('if-none-match'), etag))
		return new Response(null, { status: 304, headers });
	if (encoding !== 'identity') headers.set('content-encoding', encoding);
	headers.set('content-length', String(bytes.length));
	return new Response(bytes, { headers });
}
