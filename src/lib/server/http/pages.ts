import { LRUCache } from 'lru-cache';
import { brotli, encodingFor, gzip, type Encoding } from './encoding.ts';
import { askAgainSoon, nameOf, respond } from './respond.ts';

/** A rendered page, stored in every encoding that browsers ask for. */
interface StoredPage {
	/** Of its content, for the ETag. */
	name: string;
	headers: [string, string][];
	bodies: Record<Encoding, Uint8Array<ArrayBuffer>>;
}

/**
 * Pages that are the same for everybody, rendered once for each key (address, publication, phase of the calendar) and
 * served from memory. Requests for a page that is being rendered wait for it. Errors are not stored. Another process
 * renders the same pages from the same publication, so nothing is lost when this one ends.
 */
export class Pages {
	#stored: LRUCache<string, StoredPage>;
	#rendering = new Map<string, Promise<StoredPage | Response>>();

	/** @param maxBytes how much memory the pages may take */
	constructor(maxBytes = 192 * 1024 * 1024) {
		this.#stored = new LRUCache({
			maxSize: maxBytes,
			sizeCalculation: ({ bodies: { identity, br, gzip } }) =>
				identity.length + br.length + gzip.length + 1024,
		});
	}

	/** The page for `key`, from memory or by `render`, as `request` accepts it (encoding, `If-None-Match`). */
	async serve(key: string, request: Request, render: () => Promise<Response>): Promise<Response> {
		const page = this.#stored.get(key) ?? (await this.#renderOnce(key, render));
		if (page instanceof Response) return page.clone();
		const encoding = encodingFor(request);
		return respond(request, { ...page, encoding }, () => page.bodies[encoding]);
	}

	#renderOnce(key: string, render: () => Promise<Response>): Promise<StoredPage | Response> {
		const running = this.#rendering.get(key);
		if (running) return running;
		const rendering = this.#render(key, render).finally(() => this.#rendering.delete(key));
		this.#rendering.set(key, rendering);
		return rendering;
	}

	async #render(key: string, render: () => Promise<Response>): Promise<StoredPage | Response> {
		const response = await render();
		if (response.status !== 200) return response;
		const identity = new Uint8Array(await response.arrayBuffer());
		if (isError(response, identity)) return new Response(identity, response);
		const page = await store(response, identity);
		this.#stored.set(key, page);
		return page;
	}
}

/** When a page's data cannot be made, SvelteKit sends status 200 with the error inside. */
function isError({ headers }: Response, identity: Uint8Array): boolean {
	return (
		headers.get('content-type')?.startsWith('application/json') === true &&
		Buffer.from(identity).includes('"type":"error"')
	);
}

async function store(response: Response, identity: Uint8Array<ArrayBuffer>): Promise<StoredPage> {
	const [br, gz] = await Promise.all([brotli(identity, 9), gzip(identity, 9)]);
	const headers = new Headers(response.headers);
	for (const name of ['etag', 'content-length', 'vary']) headers.delete(name);
	headers.set('cache-control', askAgainSoon);
	return { name: nameOf(identity), headers: [...headers], bodies: { identity, br, gzip: gz } };
}
