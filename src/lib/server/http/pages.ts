import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** A rendered page, kept in the three forms in which browsers take it. */
interface KeptPage {
	status: number;
	headers: [string, string][];
	etag: string;
	identity: Uint8Array<ArrayBuffer>;
	br: Uint8Array<ArrayBuffer>;
	gzip: Uint8Array<ArrayBuffer>;
}

type Encoding = 'br' | 'gzip' | 'identity';

/**
 * Pages that are the same for everybody, rendered once for each key (address, publication, phase of the calendar) and
 * served from memory. A page that is being rendered is waited for, not rendered twice. Only answers without a fault are
 * kept. Another process rebuilds the same pages from the same publication, so nothing is lost with this one.
 */
export class Pages {
	#kept: LRUCache<string, KeptPage>;
	#rendering = new Map<string, Promise<KeptPage | Response>>();

	/** @param maxBytes how much memory the kept pages may take */
	constructor(maxBytes = 192 * 1024 * 1024) {
		this.#kept = new LRUCache({
			maxSize: maxBytes,
			sizeCalculation: (page) => page.identity.length + page.br.length + page.gzip.length + 1024,
		});
	}

	/** The page for `key`, from memory or by `render`, as `request` can take it (encoding, `If-None-Match`). */
	async serve(key: string, request: Request, render: () => Promise<Response>): Promise<Response> {
		const page = this.#kept.get(key) ?? (await this.#renderOnce(key, render));
		return page instanceof Response ? page.clone() : respond(page, request);
	}

	#renderOnce(key: string, render: () => Promise<Response>): Promise<KeptPage | Response> {
		const running = this.#rendering.get(key);
		if (running) return running;
		const rendering = this.#render(key, render).finally(() => this.#rendering.delete(key));
		this.#rendering.set(key, rendering);
		return rendering;
	}

	async #render(key: string, render: () => Promise<Response>): Promise<KeptPage | Response> {
		const response = await render();
		if (response.status !== 200) return response;
		const identity = new Uint8Array(await response.arrayBuffer());
		if (tellsOfFault(response, identity)) return new Response(identity, response);
		const page = await keep(response, identity);
		this.#kept.set(key, page);
		return page;
	}
}

/** SvelteKit answers a request for the data of a page that cannot be made with status 200 and the fault inside. */
function tellsOfFault({ headers }: Response, identity: Uint8Array): boolean {
	return (
		headers.get('content-type')?.startsWith('application/json') === true &&
		Buffer.from(identity).includes('"type":"error"')
	);
}

async function keep(response: Response, identity: Uint8Array<ArrayBuffer>): Promise<KeptPage> {
	const quality = {
		params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: identity.length },
	};
	const [br, gz] = await Promise.all([
		compressBrotli(identity, quality),
		compressGzip(identity, { level: 9 }),
	]);
	const headers = [...response.headers].filter(
		([name]) => !['etag', 'content-length', 'cache-control'].includes(name),
	);
	return {
		status: response.status,
		headers,
		etag: createHash('sha256').update(identity).digest('base64url').slice(0, 22),
		identity,
		br: new Uint8Array(br),
		gzip: new Uint8Array(gz),
	};
}

function respond(page: KeptPage, request: Request): Response {
	const encoding = encodingFor(request.headers.get('accept-encoding'));
	const etag = `"${page.etag}-${encoding}"`;
	const headers = new Headers(page.headers);
	headers.set('etag', etag);
	headers.set('vary', 'Accept-Encoding');
	headers.set('cache-control', 'public, max-age=0, s-maxage=30, must-revalidate');
	if (matches(request.headers.get('if-none-match'), etag))
		return new Response(null, { status: 304, headers });
	const body = page[encoding];
	if (encoding !== 'identity') headers.set('content-encoding', encoding);
	headers.set('content-length', String(body.length));
	return new Response(request.method === 'HEAD' ? null : body, { status: page.status, headers });
}

/** The best encoding that an `Accept-Encoding` header takes (RFC 9110 §12.5.3): brotli, gzip, else none. */
export function encodingFor(acceptEncoding: string | null): Encoding {
	const taken = (acceptEncoding ?? '')
		.toLowerCase()
		.split(',')
		.map((part) => part.trim())
		.filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
		.map((part) => part.split(';')[0]?.trim());
	if (taken.includes('br')) return 'br';
	return taken.includes('gzip') ? 'gzip' : 'identity';
}

/** Whether an `If-None-Match` header names `etag`, compared weakly (RFC 9110 §13.1.2). */
export function matches(ifNoneMatch: string | null, etag: string): boolean {
	return (ifNoneMatch ?? '')
		.split(',')
		.map((tag) => tag.trim().replace(/^W\//, ''))
		.some((tag) => tag === etag || tag === '*');
}
