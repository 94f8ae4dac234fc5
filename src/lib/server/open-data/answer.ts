import { brotli, encodingFor, gzip } from '../http/encoding.ts';
import * as http from '../http/respond.ts';
import { licence, type Problem as ProblemBody } from './schema.ts';

/** What a request is answered with. */
export interface Answer {
	type: string;
	text: string;
	/** The snapshot that it was made from. */
	snapshot?: string;
	/** Whether the address names the snapshot, so that the answer stays as it is. */
	isPinned?: boolean;
	/** Relations to other addresses (RFC 8288), besides those that every answer has. */
	links?: Readonly<Record<string, string>>;
	/** The name under which a browser saves it. */
	file?: string;
	/** Whether `Accept` decided about the type. */
	isNegotiated?: boolean;
}

/** Why a request gets nothing, and what to do about it (RFC 9457). */
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

/** The content never changes, but a later version of the app may say more about it. */
const pinned = 'public, max-age=86400';

/** Answers with a text that is made for this request, compressed where that is worth it. */
export function respond(request: Request, answer: Answer, url: URL): Promise<Response> {
	const text = new TextEncoder().encode(answer.text);
	const encoding = text.length < 1024 ? 'identity' : encodingFor(request);
	const found = { name: http.nameOf(text), encoding, headers: headersOf(answer, url) };
	return http.respond(request, found, () => {
		if (encoding === 'identity') return text;
		// Quick, because it is done each time, and still smaller than gzip.
		return encoding === 'br' ? brotli(text, 4) : gzip(text, 6);
	});
}

/** The headers that every answer has. */
export function headersOf(answer: Omit<Answer, 'text'>, url: URL): Headers {
	const headers = open();
	headers.set('content-type', answer.type);
	headers.set('cache-control', answer.isPinned ? pinned : http.askAgainSoon);
	if (answer.isNegotiated) headers.set('vary', 'Accept');
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

/** An answer to one request, which nobody may store. */
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

/** Something broke here. What it was is nobody else's business (RFC 9457 §5). */
export function respondFailure(isAway: boolean): Response {
	if (isAway) {
		const detail = 'The database does not answer at the moment. Ask again in ten seconds.';
		return respondProblem(new Problem(503, detail, { headers: { 'retry-after': '10' } }));
	}
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
	503: 'Service Unavailable',
};

/** Pages and programs of all sites may read the answer, which depends on no cookie. */
function open(): Headers {
	return new Headers({
		'access-control-allow-origin': '*',
		'access-control-expose-headers': 'ETag, Link, Tandau-Snapshot',
		'cross-origin-resource-policy': 'cross-origin',
	});
}
