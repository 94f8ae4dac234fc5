import { expect, test, type Page } from '@playwright/test';
import { findings, rules, tooWide } from './axe.ts';
import { remember, somebody } from './voter.ts';

// The short version: eight answers, then a few more statements that tell the nearest apart, chosen on the device.

const further = '/en/demo/further';

function statement(page: Page) {
	return page.getByRole('heading', { level: 1 });
}

/** How many are nearest: at the beginning, before the latest answer, and now, as the page prints it. */
async function sizes(page: Page): Promise<number[]> {
	return (await page.locator('.place b').innerText()).split('→').map(Number);
}

function answersIn(page: Page): Promise<Record<string, { stance: number | 'skip' }>> {
	return page.evaluate(() => JSON.parse(localStorage.getItem('tandau:demo') ?? '{}').answers);
}

/** The statements of this visit in the order in which they were asked, as the address has them. */
function asked(page: Page): string[] {
	return new URL(page.url()).hash.split('/')[1]?.split(',') ?? [];
}

async function open(page: Page, sheet = somebody(8)) {
	await remember(page, sheet);
	await page.goto(further);
	await expect(page.locator('.answers')).toBeVisible();
}

test('A voter answers eight, sees the results so far, takes a few more, and the nearest become fewer.', async ({
	page,
}) => {
	await remember(page, somebody(0));
	await page.goto('/en/demo/quiz');
	await expect(page.getByRole('button', { name: 'Skip' })).toBeEnabled();
	for (let n = 0; n < 8; n++) {
		const before = await statement(page).innerText();
		await page.keyboard.press(`Digit${[1, 2, 4, 5, 2][n % 5]}`);
		await page.keyboard.press('ArrowRight');
		await expect(statement(page)).not.toHaveText(before);
	}
	const printed = Object.keys(await answersIn(page));
	expect(printed).toHaveLength(8);
	await page.getByRole('link', { name: 'See the preliminary results' }).click();
	await expect(page.getByText(/Nearest so far, of 8 of \d+ statements/).first()).toBeVisible();
	await page.getByRole('link', { name: 'Answer these first' }).click();
	await expect(page).toHaveURL(/\/en\/demo\/further#\w+\/\w+$/);

	const [first = 0] = await sizes(page);
	expect(first).toBeGreaterThan(1);
	await expect(page.locator('.cells .near')).toHaveCount(first);
	// Which statements come first depends on when the district's order arrives, so the number does, too.
	await expect(page.getByText(/The first \d+ by nearness differ here\./).first()).toBeVisible();
	expect(printed).not.toContain(asked(page)[0]);
	expect(Object.keys(await answersIn(page)), 'nothing is filled in').toEqual(printed);
	await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);

	await page.getByRole('radio', { name: 'Strongly agree' }).click();
	await expect.poll(() => sizes(page)).toHaveLength(2);
	const [before = 0, now = 0] = await sizes(page);
	expect([before, now < before]).toEqual([first, true]);
	await expect(page.locator('.cells .near')).toHaveCount(now);
	await expect(page.locator('.cells i')).toHaveCount(before);
	await page.getByRole('button', { name: 'Next' }).click();
	await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);

	await page.getByRole('link', { name: 'Result', exact: true }).click();
	await expect(page.getByText(/Nearest so far, of 9 of \d+ statements/).first()).toBeVisible();
	const seat = page.locator('#ballot-mazhilis-seat');
	await expect(seat.locator('.tier.first .contender')).toHaveCount(now);
});

test('Going back shows the earlier ones in the order in which they were asked; the browser’s buttons do, too.', async ({
	page,
}) => {
	await open(page);
	const seen: string[] = [];
	for (const answer of ['Strongly agree', 'Disagree', 'Neutral']) {
		seen.push(await statement(page).innerText());
		await page.getByRole('radio', { name: answer, exact: true }).click();
		await page.getByRole('button', { name: 'Next' }).click();
		await expect(statement(page)).not.toHaveText(seen.at(-1) ?? '');
	}
	const order = asked(page);
	expect(order).toHaveLength(4);
	for (const [text, answer] of [
		[seen[2], 'Neutral'],
		[seen[1], 'Disagree'],
		[seen[0], 'Strongly agree'],
	] as const) {
		await page.getByRole('button', { name: 'Previous' }).click();
		await expect(statement(page)).toHaveText(text ?? '');
		await expect(page.getByRole('radio', { name: answer, exact: true })).toBeChecked();
	}
	await expect(page.getByRole('button', { name: 'Previous' })).toHaveCount(0);
	await page.goBack();
	await expect(statement(page)).toHaveText(seen[1] ?? '');
	await page.reload();
	await expect(statement(page)).toHaveText(seen[1] ?? '');
	await page.getByRole('button', { name: 'Previous' }).click();
	await expect(statement(page)).toHaveText(seen[0] ?? '');

	await page.getByRole('button', { name: 'Remove the answer' }).click();
	await page.getByRole('radio', { name: 'Strongly disagree' }).click();
	expect((await answersIn(page))[order[0] ?? '']).toEqual({ stance: 1, importance: 1 });
});

