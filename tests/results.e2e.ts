import { expect, test, type Page } from '@playwright/test';
import { remember, somebody, unfold } from './voter.ts';

const results = '/en/demo/results';
/** Opens a page in a browser that has this sheet stored. */
async function openAs(page: Page, sheet: unknown, address = results) {
	await remember(page, sheet);
	await page.goto(address);
}

const seatBallot = (page: Page) => page.locator('#ballot-mazhilis-seat');

test.describe('A voter’s ballots', () => {
	test('The ballots show everybody of the district, tier by tier.', async ({ page }) => {
		await openAs(page, somebody());
		await expect(page.getByRole('heading', { level: 1, name: 'Your 3 ballots' })).toBeVisible();
		const ballot = seatBallot(page);
		await expect(ballot.getByRole('heading', { level: 2 })).toContainText('District No. 2');
		await expect(ballot.locator('.tier').first()).toContainText(/\d+%.*Nearest/s);
		const silent = ballot.locator('.fold', { hasText: 'No answers yet' });
		await expect(silent.locator('summary')).toContainText('7 candidates');
		await expect(silent.getByRole('listitem').first()).toBeHidden();
		await silent.locator('summary').click();
		await expect(silent.getByText('Silence is not disagreement')).toBeVisible();
		await expect(silent.getByRole('listitem')).toHaveCount(7);
		await expect(ballot.getByRole('heading', { name: /^No longer on the ballot/ })).toBeVisible();
		const standing = Number(
			(
				await ballot
					.getByText(/\d+ candidates/)
					.first()
					.innerText()
			).match(/(\d+) candidates/)?.[1],
		);
		expect(standing).toBe(42);
		expect(await ballot.locator('.contender:not(.gone)').count()).toBe(standing);
		await page.setViewportSize({ width: 1280, height: 800 });
		await expect(ballot.getByText('has a line “Against all”')).toBeVisible();
	});

	for (const language of ['kk', 'ru', 'en']) {
		test(`On a phone the first screen names the nearest, and 42 candidates take a screen and a half (${language}).`, async ({
			page,
		}) => {
			await page.setViewportSize({ width: 360, height: 740 });
			await openAs(page, somebody(), `/${language}/demo/results`);
			await expect(seatBallot(page).locator('.tier.first')).toBeVisible();
			await page.evaluate(() => document.fonts.ready);
			const measured = await page.evaluate(() => ({
				nearest: document.querySelector('main .names .num, main .names .chip')?.getBoundingClientRect().top,
				panel: document.querySelector('#ballot-mazhilis-seat')?.getBoundingClientRect().height,
				page: document.documentElement.scrollHeight,
			}));
			expect(measured.nearest).toBeLessThanOrEqual(500);
			expect(measured.panel).toBeLessThanOrEqual(1000);
			expect(measured.page).toBeLessThanOrEqual(2750);
		});
	}

	test('The ballots follow an answer and its importance at once.', async ({ page }) => {
		await openAs(page, somebody());
		const order = () => page.locator('.contender a').allInnerTexts();
		await expect(seatBallot(page).locator('.contender').first()).toBeVisible();
		const before = await order();
		// Another tab of the same browser, in which the voter changes the answers.
		const other = await page.context().newPage();
		await other.goto('/en/demo/answers');
		await expect(other.locator('ol details')).toHaveCount(39);
		for (const index of [0, 1, 2, 3, 4, 5, 6, 7]) {
			const row = other.locator('ol details').nth(index);
			await row.locator('summary').click();
			await row.getByRole('checkbox', { name: 'Important' }).check({ force: true });
		}
		await expect(page.getByText('marked 8 as important')).toBeVisible();
		await expect.poll(order).not.toEqual(before);
		await page.reload();
		await expect(page.getByText('marked 8 as important')).toBeVisible();
	});

	test('What would change the order can be tried and taken back, and nothing is stored.', async ({
		page,
	}) => {
		await openAs(page, somebody());
		const ballot = seatBallot(page);
		await ballot.getByText('What tells the first two apart').click();
		await expect(
			ballot.getByText(/would be nearer to you than .+ if you answered \d+ statements? differently/),
		).toBeVisible();
		const stored = () => page.evaluate(() => localStorage.getItem('tandau:demo'));
		const figures = () => page.locator('main .share').allInnerTexts();
		const [before, answers] = [await figures(), await stored()];
		const requests: string[] = [];
		page.on('request', (request) => requests.push(request.url()));
		await ballot.getByRole('button', { name: 'See what changes' }).click();
		await expect(page.getByText(/This is a trial: \d+ of your answers/).first()).toBeVisible();
		await expect(page.getByRole('button', { name: 'Share' })).toHaveCount(0);
		expect(await figures()).not.toEqual(before);
		expect(await stored()).toBe(answers);
		await ballot.getByRole('button', { name: 'Back to my answers' }).click();
		await expect.poll(figures).toEqual(before);
		expect(requests).toEqual([]);
	});

	test('Few answers make a preliminary result, and the page says so.', async ({ page }) => {
		await openAs(page, somebody(4));
		await expect(page.getByText('This is a preliminary result.')).toBeVisible();
		await expect(page.getByText('There are 4 answers so far.')).toBeVisible();
		// Too few for a figure, but not for saying what everybody has answered.
		await expect(page.locator('#ballot-mazhilis-list .contender').first()).toContainText(
			/Answered \d+ of 36/,
		);
		await expect(page.getByText('No answers in common')).toHaveCount(0);
		await expect(page.locator('main')).not.toContainText('nearer to you');
		await expect(page.locator('main .share')).toHaveCount(0);
		for (const title of await page.locator('.fold h3, .who').allTextContents())
			expect(title).not.toContain('%');
		await page.locator('#ballot-mazhilis-list .contender a').first().click();
		await expect(page.getByText('4 answers in common so far: too few for a percentage.')).toBeVisible();
		await expect(page.getByText('agreement with you')).toHaveCount(0);
	});

	test('Without answers contenders are in ballot order, without percentages.', async ({ page }) => {
		await openAs(page, somebody(0));
		await expect(page.getByText('You have not answered a statement yet.')).toBeVisible();
		await expect(seatBallot(page).getByText('In ballot order')).toBeVisible();
		await expect(seatBallot(page).locator('.share')).toHaveCount(0);
		await unfold(page);
		const numbers = await seatBallot(page).locator('.contender:not(.gone) .num').allInnerTexts();
		expect(numbers.map(Number)).toEqual(Array.from({ length: 42 }, (_, index) => index + 1));
		await page.goto(results);
		await page.evaluate(() => localStorage.clear());
		await page.reload();
		await expect(page.getByText('No district is chosen.')).toBeVisible();
	});

	test('A print has everybody of every ballot, and no furniture.', async ({ page }) => {
		await openAs(page, somebody());
		await expect(seatBallot(page).locator('.fold').first()).toBeVisible();
		await page.emulateMedia({ media: 'print' });
		await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
		const heights = await page
			.locator('.ballot .contender')
			.evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
		expect(heights.length).toBeGreaterThan(50);
		for (const height of heights) expect(height).toBeGreaterThan(20);
		for (const furniture of [page.getByRole('navigation'), page.getByRole('button')])
			await expect(furniture.filter({ visible: true })).toHaveCount(0);
		await expect(page.getByText('How this is computed')).toBeHidden();
	});

	test('One button clears the ballots and another brings them back.', async ({ page }) => {
		await openAs(page, somebody());
		await page.getByRole('button', { name: 'Clear answers and district' }).click();
		await expect(page.getByText('were cleared from this device')).toBeVisible();
		expect(await page.evaluate(() => localStorage.getItem('tandau:demo'))).toBeNull();
		await page.getByRole('button', { name: 'Undo' }).click();
		await expect(page.getByText('You answered 36 of 39 statements.')).toBeVisible();
	});

	test('A part that does not arrive can be requested again.', async ({ page }) => {
		let isBroken = true;
		await page.route('**/district.mazhilis-seat.2.json', (route) =>
			isBroken ? route.abort() : route.continue(),
		);
		await openAs(page, somebody());
		await expect(seatBallot(page).getByText('This did not load.')).toBeVisible();
		await expect(page.locator('#ballot-mazhilis-list .contender').first()).toBeVisible();
		isBroken = false;
		await seatBallot(page).getByRole('button', { name: 'Try again' }).click();
		await expect(seatBallot(page).locator('.contender').first()).toBeVisible();
	});

	test('A newer publication is offered and loaded on request.', async ({ page }) => {
		await page.route('**/data/current/demo.json', (route) =>
			route.fulfill({ json: { hash: 'f'.repeat(64), publishedAt: '2999-01-01T00:00:00.000Z' } }),
		);
		await openAs(page, somebody());
		await expect(page.getByText('The data have been updated.')).toBeVisible();
		await page.getByRole('button', { name: 'Show the new data' }).click();
		await expect(seatBallot(page).locator('.contender').first()).toBeVisible();
	});
});

