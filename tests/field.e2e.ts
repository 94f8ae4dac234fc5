import { expect, test, type Page } from '@playwright/test';
import { findings, rules, rulesOfColour, tooWide } from './axe.ts';
import { remember, somebody } from './voter.ts';

const plot = (page: Page) => page.getByRole('listbox');
const squares = (page: Page) => page.getByRole('option');
const you = (page: Page) => page.getByRole('option', { name: /^(You|Вы|Сіз): / });
/** Who is chosen, below the plot. */
const chosen = (page: Page) => page.locator('.chosen .one');

async function openAs(
	page: Page,
	{ answered = 36, districts = { 'mazhilis-seat': 2 }, language = 'en' } = {},
) {
	await remember(page, somebody(answered, districts));
	await page.goto(`/${language}/demo/field`);
	await expect(plot(page)).toBeVisible();
}

/** Taps in the middle of a square. */
async function tap(page: Page, name: RegExp) {
	const square = await page.getByRole('option', { name }).boundingBox();
	const { x = 0, y = 0, width = 0, height = 0 } = square ?? {};
	await page.mouse.click(x + width / 2, y + height / 2);
}

for (const language of ['kk', 'ru', 'en']) {
	test(`On the smallest phone the picture fits, and no name covers another one (${language}).`, async ({
		page,
	}) => {
		await page.setViewportSize({ width: 320, height: 640 });
		await openAs(page, { language });
		await expect(squares(page).nth(20)).toBeVisible();
		await expect(you(page)).toBeVisible();
		await page.evaluate(() => document.fonts.ready);
		expect(await tooWide(page)).toEqual([]);
		for (const width of [320, 360, 1280]) {
			await page.setViewportSize({ width, height: 740 });
			const names = await page.locator('.plane .name').evaluateAll((all) =>
				all.map((one) => {
					const { left, right, top, bottom } = one.getBoundingClientRect();
					const frame = one.closest('.plane')?.getBoundingClientRect();
					const size = parseFloat(getComputedStyle(one).fontSize);
					const isInside = frame && left >= frame.left && right <= frame.right && top >= frame.top;
					return { text: one.textContent, left, right, top, bottom, size, isInside };
				}),
			);
			expect(names.length, `${width} px`).toBeGreaterThan(4);
			for (const [index, one] of names.entries()) {
				expect(one.isInside, `${one.text} on ${width} px`).toBe(true);
				expect(one.size).toBeGreaterThanOrEqual(12);
				for (const other of names.slice(index + 1)) {
					const areApart =
						one.right <= other.left ||
						other.right <= one.left ||
						one.bottom <= other.top ||
						other.bottom <= one.top;
					expect(areApart, `${one.text} and ${other.text} on ${width} px`).toBe(true);
				}
			}
		}
		if (language !== 'kk') return;
		await page.evaluate(() => document.querySelectorAll('details').forEach((part) => (part.open = true)));
		expect(await findings(page, rules, 'tr ~ tr ~ tr')).toEqual([]);
		await page.emulateMedia({ colorScheme: 'dark' });
		expect(await findings(page, rulesOfColour, 'tr ~ tr ~ tr')).toEqual([]);
	});
}

test('Without answers and a district the page has the lists and leads to both.', async ({ page }) => {
	await page.goto('/en/demo/field');
	await expect(squares(page)).toHaveCount(6);
	await expect(you(page)).toHaveCount(0);
	const main = page.getByRole('main');
	await expect(main).toContainText('This is a picture, not an order.');
	await expect(main).toContainText(/It shows \d\d% of what sets the answers apart/);
	await expect(main).toContainText('You are not in the picture yet.');
	await expect(main).toContainText('Have not answered and so have no place in the picture: 1.');
	await expect(main.getByRole('link', { name: 'Find my district' })).toHaveAttribute(
		'href',
		'/en/demo/district',
	);
	await expect(main.getByRole('link', { name: 'Who is nearer by the answers' })).toHaveAttribute(
		'href',
		'/en/demo/results',
	);
	await main.getByRole('link', { name: 'To the statements' }).click();
	await expect(page).toHaveURL(/\/en\/demo\/quiz/);
});

test('With answers and a district the voter stands among its candidates, and no request tells either.', async ({
	page,
}) => {
	const asked: string[] = [];
	page.on('request', (request) => asked.push(new URL(request.url()).pathname));
	await openAs(page);
	await expect(you(page)).toHaveAccessibleName(/^You: \d+ to the (left|right), \d+ (up|down)$/);
	await expect(page.getByText('Have not answered and so have no place in the picture: 8.')).toBeVisible();
	await expect(page.getByText('Your place is still uncertain.')).toHaveCount(0);
	await page.getByText('The same as a table').click();
	// The voter, six lists, and those of 42 candidates who have answered.
	await expect(page.getByRole('rowheader').filter({ hasText: /^(You|\d+ )/ })).toHaveCount(1 + 6 + 35 + 5);
	await expect(page.getByRole('row', { name: /^You \d+ to the/ })).toContainText('36 of 36');
	expect(asked.some((path) => path.endsWith('/components.json'))).toBe(true);
	expect(
		asked.filter(
			(path) =>
				!/^\/(en\/demo\/field$|_app\/|favicon|data\/[0-9a-f]{64}\/(core|basis|components|district\.[a-z-]+\.\d+)\.json$)/.test(
					path,
				),
		),
	).toEqual([]);
});