test('It goes on by itself after a first choice, and waits after a change of mind.', async ({ page }) => {
	await page.emulateMedia({ reducedMotion: 'no-preference' });
	await open(page);
	const first = await statement(page).innerText();
	await page.getByRole('radio', { name: 'Strongly agree' }).click();
	await expect(statement(page)).not.toHaveText(first);
	await expect(statement(page)).toBeFocused();
	await page.getByRole('button', { name: 'Previous' }).click();
	await expect(statement(page)).toHaveText(first);
	await page.getByRole('radio', { name: 'Neutral' }).click();
	await page.waitForTimeout(600);
	await expect(statement(page)).toHaveText(first);
});

test('It can be done with the keyboard alone, and says each time how many are nearest.', async ({ page }) => {
	await open(page);
	const first = await statement(page).innerText();
	// Before an answer it is not known what comes next.
	await page.keyboard.press('ArrowRight');
	await expect(statement(page)).toHaveText(first);
	await page.keyboard.press('Digit1');
	await expect(page.getByText('Your answer: Strongly agree')).toBeAttached();
	await expect(page.locator('#place')).toContainText(
		/Nearest so far: \d+ \w+\. Before these statements: \d+ \w+\./,
	);
	await page.keyboard.press('ArrowRight');
	await expect(statement(page)).not.toHaveText(first);
	await expect(statement(page)).toBeFocused();
	await expect(statement(page)).toHaveAttribute('aria-describedby', 'place');
	const second = await statement(page).innerText();
	await page.keyboard.press('KeyS');
	await expect(statement(page)).not.toHaveText(second);
	await page.keyboard.press('ArrowLeft');
	await expect(statement(page)).toHaveText(second);
	await expect(page.locator('.how').getByText('Skipped')).toBeVisible();
	await page.keyboard.press('ArrowLeft');
	await expect(statement(page)).toHaveText(first);
});

test('When nothing is left it stops by itself, says what changed, and leads back and on.', async ({
	page,
}) => {
	await open(page, somebody(34, {}));
	for (let n = 0; n < 2; n++) {
		const before = await statement(page).innerText();
		await page.keyboard.press('Digit5');
		await page.keyboard.press('Tab');
		await page.getByRole('button', { name: 'Next' }).press('Enter');
		await expect(statement(page)).not.toHaveText(before);
	}
	await expect(statement(page)).toHaveText('A few more statements');
	await expect(statement(page)).toBeFocused();
	await expect(
		page.getByText(/^(Nothing is left\.|Nothing that is left tells your nearest apart\.)/),
	).toBeVisible();
	await expect(page.getByText(/Nearest so far: \d+ lists?\./).first()).toBeVisible();
	await expect(page.getByRole('link', { name: 'What matters most to you' })).toBeVisible();
	expect(await findings(page, rules)).toEqual([]);
	expect(await tooWide(page)).toEqual([]);
	await page.getByRole('button', { name: 'Back to the last statement' }).press('Enter');
	await expect(page.getByRole('radio', { name: 'Strongly disagree' })).toBeChecked();
	await page.goBack();
	await expect(statement(page)).toHaveText('A few more statements');
	await page.getByRole('link', { name: 'See the results' }).click();
	await expect(page).toHaveURL('/en/demo/results');
});

for (const [what, sheet, sentence] of [
	['Who has answered seven', somebody(7), 'Eight statements in the printed order come first.'],
	['Who has answered nothing', somebody(0), 'Eight statements in the printed order come first.'],
	['Who has answered everything', somebody(36, {}), 'Nothing is left.'],
	['Who has skipped everything', skipped(), 'You skipped every statement.'],
] as const) {
	test(`${what} is told so, and where to go.`, async ({ page }) => {
		await remember(page, sheet);
		await page.goto(further);
		await expect(page.getByText(sentence)).toBeVisible();
		await expect(page.getByRole('radio')).toHaveCount(0);
		await expect(statement(page)).toHaveText('A few more statements');
		await expect(page.getByRole('link', { name: 'See the results' })).toBeVisible();
	});
}

