import { expect, test, type FrameLocator, type Page } from '@playwright/test';
import { createServer, type Server as HttpServer } from 'node:http';
import { findings, rules, rulesOfColour, tooWide } from './axe.ts';
import type { Cast } from './cast.ts';
import { port } from './server.ts';
import { stage } from './stage.ts';
import { thoroughIf } from './support/thorough.ts';

// Two other sites frame pages of an election: its editors have named one of them. Under its IP address the app is another
// site for the browser and gets no storage in a frame; under `localhost` it is another origin of the same site and gets
// some.

const appPort = port + 5;
const app = `http://127.0.0.1:${appPort}`;
const near = `http://localhost:${appPort}`;
const named = `http://localhost:${port + 21}`;
const unnamed = `http://localhost:${port + 22}`;
const sandbox = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox';

/** Behind the #: two contenders whom a debate sheet puts beside each other. */
const debaters = '#mazhilis-seat.2/sie-etek,syrsa-jartas';

// One after another, because the tests name sites and the last one removes them.
test.describe.configure({ mode: 'default' });

let cast: Cast | undefined;
let sites: HttpServer[] = [];

test.beforeAll(async () => {
	test.setTimeout(240_000);
	sites = [showing(port + 21), showing(port + 22)];
	cast = (await stage('open')).cast;
	expect((await name(named)).status).toBe(303);
});

test.afterAll(() => {
	for (const site of sites) site.close();
});

/** A site that shows the code in its address. */
function showing(at: number): HttpServer {
	return createServer(({ url = '' }, response) => {
		const { searchParams } = new URL(url, named);
		const code = searchParams.get('code') ?? '';
		response.setHeader('content-type', 'text/html; charset=utf-8');
		if (searchParams.has('isolated')) response.setHeader('cross-origin-embedder-policy', 'require-corp');
		response.end(`<!doctype html><html lang="en"><title>News</title><h1>News</h1>${code}</html>`);
	}).listen(at);
}

async function show(page: Page, site: string, path: string, at = app): Promise<FrameLocator> {
	await paste(
		page,
		site,
		`<iframe src="${at}${path}" title="Tandau" height="640" style="width:100%;border:0" sandbox="${sandbox}" referrerpolicy="no-referrer"></iframe>`,
	);
	return page.frameLocator('iframe');
}

async function paste(page: Page, site: string, code: string) {
	await page.goto(`${site}/?code=${encodeURIComponent(code)}`);
}

async function name(origins: string, election = 'demo') {
	const cookie = cast?.cookies.editor ?? '';
	return fetch(`${near}/desk/${election}/frames`, {
		method: 'POST',
		redirect: 'manual',
		headers: { cookie: `${cookie}; language=en`, 'sec-fetch-site': 'same-origin', accept: 'text/html' },
		body: new URLSearchParams({ sites: origins }),
	});
}

async function ancestors(path: string): Promise<string | undefined> {
	const response = await fetch(app + path);
	await response.text();
	return /frame-ancestors ([^;]*)/.exec(response.headers.get('content-security-policy') ?? '')?.[1];
}

/** What this browser stores for our site inside the frame, beyond the tab. */
function storedIn(page: Page) {
	const frame = page.frames()[1];
	if (!frame) throw new Error('There is no frame.');
	return frame.evaluate(() => {
		try {
			return [document.cookie, ...Object.keys(localStorage)].filter((key) => key !== '');
		} catch {
			// The browser gives it no storage.
			return [];
		}
	});
}

test('Nobody may frame an election before its editors have named a site.', async ({ page }) => {
	expect(await ancestors('/kk/kz-2023/embed')).toBe("'self'");
	const frame = await show(page, named, '/kk/kz-2023/embed');
	await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);
	await expect(frame.locator('.answer')).toHaveCount(0);
});

