import { expect, test } from '@playwright/test';
import { rmSync } from 'node:fs';
import { findings, rules, rulesOfColour, tooWide } from './axe.ts';
import { thoroughIf } from './support/thorough.ts';
import { develop, loadedFolder, port, type Server } from './server.ts';

// The gallery shows every shared component in every state. Only the development server has it.

test.describe('The gallery', () => {
	// One after another, so that there is one server, which compiles everything once.
	test.describe.configure({ mode: 'default', timeout: 120_000 });
	let data = '';
	let server: Server | undefined;
	test.beforeAll(async () => {
		test.setTimeout(180_000);
		data = loadedFolder();
		server = await develop(port + 60, data);
	});
	test.afterAll(async () => {
		await server?.stop();
		rmSync(data, { recursive: true, force: true });
	});

	for (const language of ['kk', 'ru', 'en'] as const) {
		test(
			`Everybody can use the gallery in both themes (${language}).`,
			thoroughIf(language !== 'kk'),
			async ({ page }) => {
				for (const [theme, asked] of [
					['light', rules],
					['dark', rulesOfColour],
				] as const) {
					await page.goto(`${server?.address}/gallery?lang=${language}&theme=${theme}`);
					await expect(page.locator('html')).toHaveAttribute('lang', language);
					await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
					await page.waitForLoadState('networkidle');
					expect(await findings(page, asked), theme).toEqual([]);
				}
				expect(await tooWide(page)).toEqual([]);
			},
		);
	}
});

test('The app that people use has no gallery.', async ({ request }) => {
	expect((await request.get('/gallery')).status()).toBe(404);
});
