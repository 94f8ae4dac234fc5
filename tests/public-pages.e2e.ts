import { expect, test, type APIRequestContext } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { findings, rules, rulesOfColour, tooWide } from './axe.ts';
import { headOf, unescape } from './head.ts';
import { remember, somebody } from './voter.ts';
import { isThorough, thoroughIf } from './support/thorough.ts';

const languages = ['kk', 'ru', 'en'];

function locationsIn(xml: string): string[] {
	return [...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address = '']) => unescape(address));
}

const listed = [
	'',
	'/api',
	'/demo',
	'/demo/contenders',
	'/demo/contenders/taza-bulaq',
	'/demo/statements',
	'/demo/statements/r01',
	'/demo/parties/taza-bulaq',
	'/demo/blocs/tangy-syq',
	'/demo/lists',
	'/demo/field',
	'/demo/district',
	'/demo/quiz',
	'/demo/method',
	'/demo/rules',
	'/demo/privacy',
];

for (const rest of listed) {
	test(`The page “${rest}” has one address in each language, and each names the others.`, async ({
		request,
		baseURL,
	}) => {
		const expected = Object.fromEntries([
			...languages.map((language) => [language, `${baseURL}/${language}${rest}`]),
			['x-default', `${baseURL}/kk${rest}`],
		]);
		const titles = new Set<string>();
		for (const language of languages) {
			const head = await headOf(request, `/${language}${rest}`);
			expect(head.canonical).toEqual([`${baseURL}/${language}${rest}`]);
			expect(head.alternates).toEqual(expected);
			expect(head.robots).toBeNull();
			expect(head.graph['og:url']).toEqual(head.canonical);
			expect(head.graph['og:title']?.[0]?.length).toBeGreaterThan(3);
			expect(head.description.length).toBeGreaterThan(10);
			expect(head.description.length).toBeLessThanOrEqual(200);
			expect(head.graph['og:description']).toEqual([head.description]);
			titles.add(head.title);
		}
		expect(titles.size).toBe(3);
	});
}

for (const rest of [
	'/demo/results',
	'/demo/compare',
	'/demo/final',
	'/demo/card',
	'/demo/further',
	'/demo/quiz/form',
	'/demo/statements/r01/mazhilis-seat/2',
]) {
	test(`Search engines are asked not to list ${rest}.`, async ({ request, baseURL }) => {
		const head = await headOf(request, `/ru${rest}`);
		expect(head.robots).toBe('noindex');
		expect(head.canonical).toEqual([`${baseURL}/ru${rest}`]);
		expect(head.alternates).toEqual({});
	});
}

test('A preview shows the page’s own neutral card, which never changes.', async ({ request, baseURL }) => {
	const pictures = new Set<string>();
	for (const rest of [
		'',
		'/contenders/taza-bulaq',
		'/statements/r01',
		'/parties/taza-bulaq',
		'/blocs/tangy-syq',
	]) {
		for (const language of languages) {
			const { graph } = await headOf(request, `/${language}/demo${rest}`);
			const [address = ''] = graph['og:image'] ?? [];
			expect(address).toMatch(new RegExp(`^${baseURL}/data/card/${language}/demo/[a-z0-9.-]+\\.png$`));
			expect(graph['og:image:width']).toEqual(['1200']);
			expect(graph['og:image:height']).toEqual(['630']);
			expect(graph['og:image:alt']?.[0]).toContain(
				{ kk: 'Ойдан шығарылған', ru: 'Вымышленные', en: 'Fictional' }[language],
			);
			pictures.add(address);
			const response = await request.get(address);
			expect(response.status()).toBe(200);
			expect(response.headers()['content-type']).toBe('image/png');
			expect(response.headers()['cache-control']).toContain('immutable');
			expect(response.headers()['cross-origin-resource-policy']).toBe('cross-origin');
			const bytes = await response.body();
			expect(bytes.subarray(1, 4).toString()).toBe('PNG');
			expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
			expect(bytes.length).toBeLessThanOrEqual(150_000);
			const etag = response.headers().etag ?? '';
			const again = await request.get(address, { headers: { 'if-none-match': etag } });
			expect(again.status()).toBe(304);
		}
	}
	expect(pictures.size, 'each its own').toBe(15);
});

test('The address of an older picture leads to the present one, and a made-up address to none.', async ({
	request,
}) => {
	const { graph } = await headOf(request, '/kk/demo/statements/r01');
	const address = graph['og:image']?.[0] ?? '';
	const older = await request.get(address.replace(/[0-9a-f]{16}\.png$/, '0123456789abcdef.png'), {
		maxRedirects: 0,
	});
	expect(older.status()).toBe(307);
	expect(older.headers()['cache-control']).toBe('no-cache');
	expect(address.endsWith(older.headers().location ?? '-')).toBe(true);
	for (const name of [
		'statement.nothing.0123456789abcdef',
		'share.r01.0123456789abcdef',
		'statement.r01',
		'statement...%2f..',
	])
		expect((await request.get(`/data/card/kk/demo/${name}.png`)).status(), name).toBe(404);
	expect((await request.get('/data/card/kk/nowhere/statement.r01.0123456789abcdef.png')).status()).toBe(404);
	expect((await request.get('/data/card/fr/demo/statement.r01.0123456789abcdef.png')).status()).toBe(404);
});