function skipped() {
	const sheet = somebody(36, {});
	for (const slug of Object.keys(sheet.answers)) sheet.answers[slug] = { stance: 'skip', importance: 1 };
	return sheet;
}

test('Who has chosen no district is asked for the lists, and told what is missing.', async ({ page }) => {
	await open(page, somebody(8, {}));
	await expect(page.locator('#place')).toContainText('party lists');
	await expect(page.getByText('No district chosen.')).toBeVisible();
});

test('Clearing the answers begins again, and undoing it goes on.', async ({ page }) => {
	await open(page);
	await page.keyboard.press('Digit1');
	await page.getByRole('button', { name: 'Clear answers and district' }).click();
	await expect(page.getByText('Eight statements in the printed order come first.')).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await page.getByRole('button', { name: 'Go on answering' }).click();
	await expect(page.locator('.answers')).toBeVisible();
	await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
});

test('The results speak of further statements only while there are any, and from eight answers on.', async ({
	page,
}) => {
	const notice = page.getByText('Some of the statements that are left would tell your nearest apart.');
	for (const [answered, isThere] of [
		[7, false],
		[8, true],
		[36, false],
	] as const) {
		await page.goto('/en/demo/privacy');
		await page.evaluate(
			(sheet) => localStorage.setItem('tandau:demo', sheet),
			JSON.stringify(somebody(answered, {})),
		);
		await page.goto('/en/demo/results');
		await expect(page.locator('.tier.first').first()).toBeVisible();
		await expect(notice).toHaveCount(isThere ? 1 : 0);
	}
});

test('No request carries an answer, and choosing makes none.', async ({ page }) => {
	await open(page);
	await page.waitForLoadState('networkidle');
	const requests: string[] = [];
	page.on('request', (request) => requests.push(`${request.method()} ${request.url()}`));
	for (let n = 0; n < 4; n++) {
		const before = await statement(page).innerText();
		await page.keyboard.press(`Digit${n + 1}`);
		await page.keyboard.press('ArrowRight');
		await expect(statement(page)).not.toHaveText(before);
	}
	expect(requests.filter((request) => !request.includes('favicon'))).toEqual([]);
	const { pathname, search } = new URL(page.url());
	expect([pathname, search]).toEqual([further, '']);
});

for (const language of ['kk', 'ru', 'en']) {
	test(`Each statement with its reason, answers and the way on is on the first screen of a small phone (${language}).`, async ({
		page,
	}) => {
		await page.setViewportSize({ width: 360, height: 640 });
		await remember(page, somebody(8));
		await page.goto(`/${language}/demo/further`);
		await expect(page.locator('.answers')).toBeVisible();
		await page.evaluate(() => document.fonts.ready);
		const covered: Record<string, number> = {};
		for (let n = 0; n < 12; n++) {
			const text = await statement(page).innerText();
			covered[text] = await page.evaluate(() => {
				const edge = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
				const [under, rows, next] = [edge('.how'), edge('.answers'), edge('.quiz .button')];
				const foot = document.querySelector('.quiz .button')?.parentElement?.getBoundingClientRect();
				if (!under || !rows || !next || !foot || scrollY > 0) return Infinity;
				return Math.max(under.bottom - rows.top, rows.bottom - foot.top, next.bottom - innerHeight);
			});
			await page.keyboard.press(`Digit${(n % 5) + 1}`);
			await page.keyboard.press('ArrowRight');
			await expect(statement(page)).not.toHaveText(text);
		}
		expect(Object.entries(covered).filter(([, pixels]) => pixels > 0)).toEqual([]);
	});
}

test.describe('Without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('The page says that it needs it, and leads to the form.', async ({ page }) => {
		await page.goto(further);
		expect(await page.content()).toContain('This page needs JavaScript');
		await expect(page.locator('main noscript a[href$="/en/demo/quiz/form"]')).toBeVisible();
		await expect(page.getByText('Loading')).toHaveCount(0);
		await expect(page.getByRole('radio')).toHaveCount(0);
	});
});
