import { createHash } from 'node:crypto';
import type { Encoding } from './encoding.ts';

/** For what can never change. */
export const forEver = 'public, max-age=31536000, immutable';
/**
 * For what may change at any time: browsers store it, and ask each time whether it has changed. For an hour caches may show
 * what they have if we do not answer (RFC 5861 §4); a day later the calendar may forbid what it says.
 */
export const askAgain = 'public, max-age=0, stale-if-error=3600';
/** The same, but caches that many people share ask only every thirty seconds. */
export const askAgainSoon = 'public, max-age=0, s-maxage=30, stale-if-error=3600';

/** What a request asks for, without the body. */
export interface Found {
	/** Names the content in the ETag: other content has another name. */
	name: string;
	/** Left out where no request could get any other. */
	encoding?: Encoding;
	headers: HeadersInit;
}

type Body = Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null;

/**
 * Answers GET or HEAD. The answer is 304 where `If-None-Match` names the content (RFC 9110 §13.1.2), and then no body
 * is made.
 *
 * @param make gives the body, encoded as `encoding` says. HEAD needs it only for its length: null leaves that out.
 */
export async function respond(
	request: Request,
	{ name, encoding, headers: given }: Found,
	make: () => Body | Promise<Body>,
): Promise<Response> {
	const headers = new Headers(given);
	const tag = `"${encoding ? `${name}-${encoding}` : name}"`;
	headers.set('etag', tag);
	if (encoding) headers.append('vary', 'Accept-Encoding');
	if (isNamed(tag, request.headers.get('if-none-match'))) return new Response(null, { status: 304, headers });
	if (encoding && encoding !== 'identity') headers.set('content-encoding', encoding);
	const body = await make();
	if (body instanceof Uint8Array) headers.set('content-length', String(body.length));
	return new Response(request.method === 'HEAD' ? null : body, { headers });
}

/** A name for content that has none of its own. */
export function nameOf(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
}

/** Compares tags weakly, as If-None-Match must. None of our tags contains a comma. */
function isNamed(tag: string, ifNoneMatch: string | null): boolean {
	return (ifNoneMatch ?? '')
		.split(',')
		.map((one) => one.trim().replace(/^W\//, ''))
		.some((one) => one === tag || one === '*');
}
