import { expect, test, type APIResponse } from '@playwright/test';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { exampleFiles } from './support/pack.ts';
import type { ShareAnswer } from '../src/lib/election/share-request.ts';
import type { PublicShare } from '../src/lib/election/share.ts';
import { findings, rules, rulesOfColour, tooWide } from './axe.ts';
import { headOf } from './head.ts';
import { command, port, serve, loadedFolder, type Server } from './server.ts';
import { isThorough, thorough, thoroughIf } from './support/thorough.ts';

/** The headers of servers that fetch previews of links. */
const crawlers = {
	Telegram: { 'user-agent': 'TelegramBot (like TwitterBot)', accept: '*/*' },
	WhatsApp: { 'user-agent': 'WhatsApp/2.23.20.0 A', accept: '*/*', 'accept-language': 'ru-RU' },
	VK: { 'user-agent': 'Mozilla/5.0 (compatible; vkShare; +http://vk.com/dev/Share)' },
	Instagram: {
		'user-agent': 'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
		accept: '*/*',
		range: 'bytes=0-524287',
	},
};

const open = '2026-04-10T10:00:00Z';
/** Names that try to run a script, or to reverse the text of the page. */
const hostile = {
	tag: `<img src=x onerror="document.title='run'"><script>document.title='run'</script>`,
	quote: `"><script>document.title='run'</script>`,
	turned: 'Шуақты\u202e\u200b Күн\u2066',
	closing: '</script><script>document.title="run"</script>\u202e& "Жел"\u200b\u2066',
};

