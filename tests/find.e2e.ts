import { expect, test, type Page } from '@playwright/test';
import { findings, rules, rulesOfColour, tooWide } from './axe.ts';
import { remember, somebody } from './voter.ts';

// A voter of Astana's first district, where two candidates have the same name.

const home = { 'mazhilis-seat': 1 };

async function openAs(page: Page, path = '/en/demo/find', answered = 36) {
	await remember(page, somebody(answered, home));
	await page.goto(path);
	await expect(field(page)).toBeEnabled();
}

const field = (page: Page) => page.getByRole('searchbox');
const count = (page: Page) => page.locator('#found');
const names = (page: Page) => page.locator('.found:visible .name');
const option = (page: Page, words: RegExp) => page.getByRole('checkbox', { name: words });

/** Options of the filter are behind one line on a phone. */
async function openFilters(page: Page) {
	await page.locator('summary', { hasText: /Filters|Фильтры|Сүзгілер/ }).click();
}

test.describe('A name', () => {
	for (const [language, typed, found] of [
		['kk', 'Балқарағай', 'Табылғаны: 2'],
		['ru', 'балкарагай шокы', 'Найдено: 2'],
		['en', 'Shoqy balqar', 'Found: 2'],
	] as const) {
		test(`A name is found on any keyboard, and its namesake stands beside it (${language}).`, async ({
			page,
		}) => {
			await openAs(page, `/${language}/demo/find`);
			await field(page).fill(typed);
			await expect(count(page)).toHaveText(found);
			const section = page.getByRole('region').filter({ has: page.locator('.found') });
			await expect(section.locator('.found')).toHaveCount(2);
			await expect(section.locator('.found b').first()).toContainText('1952');
			await expect(section.locator('.found b').last()).toContainText('1986');
			await expect(section.locator('.found .num')).toHaveText(['3', '4']);
		});
	}

	test('A number, a part of a name and one wrong letter find, too; nobody is said to be nobody.', async ({
		page,
	}) => {
		await openAs(page);
		await field(page).fill('41');
		await expect(count(page)).toHaveText('Found: 1');
		await field(page).fill('эмен');
		await expect(names(page)).toHaveText(['Emen Keş']);
		await field(page).fill('ыркш');
		await expect(count(page)).toContainText('Nobody was found.');
		await page.keyboard.press('Escape');
		await expect(count(page)).toContainText('Candidates and lists: 54.');
	});

	test('Only the keyboard is needed, and the number found is announced.', async ({ page }) => {
		await openAs(page);
		await field(page).focus();
		await page.keyboard.type('bozto');
		await expect(count(page)).toHaveText('Found: 1');
		await expect(count(page)).toHaveAttribute('role', 'status');
		const link = names(page).first();
		for (let n = 0; n < 12 && !(await link.evaluate((one) => one === document.activeElement)); n++)
			await page.keyboard.press('Tab');
		await expect(link).toBeFocused();
		const name = await link.innerText();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { level: 1, name })).toBeFocused();
		await page.goBack();
		await expect(field(page)).toHaveValue('bozto');
		await expect(count(page)).toHaveText('Found: 1');
	});
});