test('Few answers give a place that is called uncertain, in the table too.', async ({ page }) => {
	await openAs(page, { answered: 4 });
	await expect(page.getByText('Your place is still uncertain.')).toBeVisible();
	await expect(page.getByText('Your answers to the common statements: 4 of 36.')).toBeVisible();
	await expect(you(page).locator('.uncertain')).toHaveCount(1);
	await tap(page, /^25 /);
	await expect(chosen(page)).toContainText('Answered 13 of 36, so the place is uncertain.');
});

test('A tap beside a square tells who is there, a mark makes the square stand out, and the name leads on.', async ({
	page,
}) => {
	await openAs(page);
	await expect(squares(page).nth(20)).toBeVisible();
	await expect(page.locator('.chosen')).toContainText('Tap a square');
	const square = await page.getByRole('option', { name: /^4 .*: 82 to the left, 224 down$/ }).boundingBox();
	await page.mouse.click((square?.x ?? 0) + 18, (square?.y ?? 0) + 18);
	await expect(chosen(page)).toHaveCount(1);
	await expect(page.getByRole('option', { selected: true })).toHaveAccessibleName(/^4 /);
	await expect(page.locator('.plane .marked')).toHaveCount(0);
	await chosen(page).getByRole('checkbox').check({ force: true });
	await expect(page.locator('.plane .marked')).toHaveCount(1);
	await expect(page.locator('.plane .name').filter({ hasText: /^4 / })).toHaveCount(2);
	const name = await chosen(page).getByRole('link').innerText();
	await chosen(page).getByRole('link').click();
	await expect(page).toHaveURL(/\/en\/demo\/contenders#mazhilis-seat\.2\//);
	await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
});

test('Whoever answered exactly alike has one square, which names them all.', async ({ page }) => {
	await openAs(page);
	await tap(page, /: 10 to the left, 20 down$/);
	await expect(chosen(page)).toHaveCount(4);
	await expect(page.locator('.plane .several')).not.toHaveCount(0);
});

test('Only the keyboard is needed: it begins at the voter and goes from square to square.', async ({
	page,
}) => {
	await openAs(page);
	await expect(squares(page).nth(20)).toBeVisible();
	await expect(you(page)).toBeVisible();
	await page.getByRole('main').focus();
	for (let n = 0; n < 30 && !(await plot(page).evaluate((one) => one === document.activeElement)); n++)
		await page.keyboard.press('Tab');
	await expect(plot(page)).toBeFocused();
	const current = page.getByRole('option', { selected: true });
	await expect(current).toHaveAccessibleName(/^You: /);
	await page.keyboard.press('ArrowRight');
	await expect(current).not.toHaveAccessibleName(/^You: /);
	const active = await plot(page).getAttribute('aria-activedescendant');
	expect(active).toBe(await current.getAttribute('id'));
	await page.keyboard.press('Home');
	const first = await current.getAttribute('id');
	await page.keyboard.press('ArrowLeft');
	expect(await current.getAttribute('id'), 'the end').toBe(first);
	await page.keyboard.press('Tab');
	await expect(chosen(page).getByRole('link').first()).toBeFocused();
	await page.keyboard.press('Shift+Tab');
	await page.keyboard.press('Escape');
	await expect(current).toHaveCount(0);
});

test('Too few answers make no picture, and the page says so.', async ({ page }) => {
	await page.goto('/en/kz-2023/field');
	await expect(page.getByRole('main')).toContainText('There is no picture yet.');
	await expect(page.locator('.plane')).toHaveCount(0);
	await page.getByRole('main').getByRole('link').click();
	await expect(page).toHaveURL('/en/kz-2023/statements');
	await expect(page.locator('a[href$="/field"]')).toHaveCount(0);
});

test('Lists and statements lead to the picture.', async ({ page }) => {
	for (const rest of ['lists', 'statements']) {
		await remember(page, somebody());
		await page.goto(`/en/demo/${rest}`);
		await page.locator('main a[href="/en/demo/field"]').click();
		await expect(page.getByRole('heading', { level: 1, name: 'Positions in one picture' })).toBeVisible();
	}
});

test('The results have the voter’s place on each topic behind one word.', async ({ page }) => {
	await remember(page, somebody());
	await page.goto('/en/demo/results');
	const topics = page.locator('.top .row details');
	const names = topics.getByRole('heading', { level: 3 });
	await expect(topics).toHaveCount(1);
	await expect(names.first()).toBeHidden();
	await topics.locator('summary').click();
	await expect(names).toHaveCount(3);
	await expect(topics.getByText(/^(in the middle|nearer to)/).first()).toBeVisible();
	await topics.getByRole('link').click();
	await expect(page.getByRole('heading', { level: 1, name: 'Positions in one picture' })).toBeVisible();
});

test.describe('Without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('The lists, what pulls to each end and the table are there.', async ({ page }) => {
		await page.goto('/en/demo/field');
		await expect(page.getByRole('img', { name: 'Positions in one picture' })).toBeVisible();
		await expect(page.locator('.plane .name')).toHaveCount(6);
		await expect(page.getByRole('listbox')).toHaveCount(0);
		await expect(page.locator('.chosen')).toBeHidden();
		for (const end of ['At the top', 'At the bottom', 'To the left', 'To the right']) {
			const section = page.getByRole('region', { name: new RegExp(`${end}: who agrees`) });
			await expect(section.getByRole('listitem')).toHaveCount(3);
		}
		await page.getByText('The same as a table').click();
		await expect(page.getByRole('row')).toHaveCount(1 + 1 + 6);
		await expect(page.locator('noscript').getByText(/^With JavaScript the candidates/)).toBeVisible();
	});
});