test('Pages describe people and things in the words of schema.org, but nobody’s position.', async ({
	request,
	baseURL,
}) => {
	const facts = async (rest: string) => (await headOf(request, `/ru${rest}`)).facts;
	expect(await facts('')).toEqual([expect.objectContaining({ '@type': 'WebSite', url: `${baseURL}/ru` })]);
	const [election] = await facts('/demo');
	expect(election).toMatchObject({
		'@context': 'https://schema.org',
		'@type': 'Event',
		name: 'Вымышленные выборы',
		disambiguatingDescription: 'Вымышленные выборы и имена',
		url: `${baseURL}/ru/demo`,
	});
	expect(election?.startDate).toMatch(/^\d{4}-\d\d-\d\d$/);
	const [list] = await facts('/demo/contenders/taza-bulaq');
	expect(list).toMatchObject({ '@type': 'Organization', name: 'Партия «Таза Бұлақ»' });
	const [party] = await facts('/demo/parties/taza-bulaq');
	expect(party).toMatchObject({
		'@type': 'Organization',
		name: 'Партия «Таза Бұлақ»',
		alternateName: expect.arrayContaining([{ '@value': 'Taza Būlaq Party', '@language': 'en' }]),
		url: `${baseURL}/ru/demo/parties/taza-bulaq`,
	});
	const { contenders } = await district(request, 2);
	const nominee = contenders.find(({ nomination }) => nomination === 'party');
	const own = contenders.find(({ nomination }) => nomination === 'self');
	const [person] = await facts(`/demo/contenders/${nominee?.slug}`);
	expect(person).toMatchObject({
		'@type': 'Person',
		name: nominee?.name.ru,
		affiliation: { '@type': 'Organization', url: `${baseURL}/ru/demo/parties/${nominee?.party}` },
	});
	const [alone] = await facts(`/demo/contenders/${own?.slug}`);
	expect(alone).toMatchObject({ '@type': 'Person', name: own?.name.ru });
	expect(alone).not.toHaveProperty('affiliation');
	const [statement] = await facts('/demo/statements/r01');
	expect(statement).toMatchObject({ '@type': 'WebPage', about: { '@type': 'Thing' } });
	expect(JSON.stringify([person, list, statement])).not.toMatch(/stance|согласен|opinion|review/i);
});

interface Candidate {
	slug: string;
	name: Record<string, string>;
	number: number | null;
	nomination: string;
	party: string | null;
	positions: string;
}

async function district(request: APIRequestContext, number: number): Promise<{ contenders: Candidate[] }> {
	const { hash } = await (await request.get('/data/current/demo.json')).json();
	return (await request.get(`/data/${hash}/district.mazhilis-seat.${number}.json`)).json();
}

