import { match as isFormat } from '../../src/params/format.ts';
import type { Database } from '../../src/lib/server/store/database.ts';

interface Asked {
	locals: { db: Database };
	request: Request;
	url: URL;
	params: Record<string, string>;
}

/** SvelteKit reads the names of routes with this, and has no public way to ask it. */
const internals = new URL('../../node_modules/@sveltejs/kit/src/utils/routing.js', import.meta.url).href;
const { parse_route_id, exec } = await import(/* @vite-ignore */ internals);

/** The routes of open data; the one for addresses that do not exist comes last. */
const routes = Object.entries(
	import.meta.glob<{ GET?: (asked: Asked) => Response | Promise<Response> }>(
		'../../src/routes/api/v1/**/+server.ts',
		{ eager: true },
	),
)
	.map(([file, { GET }]) => ({ GET, id: file.replace(/^.*\/src\/routes|\/\+server\.ts$/g, '') }))
	.sort((a, b) => Number(a.id.includes('[...')) - Number(b.id.includes('[...')));

/** Answers a request for open data by the route of its address, without a server. */
export async function answer(db: Database, request: Request): Promise<Response> {
	const url = new URL(request.url);
	for (const { GET, id } of routes) {
		const { pattern, params: names } = parse_route_id(id);
		const found = pattern.exec(decodeURI(url.pathname));
		const params = found && exec(found, names, { format: isFormat });
		if (GET && params) return GET({ locals: { db }, request, url, params });
	}
	throw new Error(`${url.pathname} has no route.`);
}
