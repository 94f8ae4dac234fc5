import { expect, type APIRequestContext } from '@playwright/test';

/** What previews and search engines read of a page. */
export interface Head {
	title: string;
	description: string;
	canonical: string[];
	/** By `hreflang`. */
	alternates: Record<string, string>;
	robots: string | null;
	/** By property. */
	graph: Record<string, string[]>;
	facts: Record<string, unknown>[];
}

/** Fetches a page, which must exist, and reads its head. */
export async function headOf(request: APIRequestContext, address: string): Promise<Head> {
	const response = await request.get(address);
	expect(response.status(), address).toBe(200);
	const html = await response.text();
	return readHead(html.slice(0, html.indexOf('</head>')));
}

function readHead(head: string): Head {
	const tags = (name: string) =>
		[...head.matchAll(new RegExp(`<${name}\\s([^>]*?)/?>`, 'g'))].map(([, inside = '']) =>
			attributes(inside),
		);
	const links = tags('link');
	const metas = tags('meta');
	const graph: Record<string, string[]> = {};
	for (const { property, content } of metas)
		if (property) graph[property] = [...(graph[property] ?? []), content ?? ''];
	return {
		title: unescape(/<title>(.*?)<\/title>/s.exec(head)?.[1] ?? ''),
		description: metas.find(({ name }) => name === 'description')?.content ?? '',
		canonical: links.filter(({ rel }) => rel === 'canonical').map(({ href }) => href ?? ''),
		alternates: Object.fromEntries(
			links
				.filter(({ rel, hreflang }) => rel === 'alternate' && hreflang)
				.map(({ hreflang, href }) => [hreflang, href]),
		),
		robots: metas.find(({ name }) => name === 'robots')?.content ?? null,
		graph,
		facts: [...head.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, json = '']) =>
			JSON.parse(json),
		),
	};
}

function attributes(inside: string): Record<string, string> {
	return Object.fromEntries(
		[...inside.matchAll(/([a-z:-]+)="([^"]*)"/g)].map(([, name, value = '']) => [name, unescape(value)]),
	);
}

/** Decodes the entities of HTML and XML. */
export function unescape(words: string): string {
	return words
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&amp;', '&');
}