test('Editors name sites at the desk, and the audit records it.', async () => {
	for (const [typed, line] of [
		['http://news.example', 'Line 1: write the address'],
		[`${named}\nhttps://a.example; script-src *`, 'Line 2: write the address'],
		['https://*.example', 'Line 1: write the address'],
		[Array.from({ length: 51 }, (_, n) => `https://${n}.example`).join('\n'), 'Name at most 50 sites'],
	] as const) {
		const refused = await name(typed);
		expect(refused.status).toBe(400);
		const html = await refused.text();
		expect(html).toContain(line);
		expect(html, 'keeps what was typed').toContain(typed.split('\n').at(-1));
	}
	const real = await name(named, 'kz-2023');
	expect(real.status).toBe(400);
	expect(await real.text()).toContain('a real election needs an address that begins with https://');

	expect((await name(`${named}/politics?page=1\r\n\r\nnews.example\n${named}`)).status).toBe(303);
	const cookie = `${cast?.cookies.editor ?? ''}; language=en`;
	const trail = await fetch(`${near}/desk/audit?action=frames.changed`, { headers: { cookie } });
	expect(await trail.text()).toContain('Sites for embedding changed');
	await expect.poll(() => ancestors('/kk/demo/embed')).toBe(`'self' ${named} https://news.example`);
	expect(await ancestors('/ru/demo/embed/r01?theme=dark')).toBe(`'self' ${named} https://news.example`);
	expect(await ancestors('/kk/kz-2023/embed'), 'another election').toBe("'self'");
});

test('No other page may be shown in a frame.', async () => {
	for (const path of [
		'/kk',
		'/kk/demo',
		'/kk/demo/quiz',
		'/ru/demo/results',
		'/en/demo/frame',
		'/portal/sign-in',
	])
		expect(await ancestors(path), path).toBe("'none'");
});

for (const [language, words] of [
	['kk', { answer: 'Келісемін', lists: 'Тізімдердің ұстанымы', change: 'Жауапты өзгерту' }],
	['ru', { answer: 'За', lists: 'Позиции списков', change: 'Изменить ответ' }],
	['en', { answer: 'Agree', lists: 'Where the lists stand', change: 'Change the answer' }],
] as const) {
	test(`A visitor answers one statement inside a frame (${language}).`, async ({ page, context }) => {
		const path = `/${language}/demo/embed/r01`;
		const frame = await show(page, named, path, near);
		await frame.getByRole('radio', { name: words.answer, exact: true }).check();
		await frame.getByRole('button', { name: words.lists }).click();
		await expect(frame.getByRole('heading', { name: words.lists })).toBeVisible();
		await expect(frame.locator('section li')).toHaveCount(7);
		await expect(frame.getByRole('heading', { level: 1 })).toBeFocused();

		const [tab] = await Promise.all([
			context.waitForEvent('page'),
			frame.locator('section li a').first().click(),
		]);
		expect(new URL(tab.url()).pathname).toMatch(new RegExp(`^/${language}/demo/contenders/`));
		await tab.close();

		await page.reload();
		await expect(frame.locator('section li'), 'is there again in this tab').toHaveCount(7);
		await frame.getByRole('button', { name: words.change }).click();
		await expect(frame.getByRole('radio', { checked: true })).toHaveCount(0);

		expect(await storedIn(page)).toEqual([]);
		expect(await context.cookies()).toEqual([]);
		expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
	});

	test(
		`Everybody can use the frames and the page that makes them (${language}).`,
		thoroughIf(language !== 'kk'),
		async ({ page }) => {
			for (const path of [
				`/${language}/demo/embed/r01`,
				`/${language}/demo/embed`,
				`/${language}/demo/frame`,
				`/${language}/demo/embed/contenders/debate${debaters}`,
			]) {
				await page.setViewportSize({ width: 320, height: 640 });
				await page.emulateMedia({ colorScheme: 'light' });
				await page.goto(app + path);
				await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
				if (path.endsWith(debaters)) await expect(page.locator('.row-of').first()).toBeVisible();
				await expect(page.locator('html')).toHaveAttribute('lang', language);
				expect(await findings(page, rules, 'iframe'), path).toEqual([]);
				expect(await tooWide(page), path).toEqual([]);
				if (path.endsWith('/r01')) {
					await page.getByRole('radio').nth(1).check();
					await page.getByRole('button', { name: words.lists }).click();
					expect(await findings(page, rules), 'answered').toEqual([]);
					expect(await tooWide(page), 'answered').toEqual([]);
				}
				await page.emulateMedia({ colorScheme: 'dark' });
				expect(await findings(page, rulesOfColour, 'iframe'), `${path}, dark`).toEqual([]);
			}
		},
	);
}

