import { expect, test } from '@playwright/test';
import { findings, rules } from './axe.ts';
import { remember, somebody } from './voter.ts';

for (const language of ['kk', 'ru', 'en']) {
	test(`The lists are compared with one another on the smallest phone (${language}).`, async ({ page }) => {
		await page.setViewportSize({ width: 320, height: 640 });
		await page.goto(`/${language}/demo/lists`);
		await expect(page.getByRole('table').first()).toBeVisible();
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
		if (language === 'kk') expect(await findings(page, rules)).toEqual([]);
	});
}

test('The voter stands among the lists with the figures of the ballots, and no request tells an answer.', async ({
	page,
}) => {
	await remember(page, somebody());
	const asked: string[] = [];
	page.on('request', (request) => asked.push(new URL(request.url()).pathname));
	await page.goto('/en/demo/lists');
	const order = page.getByRole('list').filter({ hasText: '%' }).first();
	await expect(page.getByRole('button', { name: 'You', pressed: true })).toBeVisible();
	const nearest = await order.getByRole('listitem').first().innerText();
	const figure = /(\d+)%/.exec(nearest)?.[1] ?? 'none';
	await page.goto('/en/demo/results');
	await expect(page.locator('#ballot-mazhilis-list .tier.first .share')).toContainText(`${figure}%`);
	expect(
		asked.filter(
			(path) =>
				!/^\/(en\/demo\/(lists|results)|_app\/|favicon|data\/current\/demo\.json|data\/[0-9a-f]{64}\/)/.test(
					path,
				),
		),
	).toEqual([]);
});

test('Any list can be the yardstick, by keyboard too.', async ({ page }) => {
	await page.goto('/en/demo/lists');
	const second = page.getByRole('group', { name: 'Measured from' }).getByRole('button').nth(1);
	await expect(second).toHaveAttribute('aria-pressed', 'false');
	const order = page.getByRole('list').filter({ hasText: '%' }).first();
	const before = await order.innerText();
	await second.focus();
	await page.keyboard.press('Enter');
	await expect(second).toHaveAttribute('aria-pressed', 'true');
	await expect(order).not.toHaveText(before);
});

test.describe('Without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('The page of the lists says the same, and each ballot of lists has one.', async ({ page }) => {
		await page.goto('/en/demo/lists');
		await expect(page.getByText(/^Yes: on \d+ of 36 statements the lists take opposite sides/)).toBeVisible();
		await expect(page.getByRole('group', { name: 'Measured from' })).toBeHidden();
		await page.getByRole('link', { name: /Astana/ }).click();
		await expect(page).toHaveURL(/\/lists\/astana-maslikhat-list\/1$/);
		await expect(page.getByRole('heading', { level: 1, name: 'Do the lists differ?' })).toBeVisible();
		expect((await page.goto('/en/demo/lists/mazhilis-list/1'))?.status(), 'has the short address').toBe(404);
		expect((await page.goto('/en/demo/lists/nowhere/1'))?.status()).toBe(404);
	});
});