test.describe('A filter', () => {
	test('Ticks add up in a group and cut between groups, and the address brings them back.', async ({
		page,
	}) => {
		await openAs(page);
		await openFilters(page);
		await option(page, /^Party lists \(12\)$/).check();
		await expect(count(page)).toHaveText('Found: 12');
		await option(page, /^A party \(4\)$/).check();
		await expect(count(page)).toHaveText('Found: 16');
		await option(page, /^In part/).check();
		const left = await count(page).innerText();
		expect(Number(left.replace(/\D/g, ''))).toBeLessThan(16);
		await expect(page).toHaveURL(/#nomination=list,party&answers=part$/);
		await page.reload();
		await expect(count(page)).toHaveText(left);
		await openFilters(page);
		await expect(option(page, /^In part/)).toBeChecked();
		await page.getByRole('button', { name: 'Clear all filters' }).click();
		await expect(count(page)).toContainText('Candidates and lists: 54.');
		await expect(page).toHaveURL(/\/en\/demo\/find$/);
	});

	test('A filter never reorders; by nearness the tiers stay, with the ballot’s order in each.', async ({
		page,
	}) => {
		await openAs(page, '/en/demo/find#nomination=self,party');
		const ballot = page.locator('#ballot-mazhilis-seat');
		const numbers = async () => (await ballot.locator('.found:visible .num').allInnerTexts()).map(Number);
		await expect.poll(async () => (await numbers()).length).toBeGreaterThan(30);
		const inOrder = (await numbers()).filter((n) => n > 0);
		expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
		await openFilters(page);
		await page.getByRole('radio', { name: 'By nearness to you' }).check();
		const tiers = ballot.locator('.tier').filter({ has: page.locator('.share') });
		expect(await tiers.count()).toBeGreaterThan(2);
		for (const tier of await tiers.all()) {
			const inTier = (await tier.locator('.num').allInnerTexts()).map(Number);
			expect(inTier).toEqual(inTier.toSorted((a, b) => a - b));
		}
		await expect(page).toHaveURL(/#order=figure&nomination=self,party$/);
	});

	test('What matters to the voter can be asked for, and so can marks.', async ({ page }) => {
		const sheet = somebody(36, home);
		const answers = { ...sheet.answers, r07: { stance: 5, importance: 2 } };
		await remember(page, { ...sheet, answers });
		await page.goto('/en/demo/find');
		await openFilters(page);
		const agree = page.getByRole('group', { name: 'Agrees with you on' });
		const first = agree.getByRole('checkbox').first();
		const words = await agree.locator('.tick-line').first().innerText();
		await first.check();
		await expect(count(page)).toHaveText(`Found: ${/\((\d+)\)/.exec(words)?.[1]}`);
		await expect(page).toHaveURL(/#agree=r07$/);
		await first.uncheck();
		const row = page.locator('#ballot-mazhilis-seat .found').nth(4);
		await row.getByRole('checkbox').check();
		await option(page, /^Those I marked \(1\)$/).check();
		await expect(count(page)).toHaveText('Found: 1');
	});

	test('Nonsense in the address is ignored, and the page says so.', async ({ page }) => {
		await openAs(page, '/en/demo/find#party=nobody&size=9&nomination=self');
		await expect(page.getByText('A part of this address means nothing here and was ignored.')).toBeVisible();
		await expect(count(page)).toHaveText('Found: 38');
	});
});

test.describe('All ballots', () => {
	test('Nothing that is typed or ticked reaches the server, and the names load only when they are asked for.', async ({
		page,
	}) => {
		const asked: string[] = [];
		page.on('request', (request) =>
			asked.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`),
		);
		await openAs(page, '/en/demo/find#in=all');
		await page.goto('about:blank');
		await page.goto('/en/demo/find');
		await expect(field(page)).toBeEnabled();
		asked.length = 0;
		await field(page).fill('шие');
		await expect(count(page)).toContainText('Found');
		await openFilters(page);
		await option(page, /^Themselves/).check();
		await page.waitForTimeout(600);
		expect(asked).toEqual([]);
		await page.getByRole('button', { name: /^All ballots/ }).click();
		await expect(page.locator('.found .label').first()).toContainText(/Not on your ballots|Your ballot/);
		await field(page).fill('қамыс');
		await page.waitForTimeout(600);
		const paths = asked.map((request) => request.replace(/http:\/\/[^/]+/, ''));
		for (const request of paths)
			expect(request.split('#')[0]).toMatch(
				/^GET \/data\/[0-9a-f]{64}\/names\.(mazhilis-seat|[a-z]+-maslikhat-seat)\.json $/,
			);
		expect(paths).toHaveLength(4);
		for (const request of asked)
			expect(decodeURIComponent(request.split('#')[0] ?? '')).not.toMatch(/тоб|қам|self/);
	});

	test('A contender of another district is found, with its ballot, and its profile opens.', async ({
		page,
	}) => {
		await openAs(page, '/en/demo/find#in=all&name=sueregei');
		await field(page).fill('шүрегей сала');
		const row = page.locator('.found').filter({ hasText: 'Not on your ballots' }).first();
		await expect(row).toBeVisible();
		const name = await row.locator('.name').innerText();
		await row.locator('.name').click();
		await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
	});

	test('The way to all ballots without a quiz leads here.', async ({ page }) => {
		await page.goto('/en/demo/browse');
		await expect(page).toHaveURL('/en/demo/find#in=all');
		await expect(page.getByRole('button', { name: /^All ballots/ })).toHaveAttribute('aria-pressed', 'true');
		await page
			.getByRole('link', { name: /Mazhilis/ })
			.first()
			.click();
		await expect(page).toHaveURL(/\/en\/demo\/contenders#contest-mazhilis/);
	});
});

test.describe('Hidden names', () => {
	test('Positions are read before names, on both pages, and one tap brings the names back.', async ({
		page,
	}) => {
		await openAs(page);
		await openFilters(page);
		await page.getByRole('button', { name: 'Hide names' }).click();
		await expect(page.getByText('Names are hidden.')).toBeVisible();
		await expect(page.locator('.found')).toHaveCount(0);
		const main = page.getByRole('main');
		await expect(main).not.toContainText(/Boztorğai|Ak Terek|Ақ Терек/);
		const first = page.locator('.nameless:visible').first();
		await first.locator('summary').click();
		await expect(first.getByRole('listitem')).toHaveCount(36);
		await page.goto('/en/demo/contenders');
		await expect(page.getByText('Names are hidden.')).toBeVisible();
		await expect(page.getByText('Candidate 1', { exact: true })).toBeVisible();
		await expect(main).not.toContainText(/Boztorğai|Ақ Терек/);
		await page.getByRole('button', { name: 'Show names' }).click();
		await expect(main).toContainText('Boztorğai');
	});
});

test.describe('Everybody', () => {
	for (const [language, width] of [
		['kk', 360],
		['ru', 320],
		['en', 1280],
	] as const) {
		test(`The search is usable on ${width} px (${language}).`, async ({ page }) => {
			await page.setViewportSize({ width, height: 740 });
			await openAs(page, `/${language}/demo/find#order=figure&answers=all,part`);
			await expect(page.locator('.found:visible').first()).toBeVisible();
			expect(await findings(page, rules)).toEqual([]);
			expect(await tooWide(page)).toEqual([]);
			await page.emulateMedia({ colorScheme: 'dark' });
			expect(await findings(page, rulesOfColour)).toEqual([]);
			await field(page).fill(language === 'en' ? 'balqar' : 'балкар');
			await expect(page.locator('.found b').first()).toBeVisible();
			expect(await findings(page, rules)).toEqual([]);
			expect(await tooWide(page)).toEqual([]);
		});
	}

	test('Namesakes on the results and on the list of contenders say what tells them apart.', async ({
		page,
	}) => {
		await remember(page, somebody(36, home));
		await page.goto('/en/demo/contenders');
		const list = page.getByRole('listitem').filter({ hasText: 'Balqarağai Şoqy' });
		await expect(list.locator('b')).toHaveText([/1952/, /1986/]);
		await page.goto('/en/demo/results');
		await expect(
			page.locator('.contender', { hasText: 'Balqarağai Şoqy' }).locator('b').first(),
		).toContainText(/born|19/);
	});

	test('With letters of twice the size nothing is cut off.', async ({ page }) => {
		await page.setViewportSize({ width: 320, height: 640 });
		await openAs(page, '/kk/demo/find');
		// Before the letters grow, because long words then have hyphens.
		await openFilters(page);
		await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
		expect(await tooWide(page)).toEqual([]);
	});
});

test.describe('Without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('The page says that the search needs one, and leads to the names on every ballot.', async ({
		page,
	}) => {
		await page.goto('/ru/demo/find');
		await expect(page.locator('noscript b')).toHaveText('Для поиска нужен JavaScript.');
		await expect(page.getByRole('searchbox')).toBeHidden();
		await page.locator('summary').first().click();
		await page.getByRole('link', { name: /№ 2$/ }).first().click();
		await expect(page).toHaveURL(/\/ru\/demo\/contenders#district-mazhilis-seat-\d+$/);
		await expect(page.locator(':target')).toBeVisible();
	});
});