test.describe('A contender', () => {
	test('A voter opens a contender without the server learning whom, and returns to the same place.', async ({
		page,
	}) => {
		await openAs(page, somebody());
		await unfold(page);
		const row = seatBallot(page).locator('.contender').nth(20);
		const name = await row.getByRole('link').innerText();
		const slug = (await row.getAttribute('id')) ?? '';
		const asked: string[] = [];
		page.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`));
		await row.getByRole('link').click();
		await expect(page.getByRole('heading', { level: 1, name })).toBeFocused();
		await expect(page).toHaveTitle(new RegExp(name));
		await expect(page.getByText('agreement with you')).toBeVisible();
		await expect(page.locator('.position')).toHaveCount(36);
		expect(asked.length).toBeGreaterThan(0);
		// A browser never sends what follows the #.
		for (const request of asked) expect(request.split('#')[0]).not.toMatch(new RegExp(`${slug}|stance|%7B`));

		await page.getByRole('button', { name: /^Same/ }).click();
		const same = await page.locator('.position').count();
		expect(same).toBeLessThan(36);
		await expect(page.locator('.position .relation')).toHaveText(Array(same).fill(/The same/));
		await page.getByRole('link', { name: 'Back to your ballots' }).click();
		await expect(page.getByRole('link', { name, exact: true })).toBeFocused();
		await expect(page.getByRole('link', { name, exact: true })).toBeInViewport();
	});

	test('A contender’s page links the statements that set the voter apart.', async ({ page }) => {
		await openAs(page, somebody());
		await seatBallot(page).locator('.contender a').first().click();
		const further = page
			.locator('section', { hasText: 'What sets you furthest apart' })
			.getByRole('link')
			.first();
		const statement = await further.innerText();
		await further.click();
		await expect(page.getByRole('heading', { level: 3, name: statement })).toBeFocused();
		await expect(page.getByRole('heading', { level: 3, name: statement })).toBeInViewport();
	});

	test('A contender who does not exist is reported, with a link to go on.', async ({ page }) => {
		await openAs(page, somebody(), '/en/demo/contenders#mazhilis-seat.2/nobody');
		await expect(page.getByRole('heading', { name: 'There is no such candidate or list' })).toBeVisible();
		await page.getByRole('link', { name: 'All candidates and lists' }).click();
		await expect(page.getByRole('heading', { level: 1, name: 'Candidates and lists' })).toBeVisible();
		const missing = await page.goto('/en/demo/contenders/nobody');
		expect(missing?.status()).toBe(404);
	});

	test('The voter’s stances appear on a contender’s public profile.', async ({ page }) => {
		await openAs(page, somebody(), '/en/demo/contenders/sary-dala');
		await expect(page.locator('.chip.you').first()).toBeVisible();
		await expect(page.getByText('agreement with you')).toBeVisible();
	});

	test('A silent contender is one sentence, and its public address can be copied.', async ({
		page,
		context,
	}) => {
		await context.grantPermissions(['clipboard-read', 'clipboard-write']);
		await page.goto('/en/demo/contenders/alabota-ozen');
		await expect(page.getByText('Silence is not disagreement.')).toBeVisible();
		await expect(page.getByText('No invitation is on record.')).toBeVisible();
		await expect(page.locator('article.position')).toHaveCount(0);
		await page.getByRole('button', { name: 'Copy the address' }).click();
		await expect(page.getByRole('status').filter({ hasText: 'The address is copied.' })).toBeVisible();
		expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
	});

	test('The list of contenders begins with the voter’s own ballots.', async ({ page }) => {
		await openAs(page, somebody(0), '/en/demo/contenders');
		await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Your ballots', 'All other ballots']);
		const second = page.getByRole('region').filter({ has: page.locator('#own-mazhilis-seat') });
		await expect(second.getByRole('listitem').first()).toBeVisible();
		await expect(page.locator('[aria-labelledby="contest-mazhilis-seat"] [id^="district-"]')).toHaveCount(28);
	});
});