test('The sitemap names every public page, and each of them exists.', async ({ request, baseURL }) => {
	test.setTimeout(300_000);
	const robots = await (await request.get('/robots.txt')).text();
	expect(robots).toContain(`Sitemap: ${baseURL}/sitemap.xml`);
	expect(robots).not.toContain('/s/');
	const index = await request.get('/sitemap.xml');
	expect(index.headers()['content-type']).toContain('application/xml');
	const files = locationsIn(await index.text());
	expect(files).toContain(`${baseURL}/sitemap/ru/demo/1.xml`);
	const addresses: string[] = [];
	for (const file of files) {
		const response = await request.get(file);
		expect(response.status(), file).toBe(200);
		const xml = await response.text();
		expect(xml).toMatch(
			/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<urlset xmlns="http:\/\/www\.sitemaps\.org\/schemas\/sitemap\/0\.9">\n(<url><loc>[^<>&"']+<\/loc>(<lastmod>\d{4}-\d\d-\d\dT[\d:.]+Z<\/lastmod>)?<\/url>\n)+<\/urlset>\n$/,
		);
		const here = locationsIn(xml);
		expect(here.length).toBeLessThanOrEqual(50_000);
		addresses.push(...here);
	}
	expect(new Set(addresses).size).toBe(addresses.length);
	for (const rest of listed)
		for (const language of languages) expect(addresses).toContain(`${baseURL}/${language}${rest}`);
	expect(addresses.filter((address) => address.includes('/ru/demo/contenders/')).length).toBe(
		readFileSync('drizzle/packs/demo/contenders.csv', 'utf8').trim().split('\n').length - 1,
	);
	expect(addresses.filter((address) => /results|compare|final|form|mazhilis-seat\//.test(address))).toEqual(
		[],
	);
	// The sweep visits them all; every seventeenth includes each language and each kind.
	const visited = addresses.filter((_, index) => isThorough || index % 17 === 0);
	const start = performance.now();
	const waiting = [...visited];
	const walkers = Array.from({ length: 6 }, async () => {
		for (let address = waiting.pop(); address; address = waiting.pop())
			expect((await request.head(address)).status(), address).toBe(200);
	});
	await Promise.all(walkers);
	console.log(
		`${addresses.length} addresses in ${files.length} files, ${visited.length} visited in ${Math.round(performance.now() - start)} ms`,
	);
	for (const none of [
		'/sitemap/ru/demo/2.xml',
		'/sitemap/ru/demo/0.xml',
		'/sitemap/fr/demo/1.xml',
		'/sitemap/ru/nowhere/1.xml',
	])
		expect((await request.get(none)).status(), none).toBe(404);
});

test('The page of a statement shows everybody on the ballot, in its order, and silence as silence.', async ({
	page,
	request,
}) => {
	const { contenders } = await district(request, 2);
	const standing = contenders.filter(({ number }) => number !== null);
	await page.goto('/ru/demo/statements/r01/mazhilis-seat/2');
	const rows = page.locator('.ballot > ol > li');
	await expect(rows).toHaveCount(standing.length);
	expect(await rows.locator('.who a').allInnerTexts()).toEqual(standing.map(({ name }) => name.ru));
	const words = ['', 'Полностью против', 'Против', 'Нейтрально', 'За', 'Полностью за'];
	for (const [index, { positions }] of standing.entries()) {
		const shown = (await rows.nth(index).locator('.place').innerText()).trim();
		const [first = ''] = positions;
		if (first === '.') expect(shown).toBe('Нет ответа');
		else if (first === '-') expect(shown).toBe('Отказ от ответа');
		else expect(shown).toBe(words[Number(first)]);
	}
	await expect(page.getByText(/\d ?%/), 'nobody is matched here').toHaveCount(0);
});

test('Links lead from a profile to its statement, to the districts and back to a candidate.', async ({
	page,
}) => {
	await remember(page, somebody(36));
	await page.goto('/ru/demo/contenders');
	await page.getByRole('link', { name: 'О партии' }).first().click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('«');
	await page.getByRole('link', { name: 'Партия «Таза Бұлақ»' }).first().click();
	await page.locator('#r01').getByRole('link', { name: 'Как на это ответили другие' }).click();
	await expect(page).toHaveURL(/\/ru\/demo\/statements\/r01$/);
	await expect(page.locator('header .stance .chip.you')).toHaveText('Вы');
	await page.locator('.own').getByRole('link').click();
	await expect(page).toHaveURL(/\/statements\/r01\/mazhilis-seat\/2$/);
	await page.getByRole('link', { name: 'Следующее утверждение' }).click();
	await expect(page).toHaveURL(/\/mazhilis-seat\/2$/);
	await expect(page).not.toHaveURL(/r01/);
	const candidate = page.locator('.ballot > ol > li').nth(4).getByRole('link').first();
	const name = await candidate.innerText();
	await candidate.click();
	await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
});

test.describe('Without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('Statements, districts and parties are all there without scripts.', async ({ page }) => {
		await page.goto('/kk/demo/statements');
		await page.locator('main li a').first().click();
		await expect(page.locator('.ballot')).not.toHaveCount(0);
		await page.locator('.districts li a').nth(1).click();
		await expect(page.locator('.ballot > ol > li')).toHaveCount(42);
		await page.goto('/kk/demo/parties/taza-bulaq');
		await expect(page.locator('.sheet')).not.toHaveCount(0);
	});
});

for (const path of [
	'/demo/statements',
	'/demo/statements/r01',
	'/demo/statements/r01/mazhilis-seat/2',
	'/demo/parties/taza-bulaq',
]) {
	test(
		`Everybody can use ${path}, in both themes.`,
		thoroughIf(path !== '/demo/statements/r01/mazhilis-seat/2'),
		async ({ page }) => {
			test.setTimeout(120_000);
			await remember(page, somebody(36));
			for (const language of isThorough ? languages : (['kk', 'ru'] as const)) {
				await page.setViewportSize({ width: 320, height: 640 });
				await page.emulateMedia({ colorScheme: 'light' });
				await page.goto(`/${language}${path}`);
				await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
				expect(await tooWide(page)).toEqual([]);
				// What axe checks is the same in every language; the length of words is not.
				if (language !== 'kk') continue;
				expect(await findings(page, rules)).toEqual([]);
				await page.emulateMedia({ colorScheme: 'dark' });
				expect(await findings(page, rulesOfColour)).toEqual([]);
			}
			await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
			expect(await tooWide(page), 'letters twice as large').toEqual([]);
		},
	);
}

for (const path of [
	'/demo/statements/nothing',
	'/demo/statements/r01/mazhilis-seat/999',
	'/demo/statements/r01/mazhilis-seat/02',
	'/demo/statements/r01/mazhilis-list/1',
	'/demo/statements/r01/nowhere/1',
	'/demo/parties/nothing',
	'/demo/parties/taza-bulaq/mazhilis-seat/999',
	'/demo/parties/constructor',
	'/demo/blocs/nothing',
	'/demo/blocs/constructor',
	'/demo/blocs/tangy-syq/mazhilis-seat/4',
	'/nowhere/statements',
]) {
	test(`The page ${path} does not exist.`, async ({ request }) => {
		const response = await request.get(`/en${path}`);
		expect(response.status()).toBe(404);
		expect(await response.text()).toContain('noindex');
	});
}
