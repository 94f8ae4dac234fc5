import { expect, test, type Page } from '@playwright/test';
import { findings, rules, rulesOfColour, tooWide } from './axe.ts';
import { remember, somebody, unfold } from './voter.ts';

async function openAs(page: Page, path = '/en/demo/results', answered = 36) {
	await remember(page, somebody(answered));
	await page.goto(path);
}

const seatBallot = (page: Page) => page.locator('#ballot-mazhilis-seat');
const button = (page: Page) => page.locator('#filter-button');
const panel = (page: Page) => page.locator('#filter');
const notice = (page: Page) => page.locator('.notice', { hasText: 'Filtered' });
const rows = (page: Page) => page.locator('.contender:visible');

/** Opens the options of a group, which is behind a line on a phone. */
async function openGroup(page: Page, words: RegExp) {
	await expect(seatBallot(page).locator('.contender').first()).toBeAttached();
	if (!(await panel(page).isVisible())) {
		await button(page).click();
		await expect(panel(page).getByRole('heading')).toBeFocused();
	}
	await panel(page).locator('summary', { hasText: words }).first().click();
}

const option = (page: Page, words: RegExp) => panel(page).getByRole('checkbox', { name: words });

test.describe('A filter on the results', () => {
	test('It hides rows; tiers, figures and order stay; a profile leads back to it, and clearing brings all back.', async ({
		page,
	}) => {
		await openAs(page);
		await expect(seatBallot(page).locator('.contender').first()).toBeVisible();
		const heads = () => page.locator('.ballot .share, .nearest .share').allTextContents();
		const order = async (only: string) =>
			page.locator(`.contender${only} .name`).evaluateAll((names) => names.map((name) => name.textContent));
		const [before, everybody] = [await heads(), await order('')];
		await openGroup(page, /^Nominated by/);
		const words = await panel(page).locator('.tick-line', { hasText: 'Themselves' }).innerText();
		const count = Number(/\((\d+)\)/.exec(words)?.[1]);
		await option(page, /^Themselves/).check();
		await expect(panel(page).getByRole('status')).toHaveText(`${count} of 55 shown`);
		await expect(notice(page)).toContainText(`${count} of 55 are shown`);
		await expect(page).toHaveURL(/results#nomination=self$/);
		expect(await heads()).toEqual(before);
		expect(await order('')).toEqual(everybody);
		expect(await page.locator('.contender:not([hidden])').count()).toBe(count);
		await expect(page.locator('#ballot-mazhilis-list .tier').first()).toContainText('0 of 3 shown');

		await openGroup(page, /^Answers/);
		await option(page, /^In part/).check();
		await expect(page).toHaveURL(/results#nomination=self&answers=part$/);
		await panel(page).getByRole('button', { name: 'Close the filter' }).click();
		await expect(button(page)).toBeFocused();
		await expect(button(page)).toHaveText('Filter: 2');
		// So few are shown that what hides them opens.
		const left = await rows(page).count();
		await expect(notice(page)).toContainText(`${left} of 55`);
		const link = rows(page).last().getByRole('link').first();
		const name = await link.innerText();
		await link.click();
		await expect(page.getByRole('heading', { level: 1, name })).toBeFocused();
		await page.getByRole('link', { name: 'Back to your ballots' }).click();
		await expect(notice(page)).toContainText(`${left} of 55`);
		await expect(page.getByRole('link', { name, exact: true })).toBeFocused();
		await expect(page.getByRole('link', { name, exact: true })).toBeInViewport();
		await page.reload();
		await expect(notice(page)).toContainText(`${left} of 55`);
		await notice(page).getByRole('button', { name: 'Clear all filters' }).click();
		await expect(notice(page)).toHaveCount(0);
		await expect(page.locator('.contender[hidden]')).toHaveCount(0);
		expect(await order('')).toEqual(everybody);
		await expect(page).not.toHaveURL(/nomination/);
	});

	test('Nobody who fits is said to be nobody, and nothing that is ticked reaches the server.', async ({
		page,
	}) => {
		await openAs(page);
		await openGroup(page, /^Nominated by/);
		const asked: string[] = [];
		page.on('request', (request) => asked.push(request.url()));
		await option(page, /^Party lists/).check();
		await openGroup(page, /^Bloc/);
		await panel(page).locator('fieldset[aria-label="Bloc"]').getByRole('checkbox').first().check();
		await expect(notice(page)).toContainText('nobody fits all of this');
		await expect(rows(page)).toHaveCount(0);
		await expect(page).toHaveURL(/bloc=/);
		expect(asked).toEqual([]);
		await notice(page).getByRole('button', { name: 'Clear all filters' }).click();
		await expect(rows(page).first()).toBeVisible();
	});

	test('Who agrees on a statement can be asked for, and who is marked.', async ({ page }) => {
		await openAs(page);
		await openGroup(page, /^Agrees with you on/);
		const first = panel(page)
			.locator('fieldset[aria-label="Agrees with you on"]')
			.getByRole('checkbox')
			.first();
		await first.check();
		const shown = await panel(page).getByRole('status').innerText();
		expect(Number.parseInt(shown)).toBeLessThan(55);
		await page.getByRole('button', { name: 'Clear all filters' }).first().click();
		await seatBallot(page).locator('.contender').first().getByRole('checkbox').check();
		await openGroup(page, /^Marks/);
		await option(page, /^Those I marked \(1\)/).check();
		await expect(panel(page).getByRole('status')).toHaveText('1 of 55 shown');
		await expect(rows(page)).toHaveCount(1);
	});

	test('Nonsense in the address is ignored, and the page says so.', async ({ page }) => {
		const many = Array.from({ length: 3000 }, (_, index) => `p${index}`).join();
		await openAs(page, `/en/demo/results#party=${many}&agree=zzz&answers=none`);
		await expect(page.getByText('A part of this address means nothing here and was ignored.')).toBeVisible();
		await expect(rows(page).first()).toBeVisible();
	});

	test('A filtered print says so, and has only those who are shown.', async ({ page }) => {
		await openAs(page, '/en/demo/results#nomination=self');
		await expect(notice(page)).toBeVisible();
		await unfold(page);
		const count = Number(/(\d+) of/.exec(await notice(page).innerText())?.[1]);
		await page.emulateMedia({ media: 'print' });
		await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
		await expect(notice(page)).toBeVisible();
		await expect(rows(page)).toHaveCount(count);
		await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0);
	});

	test('Only the keyboard is needed.', async ({ page }) => {
		await openAs(page);
		await expect(seatBallot(page).locator('.contender').first()).toBeVisible();
		await button(page).focus();
		await page.keyboard.press('Enter');
		await expect(panel(page).getByRole('heading')).toBeFocused();
		const line = panel(page).locator('summary').first();
		for (let n = 0; n < 6 && !(await line.evaluate((one) => one === document.activeElement)); n++)
			await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Space');
		await expect(notice(page)).toBeVisible();
	});

	for (const [language, width] of [
		['kk', 360],
		['ru', 320],
		['en', 1280],
	] as const) {
		test(`It is usable on ${width} px (${language}).`, async ({ page }) => {
			await page.setViewportSize({ width, height: 740 });
			await openAs(page, `/${language}/demo/results#answers=part,none`);
			await expect(page.locator('.notice').first()).toBeVisible();
			await button(page).click();
			await expect(panel(page)).toBeVisible();
			await page.evaluate(() => {
				for (const fold of document.querySelectorAll<HTMLDetailsElement>('#filter details')) fold.open = true;
			});
			expect(await findings(page, rules)).toEqual([]);
			expect(await tooWide(page)).toEqual([]);
			await page.emulateMedia({ colorScheme: 'dark' });
			expect(await findings(page, rulesOfColour)).toEqual([]);
			await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
			expect(await tooWide(page)).toEqual([]);
		});
	}
});

test.describe('A filter on the list of contenders', () => {
	test('It counts on every ballot, and who answered alike is named there.', async ({ page }) => {
		await openAs(page, '/en/demo/contenders');
		const own = page.locator('[aria-labelledby="own-mazhilis-seat"]');
		await expect(own.locator('.fold summary')).toContainText('Who answered the same, or nearly');
		await own.locator('.fold summary').click();
		await expect(own.locator('.fold').getByText('Gave the same 36 answers').first()).toBeVisible();
		await expect(async () => {
			await button(page).click();
			await expect(panel(page)).toBeVisible();
		}).toPass();
		await panel(page)
			.locator('summary', { hasText: /^Nominated by/ })
			.click();
		await option(page, /^A party/).check();
		await expect(notice(page)).toContainText('of 573 are shown');
		await expect(own.getByText('Found: 5')).toBeVisible();
		await expect(own.locator('ol > li:visible')).toHaveCount(5);
		await expect(page).toHaveURL(/contenders#nomination=party$/);
		await page.getByRole('button', { name: 'Hide names' }).click();
		await expect(notice(page)).toHaveCount(0);
		await page.getByRole('button', { name: 'Show names' }).click();
		await panel(page)
			.locator('summary', { hasText: /^Nearness to you/ })
			.click();
		await expect(panel(page).getByText('Known only of your own ballots.').first()).toBeVisible();
		await option(page, /^The nearest group/).check();
		await expect(notice(page)).toBeVisible();
		await expect(page.locator('[aria-labelledby="contest-mazhilis-seat"]')).toBeHidden();
		await expect(page).toHaveURL(/contenders#tier=first$/);
		await page.reload();
		await expect(notice(page)).toBeVisible();
		expect(await tooWide(page)).toEqual([]);
	});
});

test.describe('Without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('There is no button for a filter, and the alike are named.', async ({ page }) => {
		await page.goto('/en/demo/contenders');
		await expect(button(page)).toBeHidden();
		await expect(page.getByText('Who answered the same, or nearly').first()).toBeAttached();
	});
});
