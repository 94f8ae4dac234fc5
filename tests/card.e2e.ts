import { expect, test, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { findings, rules, rulesOfColour, tooWide } from './axe.ts';
import { thoroughIf } from './support/thorough.ts';
import { remember, somebody } from './voter.ts';

// The pocket card: all of the voter's ballots with the voter's own marks, for the polling station.

const voter = somebody(36, { 'mazhilis-seat': 2, 'astana-maslikhat-seat': 5 });

/** Whom this voter has chosen: on a list, in a district, against all, and nobody yet. */
const chosen = {
	version: 1,
	decisions: [
		{ contest: 'mazhilis-list', district: 1, pair: null, whom: 'aq-terek', note: '' },
		{
			contest: 'mazhilis-seat',
			district: 2,
			pair: ['sie-etek', 'moiyl-tuma'],
			whom: 'sie-etek',
			note: 'Secret note',
		},
		{ contest: 'astana-maslikhat-list', district: 1, pair: null, whom: '*', note: '' },
	],
	pocket: { station: '214', address: '', note: '' },
};

async function decided(page: Page, decisions: unknown = chosen) {
	await remember(page, voter);
	await page.addInitScript((text) => {
		if (sessionStorage.getItem('decided')) return;
		sessionStorage.setItem('decided', 'yes');
		localStorage.setItem('tandau:decisions:demo', text);
	}, JSON.stringify(decisions));
}

const card = (page: Page) => page.getByRole('article');

/** How many pages a PDF has, and the size of the first in points. */
function pagesOf(pdf: Buffer) {
	const text = pdf.toString('latin1');
	const [, width = '0', height = '0'] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? [];
	return {
		count: text.match(/\/Type\s*\/Page\b/g)?.length,
		width: Math.round(Number(width)),
		height: Math.round(Number(height)),
	};
}

for (const language of ['kk', 'ru', 'en']) {
	test(`The card prints on exactly one A5 page, with all that can be on it (${language}).`, async ({
		page,
	}) => {
		await decided(page, {
			...chosen,
			pocket: { station: '214', address: 'Абай даңғылы, 150/230', note: 'Құжат. '.repeat(17).trim() },
		});
		await page.goto(`/${language}/demo/card`);
		await expect(page.getByRole('combobox').first()).toBeEnabled();
		expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toEqual({
			count: 1,
			width: 420,
			height: 595,
		});
		await page.getByRole('checkbox').check({ force: true });
		await expect(card(page).locator('.slip p')).toHaveCount(4);
		expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toEqual({
			count: 1,
			width: 420,
			height: 595,
		});
	});

	test(
		`Everybody can use the card on the narrowest screen, in both themes (${language}).`,
		thoroughIf(language !== 'kk'),
		async ({ page }) => {
			await decided(page);
			await page.setViewportSize({ width: 320, height: 640 });
			await page.goto(`/${language}/demo/card`);
			await expect(page.getByRole('combobox').first()).toBeEnabled();
			expect(await findings(page, rules)).toEqual([]);
			expect(await tooWide(page)).toEqual([]);
			await page.emulateMedia({ colorScheme: 'dark' });
			expect(await findings(page, rulesOfColour), 'dark').toEqual([]);
			await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
			expect(await tooWide(page), 'letters twice as large').toEqual([]);
		},
	);
}

test('The card has every ballot in its order with what was chosen, and neither a result nor a private note.', async ({
	page,
}) => {
	await decided(page);
	await page.goto('/en/demo/card');
	const slips = card(page).locator('.slip');
	await expect(slips).toHaveCount(4);
	await expect(slips.nth(0)).toContainText('Aq Terek');
	await expect(slips.nth(1)).toContainText('Şie Etek');
	await expect(slips.nth(2)).toContainText('Against all');
	await expect(slips.nth(3)).toContainText('not chosen yet');
	await expect(card(page)).toContainText(/\d\d:\d\d–\d\d:\d\d/);
	await expect(card(page)).toContainText('214');
	await expect(card(page)).not.toContainText('Secret note');
	await expect(card(page)).not.toContainText('Nearest');
	await page.getByRole('checkbox').check({ force: true });
	await expect(card(page)).toContainText('Nearest');
});

test('A mark comes onto the card by itself; what is chosen here is remembered, and no request tells it.', async ({
	page,
}) => {
	await remember(page, voter);
	const asked: string[] = [];
	page.on('request', (request) =>
		asked.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`),
	);
	await page.goto('/en/demo/results');
	await page
		.getByRole('checkbox', { name: /^Mark: / })
		.first()
		.check({ force: true });
	await page.getByRole('link', { name: 'To the card' }).click();
	await expect(card(page).locator('.slip .square.ticked')).toHaveCount(1);
	const seat = page.getByRole('combobox').nth(1);
	await seat.selectOption({ label: '39. Şie Etek' });
	await expect(card(page).locator('.slip').nth(1)).toContainText('Şie Etek');
	await page.getByRole('textbox', { name: 'Polling station No.' }).fill('77');
	await page.reload();
	await expect(card(page).locator('.slip').nth(1)).toContainText('Şie Etek');
	await expect(card(page)).toContainText('77');
	await seat.selectOption('');
	await expect(card(page).locator('.slip').nth(1)).toContainText('not chosen yet');
	expect(asked.filter((line) => /sie-etek|Sie|POST|=77/.test(line))).toEqual([]);
	await page.goto('/en/demo/privacy');
	await expect(page.getByText('Lines on the pocket card')).toBeVisible();
	await page.getByRole('button', { name: 'Remove only marks and notes' }).click();
	expect(await page.evaluate(() => localStorage.getItem('tandau:decisions:demo'))).toBeNull();
});

test('Whoever left the ballot is said to have left; the rest of the card stays.', async ({ page }) => {
	const gone = { contest: 'mazhilis-seat', district: 2, pair: null, whom: 'alabota-qyr', note: '' };
	const unknown = { contest: 'mazhilis-list', district: 1, pair: null, whom: 'nobody', note: '' };
	await decided(page, { version: 1, decisions: [gone, unknown, chosen.decisions[2]] });
	await page.goto('/en/demo/card');
	await expect(page.getByText('Alabota Qyr is no longer on this ballot.')).toBeVisible();
	await expect(page.getByText('Whom you chose on this ballot is not in this publication.')).toBeVisible();
	await expect(card(page).locator('.slip').nth(2)).toContainText('Against all');
	await expect(card(page).locator('.square.ticked')).toHaveCount(1);
});

test('The card is saved as a picture that this device paints.', async ({ page }) => {
	await decided(page);
	await page.goto('/kk/demo/card');
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Сурет етіп сақтау' }).click(),
	]);
	const png = await readFile(await download.path());
	expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1080, 1350]);
});

test('Without JavaScript an empty card can be printed and filled in by hand.', async ({ browser }) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto('/en/demo/card');
	// Playwright does not read the text of `noscript`.
	expect(await page.content()).toContain('Without JavaScript you can print this empty one');
	expect(await card(page).locator('.slip').count()).toBeGreaterThanOrEqual(2);
	await expect(card(page).locator('.square.ticked')).toHaveCount(0);
	await expect(page.getByRole('combobox')).toHaveCount(0);
	await context.close();
});
