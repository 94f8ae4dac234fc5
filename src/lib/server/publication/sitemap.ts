import { allows } from '../../election/calendar.ts';
import { componentsPartName } from '../../election/part.ts';
import type { InterfaceLanguage } from '../../text/language.ts';
import { escaped } from '../../text/markup.ts';
import type { Publication } from './publication.ts';

// Sitemaps as search engines read them (https://www.sitemaps.org/protocol.html).

/** A file holds at most 50,000 addresses. */
export const mostAddresses = 50_000;

/** The whole addresses of what search engines may list of one election in one language. */
export async function addressesOf(
	publication: Publication,
	{ origin, language, now }: { origin: string; language: InterfaceLanguage; now: Date },
): Promise<string[]> {
	const { core } = publication;
	const isOpen = allows(core.election, 'quiz', now);
	const pages = ['', '/contenders', '/find', '/rules', '/method', '/privacy'];
	const asking = isOpen && (await publication.isAnswered()) ? ['/district', '/quiz'] : [];
	const statements = isOpen
		? [
				'/statements',
				...(core.lists.length > 0 ? ['/lists'] : []),
				...(componentsPartName in core.parts ? ['/field'] : []),
				...core.statements.map(({ slug }) => `/statements/${slug}`),
			]
		: [];
	const parties = core.parties.map(({ slug }) => `/parties/${slug}`);
	const blocs = core.blocs.map(({ slug }) => `/blocs/${slug}`);
	const contenders = Array.from(await publication.contenders(), (slug) => `/contenders/${slug}`);
	const base = `${origin}/${language}/${core.election.slug}`;
	return [...pages, ...asking, ...statements, ...parties, ...blocs, ...contenders].map((rest) => base + rest);
}

/** A file that names pages. */
export function pagesFile(addresses: readonly string[], changedAt: string | null): string {
	const change = changedAt === null ? '' : `<lastmod>${escaped(changedAt)}</lastmod>`;
	const rows = addresses.map((address) => `<url><loc>${escaped(address)}</loc>${change}</url>`);
	return file('urlset', rows);
}

/** The file that names the other files. */
export function indexFile(files: readonly { address: string; changedAt: string | null }[]): string {
	return file(
		'sitemapindex',
		files.map(({ address, changedAt }) => {
			const change = changedAt === null ? '' : `<lastmod>${escaped(changedAt)}</lastmod>`;
			return `<sitemap><loc>${escaped(address)}</loc>${change}</sitemap>`;
		}),
	);
}

/** The answer that holds such a file. */
export function respond(content: string): Response {
	return new Response(content, {
		headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=300' },
	});
}

function file(kind: string, rows: readonly string[]): string {
	const space = 'http://www.sitemaps.org/schemas/sitemap/0.9';
	return `<?xml version="1.0" encoding="UTF-8"?>\n<${kind} xmlns="${space}">\n${rows.join('\n')}\n</${kind}>\n`;
}