test('A newsroom makes a frame of a debate sheet, and no server learns of whom.', async ({
	page,
	context,
}) => {
	const asked: string[] = [];
	context.on('request', (request) => asked.push(request.url()));
	await page.goto(`${near}/en/demo/compare${debaters}&sheet=debate`);
	await page.getByRole('link', { name: 'For another site' }).click();
	await expect(page.getByLabel('What to show')).toHaveValue('#');
	const code = await page.getByRole('textbox', { name: 'The code for your page' }).inputValue();
	expect(code).toContain(`/en/demo/embed/contenders/debate${debaters}"`);
	await paste(page, named, code);
	const frame = page.frameLocator('iframe');
	await expect(frame.getByRole('heading', { name: 'Sheet for a debate' })).toBeVisible();
	await expect(frame.locator('.row-of')).not.toHaveCount(0);
	await expect(frame.getByRole('button')).toHaveCount(0);
	const names = debaters.split('/')[1]?.split(',') ?? [];
	expect(names).toHaveLength(2);
	for (const url of asked.filter((url) => !url.startsWith(named)))
		for (const name of names) expect(url).not.toContain(name);
	expect(await storedIn(page)).toEqual([]);
	await paste(page, named, code.replaceAll(names[0] ?? '', 'nobody').replaceAll(names[1] ?? '', 'nobody-2'));
	await expect(frame.getByText('Nobody named in this frame stands in this election.')).toBeVisible();
});

test('A site that no editor has named shows nothing.', async ({ page }) => {
	for (const path of ['/kk/demo/embed', '/kk/demo/embed/r01', '/kk/kz-2023/embed', '/kk/demo/quiz']) {
		await show(page, unnamed, path);
		await expect.poll(() => page.frames()[1]?.url(), path).toMatch(/^chrome-error:/);
	}
	await show(page, named, '/kk/demo/quiz');
	await expect.poll(() => page.frames()[1]?.url(), 'a page not made for it').toMatch(/^chrome-error:/);
});