test.describe('A public share', () => {
	test.describe.configure({ mode: 'serial', timeout: 120_000 });

	let data = '';
	const at = port + 40;
	const origin = 'https://tandau.example';
	const local = `http://localhost:${at}`;
	let server: Server | undefined;
	test.use({ baseURL: local });

	/** Starts the app, or restarts it at another time of the same calendar. */
	async function begin(clock: string) {
		await server?.stop();
		server = await serve(at, data, { TANDAU_CLOCK: clock, ORIGIN: origin });
	}

	test.beforeAll(async () => {
		test.setTimeout(240_000);
		data = loadedFolder();
		const folder = join(data, 'pack');
		mkdirSync(folder, { recursive: true });
		for (const [name, content] of Object.entries(exampleFiles())) {
			const changed = content
				.replace('Айдын Көл,Calm Lake', `${quoted(hostile.tag)},${quoted(hostile.quote)}`)
				.replace('Шуақты Күн,Sunny Day', `${hostile.turned},${hostile.turned}`)
				.replace(/Шегіршін(?=,Elm)/, quoted(hostile.closing));
			writeFileSync(join(folder, name), changed);
		}
		const env = { TANDAU_DATA: data, DATABASE_URL: '', TANDAU_CLOCK: open };
		const { code, output } = await command('pack', ['import', folder], env);
		expect({ code, output }).toEqual({
			code: 0,
			output: expect.stringContaining('Published election example'),
		});
		await begin(open);
	});

	test.afterAll(async () => {
		await server?.stop();
		rmSync(data, { recursive: true, force: true });
	});

	for (const rest of ['/contenders/elm-list', '/parties/elm', '/statements/trees']) {
		test(`The page ${rest} shows a hostile name as plain text.`, async ({ page, request }) => {
			const address = `/kk/example${rest}`;
			const head = await headOf(request, address);
			const words = '</script><script>document.title="run"</script>& "Жел"';
			for (const text of [
				head.title,
				head.description,
				JSON.stringify(head.facts),
				...Object.values(head.graph).flat(),
			])
				expect(text).not.toMatch(/[\u200b\u202a-\u202e\u2066-\u2069]/);
			if (!rest.includes('statements')) {
				expect(head.facts[0]?.name).toBe(words);
				expect(head.title).toContain(words);
			}
			expect(await (await request.get(address)).text()).not.toContain('<script>document');
			const faults: string[] = [];
			page.on('pageerror', (error) => faults.push(error.message));
			page.on('dialog', (dialog) => faults.push(dialog.message()));
			await page.goto(address);
			await expect(page.getByText('document.title').first()).toBeVisible();
			expect(await page.title()).not.toBe('run');
			expect(faults).toEqual([]);
			const picture = new URL(head.graph['og:image']?.[0] ?? '').pathname;
			expect((await request.get(picture)).status()).toBe(200);
		});
	}

	async function everything(): Promise<PublicShare> {
		const { hash } = await (await fetch(`${local}/data/current/example.json`)).json();
		return {
			snapshot: hash,
			districts: { council: 2 },
			tiers: [
				{ contest: 'lists', district: 1, lowest: 70, highest: 70, answered: 2, contenders: ['oak-list'] },
				{
					...{ contest: 'council', district: 2, lowest: 82, highest: 84, answered: 4 },
					// Markup sorts before letters.
					contenders: ['calm-lake', 'sunny-day'],
				},
			],
			topics: [{ topic: 'reform', place: 30, answered: 2 }],
		};
	}

	/** Sends the request that our own page sends. */
	function send(body: unknown, language = 'kk', headers: Record<string, string> = {}): Promise<Response> {
		return fetch(`${local}/${language}/s`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
			body: typeof body === 'string' ? body : JSON.stringify(body),
		});
	}

	async function make(language = 'kk', days: 7 | 30 | 90 = 90) {
		const response = await send({ election: 'example', days, content: await everything() }, language);
		const answer: ShareAnswer = await response.json();
		if (answer.kind !== 'made') throw new Error(`${response.status}: ${answer.kind}`);
		return answer;
	}

	let shared: Awaited<ReturnType<typeof make>>;
	let picture = '';

	test('A public share is made only at the request of our own page.', async () => {
		const wish = { election: 'example', days: 30, content: await everything() };
		expect((await send(wish, 'kk', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
		for (const damaged of [
			'',
			'{',
			'[]',
			'null',
			'"share"',
			{ ...wish, days: 91 },
			{ ...wish, name: 'me' },
		]) {
			const response = await send(damaged);
			expect([response.status, await response.json()]).toEqual([400, { kind: 'refused' }]);
		}
		const answered = { ...wish, content: { ...wish.content, answers: {} } };
		expect((await send(answered)).status).toBe(400);
		expect((await send('x'.repeat(70_000))).status).toBe(413);
		const response = await send(wish);
		expect(response.status).toBe(201);
		expect(response.headers.get('cache-control')).toBe('no-store');
		shared = await make();
	});

	for (const [name, headers] of Object.entries(crawlers)) {
		test(`${name} reads a public share with its picture.`, async ({ request }) => {
			const page = await request.get(`/kk/s/${shared.id}`, { headers });
			expect(page.status()).toBe(200);
			expect(page.headers()['content-type']).toContain('text/html');
			expect(page.headers()['x-robots-tag']).toBe('noindex');
			expect(page.headers()['cache-control']).toBe('no-store');
			// Crawlers read no further than that.
			const head = metaIn((await page.body()).subarray(0, 32 * 1024).toString());
			const address = head['og:image'] ?? '';
			expect(head).toMatchObject({
				'og:title': 'Жауабы ең жақындар',
				'og:description': expect.stringContaining('адам'),
				'og:type': 'website',
				'og:url': `${origin}/kk/s/${shared.id}`,
				'og:image': expect.stringMatching(/^https:\/\/tandau\.example\/kk\/s\/[\w-]{22}\/[0-9a-f]{64}\.png$/),
				'og:image:type': 'image/png',
				'og:image:width': '1200',
				'og:image:height': '630',
				'og:image:alt': expect.stringContaining('Example'),
				'twitter:card': 'summary_large_image',
				robots: 'noindex',
			});
			picture = new URL(address).pathname;
			await expectPicture(await request.get(picture, { headers }));
		});
	}

	test('Browsers cache the picture only as long as it may be shown.', async ({ request }) => {
		const response = await request.get(picture);
		const [, seconds = '0'] =
			/^private, max-age=(\d+), immutable$/.exec(response.headers()['cache-control'] ?? '') ?? [];
		// Its time would end in July, but the silence begins in May.
		expect(Number(seconds) * 1000).toBe(Date.parse('2026-05-30T00:00:00+05:00') - Date.parse(open));
		expect(response.headers()['cross-origin-resource-policy']).toBe('cross-origin');
		const other = picture.replace(/[0-9a-f]{64}/, 'f'.repeat(64));
		expect((await request.get(other)).status()).toBe(404);
		expect((await request.get('/robots.txt')).ok()).toBe(true);
		// Crawlers cannot read a robots tag on a page that they may not fetch.
		expect(await (await request.get('/robots.txt')).text()).not.toMatch(/^Disallow: \/(kk|ru|en|\*)/m);
	});

	for (const language of ['kk', 'ru', 'en']) {
		test(
			`Everybody can use a public share without scripts, in both themes (${language}).`,
			thoroughIf(language !== 'kk'),
			async ({ page }) => {
				await page.goto(`/${language}/s/${shared.id}`);
				await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
				await expect(page.locator('html')).toHaveAttribute('lang', language);
				await expect(page.locator('script')).toHaveCount(0);
				await expect(page.locator('img[width="1200"]')).toHaveJSProperty('complete', true);
				expect(await tooWide(page)).toEqual([]);
				expect(await findings(page, rules)).toEqual([]);
				await page.emulateMedia({ colorScheme: 'dark' });
				expect(await findings(page, rulesOfColour)).toEqual([]);
			},
		);
	}

	test('A public share shows names with markup and reversed text as plain text, and runs nothing.', async ({
		page,
	}) => {
		for (const [language, name] of [
			['kk', hostile.tag],
			['en', hostile.quote],
		] as const) {
			await page.goto(`/${language}/s/${shared.id}`);
			await expect(page.getByText(name, { exact: true })).toBeVisible();
			expect(await page.title()).not.toBe('run');
			await expect(page.locator('main img')).toHaveCount(1);
		}
		const { id } = await make('en');
		await page.goto(`/en/s/${id}`);
		await expect(page.locator('main img')).toHaveJSProperty('naturalWidth', 1200);
	});

	test('Addresses of another form lead to no share.', async ({ request }) => {
		const { id } = shared;
		const wrong = [
			...['a', id.slice(1), `${id}A`, `${id.slice(0, 21)}B`, `${id.slice(0, 21)}.`, '%00'.repeat(22)],
			...['..%2f..%2fcore', '<script>', 'А'.repeat(22), 'x'.repeat(5_000)],
		];
		for (const id of wrong) {
			// What a messenger may have added to an address is left out first, a piece at a time.
			let answer = await request.get(`/kk/s/${id}`, { maxRedirects: 0 });
			for (let moved = 0; answer.status() === 302 && moved < 5; moved++) {
				const { pathname } = new URL(answer.headers()['location'] ?? '');
				answer = await request.get(pathname, { maxRedirects: 0 });
			}
			expect(answer.status(), id).toBe(404);
			const post = await fetch(`${local}/kk/s/${id}`, { method: 'POST' });
			expect([403, 404, 405], id).toContain(post.status);
		}
		expect((await request.get(`/kk/s/${id}/${'g'.repeat(64)}.png`)).status()).toBe(404);
		expect((await request.get(`/kk/s/${id}/delete/short`)).status()).toBe(404);
		// Well-formed and unknown: it may have existed.
		expect((await request.get(`/kk/s/${'A'.repeat(22)}`)).status()).toBe(410);
	});

	test('The owner deletes a public share without scripts, and then it is really gone.', async ({
		browser,
		request,
	}) => {
		test.setTimeout(240_000);
		const own = await make('ru');
		const address = `/ru/s/${own.id}`;
		const drawn = new URL(metaIn(await (await request.get(address)).text())['og:image'] ?? '').pathname;
		expect(traces(data, own.id)).toBeGreaterThan(0);
		const context = await browser.newContext({ javaScriptEnabled: false, baseURL: local });
		const page = await context.newPage();
		const foreign = await page.goto(`${address}/delete/${shared.deletion}`);
		expect(foreign?.status()).toBe(404);
		await page.goto(`${address}/delete/${own.deletion}`);
		expect((await request.get(address)).status(), 'looking at it deletes nothing').toBe(200);
		await page.getByRole('button', { name: 'Удалить навсегда' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Этой страницы больше нет');
		await context.close();
		for (const gone of [address, drawn, `${address}/delete/${own.deletion}`]) {
			const response = await request.get(gone);
			expect(response.status(), gone).toBe(410);
			expect(response.headers()['cache-control']).toBe('no-store');
			expect(response.headers()['x-robots-tag']).toBe('noindex');
			expect(await response.text()).toContain('больше нет');
		}
		// The chore that removes it from the files runs once a minute; only the sweep has the time to wait.
		if (!isThorough) return;
		await expect
			.poll(() => traces(data, own.id), { message: 'in a copy of the folder', timeout: 150_000 })
			.toBe(0);
	});

	test('Anyone who makes shares too often is refused and told how long to wait.', thorough, async () => {
		const wish = { election: 'example', days: 7, content: await everything() };
		let refused: Response | undefined;
		for (let count = 0; count < 61 && !refused; count++) {
			const response = await send(wish);
			if (response.status !== 201) refused = response;
		}
		expect(refused?.status).toBe(429);
		expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(3_000);
		expect(await refused?.json()).toMatchObject({ kind: 'limited' });
	});

	for (const [moment, clock] of [
		['on the day of silence', '2026-05-30T10:00:00+05:00'],
		['on voting day', '2026-05-31T10:00:00+05:00'],
	] as const) {
		test(
			`A public share reveals nothing ${moment} and says why.`,
			thoroughIf(moment === 'on voting day'),
			async ({ page, request }) => {
				const before = await pictureBytes(request.get(picture));
				await begin(clock);
				await page.goto(`/en/s/${shared.id}`);
				await expect(page.getByRole('heading', { level: 1 })).toHaveText('Results are not shown now');
				await expect(page.getByText('from 30 May 2026, 00:00 until 31 May 2026, 20:00')).toBeVisible();
				const html = await (await request.get(`/kk/s/${shared.id}`)).text();
				for (const secret of ['Емен', '70%', '82–84', 'onerror', 'calm-lake', 'reform'])
					expect(html).not.toContain(secret);
				expect(metaIn(html)['og:title']).toBe('Қазір нәтижелер көрсетілмейді');
				const response = await request.get(picture);
				expect(response.headers()['cache-control']).toBe('no-store');
				await expectPicture(response);
				if (moment === 'on the day of silence') expect((await response.body()).equals(before)).toBe(false);
				expect(await findings(page, rules)).toEqual([]);
				const wish = { election: 'example', days: 7, content: await everything() };
				const refused = await send(wish);
				expect([refused.status, await refused.json()]).toEqual([409, { kind: 'off' }]);
			},
		);
	}

	test('A public share is shown again after the vote, until its time is over.', async ({ request }) => {
		await begin('2026-07-09T09:59:59Z');
		const html = await (await request.get(`/kk/s/${shared.id}`)).text();
		expect(html).toContain('82–84');
		await begin('2026-07-09T10:00:00Z');
		expect((await request.get(`/kk/s/${shared.id}`)).status()).toBe(410);
		expect((await request.get(picture)).status()).toBe(410);
	});
});

function quoted(cell: string): string {
	return `"${cell.replaceAll('"', '""')}"`;
}

/** What a crawler reads in the head of a page, by name. */
function metaIn(html: string): Record<string, string> {
	const found = html.matchAll(/<meta (?:property|name)="([^"]+)" content="([^"]*)"/g);
	return Object.fromEntries(Array.from(found, ([, name = '', content = '']) => [name, content]));
}

async function expectPicture(response: APIResponse) {
	expect(response.status()).toBe(200);
	expect(response.headers()['content-type']).toBe('image/png');
	expect(response.headers()['x-robots-tag']).toBe('noindex');
	const bytes = await response.body();
	expect(bytes.length).toBeLessThanOrEqual(150_000);
	expect(Number(response.headers()['content-length'])).toBe(bytes.length);
	// Decoded to the last line, not only the header.
	const { info } = await sharp(bytes, { failOn: 'warning' }).raw().toBuffer({ resolveWithObject: true });
	expect([info.width, info.height]).toEqual([1200, 630]);
}

async function pictureBytes(asked: Promise<APIResponse>): Promise<Buffer> {
	return (await asked).body();
}

/** In how many files of a folder a text occurs. */
function traces(folder: string, text: string): number {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
	return files.filter((file) => statSync(file).isFile() && readFileSync(file).includes(text)).length;
}
