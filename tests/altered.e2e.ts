import { expect, test, type Page } from '@playwright/test';
import { createServer, type Server } from 'node:http';
import { port } from './server.ts';
import { thoroughIf } from './support/thorough.ts';
import { remember, somebody } from './voter.ts';

// A proxy between the voter and the app, which alters what the app published.

const proxyPort = port + 30;
const proxied = `http://localhost:${proxyPort}`;

let proxy: Server;
/** Changes the text of an answer. */
let alter: (path: string, text: string) => string;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
	proxy = createServer((request, response) => {
		const path = request.url ?? '/';
		fetch(`http://localhost:${port}${path}`, { headers: { accept: request.headers.accept ?? '*/*' } })
			.then(async (answer) => {
				const body = Buffer.from(await answer.arrayBuffer());
				const isData = path.startsWith('/data/');
				const type = answer.headers.get('content-type') ?? 'application/octet-stream';
				const caching = answer.headers.get('cache-control') ?? 'no-store';
				response.writeHead(answer.status, { 'content-type': type, 'cache-control': caching });
				response.end(isData ? alter(path, body.toString()) : body);
			})
			.catch(() => response.destroy());
	}).listen(proxyPort);
});
test.beforeEach(() => {
	alter = (_path, text) => text;
});
test.afterAll(() => proxy.close());

const refusals = {
	kk: 'Келген деректер жарияланғаннан өзгеше',
	ru: 'Полученные данные отличаются от опубликованных',
	en: 'What arrived differs from what was published',
};

/** Turns the first stance of the first contender around. */
function turn(text: string): string {
	return text.replace(/"positions":"(\d)/, (_all, stance: string) => `"positions":"${6 - Number(stance)}`);
}

async function openResults(page: Page, language: string): Promise<void> {
	await remember(page, somebody());
	await page.goto(`${proxied}/${language}/demo/results`);
}

const seats = (page: Page) => page.locator('#ballot-mazhilis-seat');

for (const [language, refusal] of Object.entries(refusals)) {
	test(
		`A part in which one stance was changed is refused in a sentence, and no figure comes from it (${language}).`,
		thoroughIf(language !== 'kk'),
		async ({ page }) => {
			let altered = 0;
			alter = (path, text) => {
				if (!path.includes('/district.mazhilis-seat.2.json')) return text;
				altered++;
				return turn(text);
			};
			await openResults(page, language);
			await expect(seats(page).getByText(refusal)).toBeVisible();
			// Once as it came, once past the caches.
			expect(altered).toBe(2);
			await expect(seats(page).locator('.contender, .tier')).toHaveCount(0);
			expect(await seats(page).innerText()).not.toContain('%');
			await expect(page.locator('#ballot-mazhilis-list .contender').first()).toBeVisible();
			alter = (_path, text) => text;
			await seats(page).getByRole('button').click();
			await expect(seats(page).locator('.contender').first()).toBeVisible();
			await expect(seats(page).getByText(refusal)).toHaveCount(0);
		},
	);

	test(
		`With a core in which one stance was changed nothing is shown but that sentence (${language}).`,
		thoroughIf(language !== 'kk'),
		async ({ page }) => {
			const paths = new Set<string>();
			alter = (path, text) => {
				paths.add(path.replace(/^.*\//, ''));
				return path.endsWith('/core.json') ? turn(text) : text;
			};
			await openResults(page, language);
			await expect(page.getByText(refusal)).toBeVisible();
			await expect(page.locator('.contender, .tier, .ballot')).toHaveCount(0);
			expect(await page.locator('main').innerText()).not.toMatch(/\d\s?%/);
			// What an altered core names is not even requested.
			expect([...paths].filter((path) => path !== 'demo.json')).toEqual(['core.json']);
		},
	);
}

test('Plain words, reasons and places that were changed are refused, too.', async ({ page }) => {
	alter = (path, text) => (/\/(plain|places|reasons\.[^/]+)\.json$/.test(path) ? `${text} ` : text);
	await remember(page, somebody());
	await page.goto(`${proxied}/en/demo/results`);
	await seats(page).locator('.contender a').first().click();
	await expect(page.getByText(refusals.en)).toBeVisible();
	await page.goto(`${proxied}/en/demo/quiz#r01`);
	await page.getByRole('button', { name: 'In plain words' }).click();
	await expect(page.getByText(refusals.en)).toBeVisible();
	await page.goto(`${proxied}/en/demo/district`);
	await page.getByRole('searchbox').fill('Тараз');
	await expect(page.getByText(refusals.en)).toBeVisible();
});