for (const [where, at] of [
	['another site', app],
	['another origin of its site', near],
] as const) {
	test(`A visitor does the whole quiz inside a frame of ${where}, and nothing outlives the tab.`, async ({
		page,
		context,
	}) => {
		const asked: string[] = [];
		context.on('request', (request) => {
			if (!request.url().startsWith(at)) return;
			asked.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`);
		});
		const frame = await show(page, named, '/en/demo/embed', at);
		for (let n = 0; n < 12; n++) {
			await expect(frame.getByText(`Statement ${n + 1} of 36`)).toBeAttached();
			await frame
				.getByRole('radio')
				.nth(n % 5)
				.check();
			await frame.getByRole('button', { name: 'Next' }).click();
		}
		await frame.getByRole('button', { name: 'Skip' }).click();
		await frame.getByRole('button', { name: 'Previous' }).click();
		await frame.getByRole('button', { name: 'See the preliminary results' }).click();
		await expect(frame.getByRole('heading', { name: 'Your district' })).toBeFocused();
		await frame.getByLabel('Region').selectOption({ index: 1 });
		await frame.getByLabel('Mazhilis').selectOption({ index: 2 });
		await frame.getByRole('button', { name: 'See the results' }).click();
		await expect(frame.locator('.ballot .contender').first()).toBeVisible();
		expect(await frame.locator('.ballot').count()).toBeGreaterThanOrEqual(2);
		await expect(frame.getByRole('button', { name: /share/i })).toHaveCount(0);

		expect(asked.filter((line) => !line.startsWith('GET '))).toEqual([]);
		expect(asked.filter((line) => /stance|answer|[?&]/.test(line.replace(/\/_app\/\S+/, '')))).toEqual([]);
		expect(await storedIn(page)).toEqual([]);
		expect(await context.cookies()).toEqual([]);
		const state = await context.storageState();
		expect(state.origins).toEqual([]);

		const [tab] = await Promise.all([
			context.waitForEvent('page'),
			frame.locator('.contender a').first().click(),
		]);
		await tab.waitForURL(/\/en\/demo\/contenders#/);
		await tab.close();

		await page.close();
		const fresh = await context.newPage();
		const again = await show(fresh, named, '/en/demo/embed', at);
		await expect(again.getByText('Statement 1 of 36')).toBeAttached();
		await expect(again.getByRole('radio', { checked: true })).toHaveCount(0);
	});
}

test('A cross-origin isolated site shows the frame, too.', async ({ page }) => {
	const code = `<iframe src="${app}/kk/demo/embed/r01" title="Tandau" sandbox="${sandbox}"></iframe>`;
	await page.goto(`${named}/?isolated&code=${encodeURIComponent(code)}`);
	await expect(page.frameLocator('iframe').getByRole('radio')).toHaveCount(5);
});

test('A frame neither shows nor changes what a visitor has stored on our own pages.', async ({ page }) => {
	await page.goto(`${app}/en/demo/quiz`);
	await page.getByRole('radio').first().check();
	const keptHere = () => page.evaluate(() => localStorage.getItem('tandau:demo'));
	await expect.poll(keptHere).toContain('r01');
	const before = await keptHere();
	await page.goto(`${app}/en/demo/embed/r01`);
	await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
	await page.getByRole('radio').last().check();
	expect(await page.evaluate(() => localStorage.getItem('tandau:demo'))).toBe(before);
	await page.goto(`${app}/en/demo/quiz#r01`);
	await expect(page.getByRole('radio').first()).toBeChecked();
});

test('A frame has the theme of its address, whatever the device prefers.', async ({ page }) => {
	const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
	const seen: string[] = [];
	for (const query of ['', '?theme=light', '?theme=dark', '?theme=%22%3E%3Cscript%3E']) {
		await page.goto(`${app}/kk/demo/embed/r01${query}`);
		seen.push(await paper());
	}
	const [own, light, dark, strange] = seen;
	expect([own, strange]).toEqual([light, light]);
	expect(dark).not.toBe(light);
});

test('Without scripts a frame says so and leads to a page that works.', async ({ browser }) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	for (const path of ['/en/demo/embed', '/en/demo/embed/r01']) {
		const frame = await show(page, named, path, near);
		const link = frame.locator('noscript').getByRole('link', { name: 'Open the page that works without it' });
		await expect(link).toBeVisible();
		const [tab] = await Promise.all([context.waitForEvent('page'), link.click()]);
		await tab.waitForLoadState();
		expect(await tab.locator('h1').count()).toBe(1);
		expect(new URL(tab.url()).pathname).toMatch(/form$|statements\/r01$/);
		await tab.close();
	}
	await context.close();
});

test('The code that the page makes works where it is pasted.', async ({ page }) => {
	await page.goto(`${near}/en/demo/frame`);
	await expect(page.getByText(named)).toBeVisible();
	await expect(page.frameLocator('iframe').getByText('Statement 1 of 36')).toBeAttached();
	await page.getByLabel('What to show').selectOption('r02');
	await page.getByRole('combobox', { name: 'Language' }).selectOption('ru');
	await page.getByLabel('Colours').selectOption('dark');
	await page.getByLabel('Height').fill('12');
	await expect(page.getByText('Write a whole number from 320 to 2000.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Copy the code' })).toBeDisabled();
	await page.getByLabel('Height').fill('560');
	const preview = page.frameLocator('iframe');
	await expect(preview.getByRole('radio', { name: 'Полностью за' })).toBeVisible();
	const code = await page.getByRole('textbox', { name: 'The code for your page' }).inputValue();
	expect(code).toMatch(/^<iframe [^<>]*><\/iframe>$/);
	expect(code).toContain('/ru/demo/embed/r02?theme=dark"');
	expect(code).toContain('height="560"');

	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.getByRole('button', { name: 'Copy the code' }).click();
	await expect(page.getByText('Copied.')).toBeVisible();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code);

	await paste(page, named, code);
	const frame = page.frameLocator('iframe');
	await expect(frame.getByRole('radio', { name: 'Полностью за' })).toBeVisible();
	await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('A site that is no longer named shows nothing, although it has shown the page before.', async ({
	page,
}) => {
	const frame = await show(page, named, '/kk/demo/embed/r01');
	await expect(frame.locator('.answer').first()).toBeVisible();
	expect((await name('https://news.example')).status).toBe(303);
	await expect.poll(() => ancestors('/kk/demo/embed/r01')).toBe("'self' https://news.example");
	await page.reload();
	await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);
});
