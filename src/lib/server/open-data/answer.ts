import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { encodingFor, matches } from '../http/pages.ts';
import { licence, type Problem as ProblemBody } from './schema.ts';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** What a request is answered with. */
export interface Answer {
	type: string;
	text: string;
	/** The snapshot that it is made of. */
	snapshot?: string;
	/** Whether the address names the snapshot, so that the answer stays as it is. */
	isPinned?: boolean;
	/** Relations to other addresses (RFC 8288), besides those that every answer has. */
	links?: Readonly<Record<string, string>>;
	/** Under which name a browser saves it. */
	file?: string;
	/** Whether `Accept` decided about the type. */
	isNegotiated?: boolean;
}

/** What was asked for is not there, or was asked for wrongly: an answer in words that say what to do (RFC 9457). */
export class Problem {
	readonly status: number;
	readonly detail: string;
	readonly faults: ProblemBody['faults'];
	readonly headers: Readonly<Record<string, string>>;

	constructor(
		status: number,
		detail: string,
		{ faults, headers = {} }: { faults?: ProblemBody['faults']; headers?: Record<string, string> } = {},
	) {
		this.status = status;
		this.detail = detail;
		this.faults = faults;
		this.headers = headers;
	}
}

/** Kept for a moment by caches that many share, and asked about each time by others. */
const newest = 'public, max-age=0, s-maxage=30, must-revalidate';
/** The content never changes; its form may be told more fully by a later version of the app. */
const pinned = 'public, max-age=86400';

/** The answer as it is sent: 304 where the asker has it already, compressed as the asker takes it. */
export async function respond(request: Request, answer: Answer, url: URL): Promise<Response> {
	const identity = new TextEncoder().encode(answer.text);
	const encoding = identity.length < 1024 ? 'identity' : encodingFor(request.headers.get('accept-encoding'));
	const headers = headersOf(answer, url);
	const etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}-${encoding}"`;
	headers.set('etag', etag);
	if (matches(request.headers.get('if-none-match'), etag))
		return new Response(null, { status: 304, headers });
	const bytes = await encode(identity, encoding);
	if (encoding !== 'identity') headers.set('content-encoding', encoding);
	headers.set('content-length', String(bytes.length));
	return new Response(request.method === 'HEAD' ? null : bytes, { headers });
}

/** What a program needs to know of an answer, whatever is in it. */
export function headersOf(answer: Omit<Answer, 'text'>, url: URL): Headers {
	const headers = open();
	headers.set('content-type', answer.type);
	headers.set('cache-control', answer.isPinned ? pinned : newest);
	headers.set('vary', answer.isNegotiated ? 'Accept, Accept-Encoding' : 'Accept-Encoding');
	const links = {
		...answer.links,
		license: licence.url,
		'service-desc': `${url.origin}/api/v1/openapi.json`,
	};
	headers.set(
		'link',
		Object.entries(links)
			.map(([relation, address]) => `<${address}>; rel="${relation}"`)
			.join(', '),
	);
	if (answer.snapshot) headers.set('tandau-snapshot', answer.snapshot);
	if (answer.file) headers.set('content-disposition', `inline; filename="${answer.file}"`);
	return headers;
}

/** An answer for one asker, which nobody keeps. */
export function respondOnce(body: object): Response {
	const headers = open();
	headers.set('content-type', 'application/json');
	headers.set('cache-control', 'no-store');
	headers.set('link', `<${licence.url}>; rel="license"`);
	return new Response(JSON.stringify(body), { headers });
}

export function respondProblem({ status, detail, faults, headers: more }: Problem): Response {
	const headers = open();
	for (const [name, value] of Object.entries(more)) headers.set(name, value);
	headers.set('content-type', problemType);
	headers.set('cache-control', 'no-store');
	const body: ProblemBody = {
		type: 'about:blank',
		title: titles[status] ?? 'Error',
		status,
		detail,
		...(faults && { faults }),
	};
	return new Response(JSON.stringify(body), { status, headers });
}

export const problemType = 'application/problem+json';

/** Something broke here; nothing is told of what it was (RFC 9457 §5). */
export function respondFailure(): Response {
	return respondProblem(new Problem(500, 'Something broke here, not in what was asked. Ask again later.'));
}

/** Says to another site's page which requests it may make (Fetch, CORS preflight). */
export function respondPreflight(methods: string): Response {
	const headers = open();
	headers.set('allow', methods);
	headers.set('access-control-allow-methods', methods);
	headers.set('access-control-allow-headers', 'content-type, if-none-match');
	headers.set('access-control-max-age', '86400');
	return new Response(null, { status: 204, headers });
}

const titles: Record<number, string> = {
	400: 'Bad Request',
	403: 'Forbidden',
	404: 'Not Found',
	405: 'Method Not Allowed',
	413: 'Content Too Large',
	415: 'Unsupported Media Type',
	500: 'Internal Server Error',
};

/** Everybody's pages and programs may read it; no cookie has a part in it. */
function open(): Headers {
	return new Headers({
		'access-control-allow-origin': '*',
		'access-control-expose-headers': 'ETag, Link, Tandau-Snapshot',
		'cross-origin-resource-policy': 'cross-origin',
	});
}

async function encode(
	identity: Uint8Array<ArrayBuffer>,
	encoding: 'br' | 'gzip' | 'identity',
): Promise<Uint8Array<ArrayBuffer>> {
	if (encoding === 'identity') return identity;
	if (encoding === 'gzip') return new Uint8Array(await compressGzip(identity));
	// Made anew each time: a quick quality, which is still smaller than gzip.
	const params = {
		[constants.BROTLI_PARAM_QUALITY]: 4,
		[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
		[constants.BROTLI_PARAM_SIZE_HINT]: identity.length,
	};
	return new Uint8Array(await compressBrotli(identity, { params }));
}
