import { expect, test, type Page } from '@playwright/test';
import { remember, somebody } from './voter.ts';

/**
 * Does to a page what a browser's translator does: another text, in two `font` elements, in the place of each text node
 * that is not in an element with `translate="no"`.
 *
 * @param how the node is replaced in one step, after its replacement was added, or moved into it
 */
async function translate(page: Page, how: 'replace' | 'add' | 'move') {
	await page.evaluate((how) => {
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const found: Text[] = [];
		while (texts.nextNode()) {
			const text = texts.currentNode;
			if (!(text instanceof Text) || text.data.trim() === '') continue;
			if (text.parentElement?.closest('[translate=no], font, script, style')) continue;
			found.push(text);
		}
		for (const text of found) {
			const [outer, inner] = [document.createElement('font'), document.createElement('font')];
			outer.append(inner);
			if (how !== 'move') inner.append(text.data);
			if (how === 'add') {
				text.before(outer);
				text.remove();
			} else {
				text.replaceWith(outer);
				if (how === 'move') inner.append(text);
			}
		}
	}, how);
}

/** Everything that a page says, word by word. */
async function wordsOf(page: Page): Promise<string[]> {
	const text = await page.locator('main').innerText();
	return text.split(/\s+/);
}

for (const how of ['replace', 'add', 'move'] as const) {
	test.describe(`A page translated by the browser (${how})`, () => {
		test('Figures and counters of the results follow a changed answer.', async ({ page, browser }) => {
			const sheet = somebody();
			await remember(page, sheet);
			await page.goto('/en/demo/results');
			await expect(page.locator('.contender').first()).toBeVisible();
			await page.waitForLoadState('networkidle');
			const before = await wordsOf(page);
			await translate(page, how);
			expect(await page.locator('font').count()).toBeGreaterThan(100);
			expect(await wordsOf(page)).toEqual(before);
			// As if the voter changed the answers in another tab.
			await page.evaluate(() => {
				const key = 'tandau:demo';
				const sheet = JSON.parse(localStorage.getItem(key) ?? '{}');
				for (const slug of Object.keys(sheet.answers).slice(0, 3))
					sheet.answers[slug] = { stance: 3, importance: 2 };
				const newValue = JSON.stringify(sheet);
				localStorage.setItem(key, newValue);
				window.dispatchEvent(new StorageEvent('storage', { key, newValue, storageArea: localStorage }));
			});
			await expect(page.getByText('marked 3 as important')).toBeVisible();
			const after = await wordsOf(page);
			expect(after).not.toEqual(before);

			// The same answers on a page that nobody translated.
			const stored: unknown = await page.evaluate(() =>
				JSON.parse(localStorage.getItem('tandau:demo') ?? ''),
			);
			const plain = await browser.newPage();
			await remember(plain, stored);
			await plain.goto('/en/demo/results');
			await expect(plain.getByText('marked 3 as important')).toBeVisible();
			await expect.poll(() => wordsOf(plain)).toEqual(after);
			await plain.close();
		});

		test('The counter of the quiz follows.', async ({ page }) => {
			await page.goto('/en/demo/quiz');
			const counter = page.locator('#place b');
			await expect(counter).toHaveText('1 / 36');
			await expect(page.getByRole('button', { name: 'Skip' })).toBeEnabled();
			const first = await page.locator('h1').innerText();
			await translate(page, how);
			await page.keyboard.press('Digit1');
			await page.keyboard.press('ArrowRight');
			await expect(counter).toHaveText('2 / 36');
			await expect(page.locator('h1')).not.toContainText(first);
			expect(await page.locator('h1').innerText()).not.toBe('');
		});

		test('The search of a district follows, and nothing is left of former results.', async ({ page }) => {
			await page.goto('/en/demo/district');
			const search = page.getByRole('searchbox');
			await expect(search).toBeEnabled();
			await search.fill('Astana');
			await expect(page.locator('#found')).toHaveText(/\d/);
			await translate(page, how);
			await search.fill('zzzz');
			await expect(page.locator('#found')).toHaveText(
				'Nothing found. Try another spelling or choose from the list below.',
			);
			await search.fill('');
			await expect(page.locator('#found')).toHaveText('');
		});
	});
}

test('A page that was translated before its scripts ran says everything once.', async ({ page }) => {
	await page.goto('/en/demo/privacy');
	await page.waitForLoadState('networkidle');
	const plain = await wordsOf(page);
	let run = () => {};
	const waiting = new Promise<void>((resolve) => (run = resolve));
	await page.route(/\.(js|ts|svelte)(\?|$)|\/@(vite|id|fs)\//, async (route) => {
		await waiting;
		await route.continue();
	});
	await page.goto('/en/demo/privacy', { waitUntil: 'commit' });
	await page.locator('main').waitFor();
	await translate(page, 'replace');
	expect(await page.locator('font').count()).toBeGreaterThan(10);
	run();
	await page.waitForLoadState('networkidle');
	await expect.poll(() => wordsOf(page)).toEqual(plain);
});
