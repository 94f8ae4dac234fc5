import { expect, test, type Page } from '@playwright/test';
import { findings, rules, rulesOfColour, tooWide } from './axe.ts';
import { thoroughIf } from './support/thorough.ts';
import { remember, somebody } from './voter.ts';

// Who stands together: the page of a bloc, those who answered alike, the lists near a self-nominee, and split votes.

const alike = ['bezgeldek-jon', 'boztorgai-jailau'];

async function expectUsable(page: Page, what: string) {
	expect(await findings(page, rules), what).toEqual([]);
	expect(await tooWide(page), what).toEqual([]);
}

for (const language of ['kk', 'ru', 'en']) {
	const title = `Everybody can use the page of a bloc in ${language}, on the narrowest screen and in both themes.`;
	test(title, thoroughIf(language !== 'kk'), async ({ page }) => {
		await remember(page, somebody());
		await page.setViewportSize({ width: 320, height: 640 });
		await page.goto(`/${language}/demo/blocs/tangy-syq`);
		await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
		await expect(page.locator('.chip.you')).toHaveCount(1);
		await expectUsable(page, 'light');
		await page.emulateMedia({ colorScheme: 'dark' });
		expect(await findings(page, rulesOfColour), 'dark').toEqual([]);
		await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
		expect(await tooWide(page), 'letters twice as large').toEqual([]);
	});
}

test('The voter’s own district comes first, without a request that tells it.', async ({ page }) => {
	await page.goto('/en/demo/blocs/tangy-syq');
	const first = page.locator('#members ~ .sheet h4').first();
	await expect(first).toContainText('No. 1');
	await remember(page, somebody());
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url() + (request.postData() ?? '')));
	await page.reload();
	await expect(first).toContainText('Your district');
	await expect(first).toContainText('No. 2');
	expect(asked.filter((address) => /district|mazhilis-seat/.test(new URL(address).pathname))).toEqual([]);
});

test.describe('Without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('A bloc has its members, their nomination, its manifesto, and what they agree on.', async ({
		page,
	}) => {
		await page.goto('/en/demo/blocs/tangy-syq');
		await expect(page.locator('blockquote')).toHaveCount(1);
		await expect(page.locator('.lines.open > li')).toHaveCount(14);
		await expect(page.locator('.lines.open > li').first()).toContainText('Self-nominated');
		await expect(page.getByText('0 of 14')).toBeVisible();
		const groups = page.locator('#positions ~ details');
		await expect(groups).toHaveCount(2);
		// All fourteen answered together: on each statement the counts add up to all of them.
		for (const row of await groups.locator('.lines > li').all()) {
			const counts = await row.locator('b').allTextContents();
			expect(counts.map(Number).reduce((sum, count) => sum + count, 0)).toBe(14);
		}
		await page.locator('.lines.open > li a').first().click();
		await page.locator('main a[href$="/blocs/tangy-syq"]').first().click();
		await expect(page).toHaveURL(/\/blocs\/tangy-syq$/);
	});

	test('How a single round splits votes is a fixed example.', async ({ page }) => {
		await page.goto('/en/demo/rules');
		const section = page.locator('section[aria-labelledby="split"]');
		await expect(section).toContainText('Candidate D gets the seat with 30');
		await expect(section).toContainText('A, B, C have 45');
		await expect(section.locator('input')).toHaveCount(0);
	});
});

test('Other votes give another result.', async ({ page }) => {
	await page.goto('/en/demo/rules');
	const section = page.locator('section[aria-labelledby="split"]');
	await section.locator('input').first().fill('3000');
	await expect(section).toContainText('equally many: A, D');
	await section.locator('input').first().fill('4000');
	await expect(section).toContainText('Candidate A gets the seat');
	await expect(section).not.toContainText('none of them gets it');
	await page.goto('/en/fi-2017/rules');
	await expect(page.locator('section[aria-labelledby="split"]')).toHaveCount(0);
});

test('Who answered alike is named on the ballot in one closed fold, and on profiles of both kinds.', async ({
	page,
}) => {
	await remember(page, somebody());
	await page.goto('/en/demo/results');
	const fold = page.locator('#ballot-mazhilis-seat details', { hasText: 'Who answered the same, or nearly' });
	await expect(fold).toHaveCount(1);
	await expect(fold).not.toHaveAttribute('open');
	await fold.locator('summary').press('Enter');
	await expect(fold.locator('li')).toHaveCount(4);
	await expect(fold).toContainText('Gave the same 36 answers');
	await expectUsable(page, 'the results');

	const beside = page.locator('.beside-by').first();
	for (const address of [`/${alike[0]}`, `#mazhilis-seat.2/${alike[0]}`]) {
		await page.goto(`/en/demo/contenders${address}`);
		await expect(beside).toContainText('Gave the same 36 answers as:');
		await expect(beside.getByRole('link')).toHaveCount(3);
	}
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	await beside.getByRole('link').nth(0).click();
	await expect(page).toHaveURL(new RegExp(`#mazhilis-seat\\.2/${alike[1]}$`));
	await expect(beside.getByRole('link')).toHaveCount(3);
	expect(asked.filter((address) => alike.some((slug) => address.split('#')[0]?.includes(slug)))).toEqual([]);
});

test('A self-nominee’s profile names two nearest lists or more, and that they prove no membership.', async ({
	page,
}) => {
	await page.goto(`/en/demo/contenders/${alike[0]}`);
	const lists = page.locator('[aria-labelledby="nearest-lists"]');
	expect(await lists.getByRole('link').count()).toBeGreaterThanOrEqual(2);
	await expect(lists).toContainText('proves no membership');
	await expectUsable(page, 'the profile');
	await page.goto('/en/demo/contenders/taza-bulaq');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(lists).toHaveCount(0);
});
