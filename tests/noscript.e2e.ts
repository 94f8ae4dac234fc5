import { expect, test } from '@playwright/test';

const form = '/en/demo/quiz/form';

test.use({ javaScriptEnabled: false });

test('The first page of an election says everything about it.', async ({ page }) => {
	await page.goto('/kk/demo');
	await expect(page.getByRole('heading', { name: 'Сізге кемінде екі бюллетень беріледі' })).toBeVisible();
	await expect(page.getByText('Ештеңе.')).toBeVisible();
	await page.getByRole('link', { name: 'Округімді табу' }).click();
	await expect(page).toHaveURL('/kk/demo/district');
});

test('The squares lead to the list of districts, and the list to the form.', async ({ page }) => {
	await page.goto('/ru/demo/district');
	await expect(page.getByRole('searchbox')).toBeHidden();
	await expect(page.locator('noscript').getByRole('link', { name: 'К утверждениям' })).toBeVisible();
	const square = page.getByRole('link', { name: 'Город Астана, округа 1, 2' });
	await square.click();
	const region = page.locator('.region', { hasText: 'Город Астана' });
	await expect(region).toBeInViewport();
	await region.getByRole('link', { name: /Есиль .*и Сарыарка/ }).click();
	await expect(page).toHaveURL('/ru/demo/quiz/form');
});

test.describe('The quiz', () => {
	test('The quiz leads to one long form that says first what happens to the answers.', async ({ page }) => {
		for (const [language, promise] of [
			['kk', 'Бұл беттегі жауаптар серверге жіберіледі, салыстырылады және сақталмайды.'],
			['ru', 'На этой странице ответы отправляются на сервер, сравниваются и не сохраняются.'],
			['en', 'On this page your answers are sent to the server, matched and not kept.'],
		]) {
			await page.goto(`/${language}/demo/quiz`);
			await expect(page).toHaveURL(`/${language}/demo/quiz/form`);
			await expect(page.getByRole('main').getByRole('paragraph').first()).toContainText(promise ?? '');
			await expect(page.getByRole('main')).toHaveText(new RegExp(`^\\s*${promise}`));
			await expect(page.locator('script')).toHaveCount(0);
		}
	});

	test('The form matches the voter at the same address and stores nothing.', async ({ page, context }) => {
		await page.goto(form);
		await page.getByLabel('Mazhilis', { exact: false }).first().selectOption({ index: 2 });
		const statements = page.locator('fieldset');
		for (let n = 0; n < 12; n++) {
			await statements
				.nth(n)
				.getByRole('radio', { name: n % 2 ? 'Strongly agree' : 'Neutral' })
				.check();
		}
		await statements.first().getByRole('checkbox').check();
		const answer = page.waitForResponse((response) => response.request().method() === 'POST');
		await page.getByRole('button', { name: 'See the results' }).click();
		const response = await answer;
		expect(response.status()).toBe(200);
		expect(response.headers()['cache-control']).toBe('no-store');
		expect(response.headers()['set-cookie']).toBeUndefined();
		expect(await context.cookies()).toEqual([]);
		await expect(page).toHaveURL(form);
		await expect(page.getByRole('heading', { name: 'Your ballots' })).toBeVisible();
		await expect(page.getByText(/\d+(–\d+)?%/).first()).toBeVisible();
		await expect(statements.first().getByRole('radio', { name: 'Neutral' })).toBeChecked();
		await expect(statements.first().getByRole('checkbox')).toBeChecked();
		await expect(statements.nth(1).getByRole('radio', { name: 'Strongly agree' })).toBeChecked();
		await expect(statements.nth(20).getByRole('radio', { checked: true })).toHaveCount(0);

		await page.locator('.contender a').first().click();
		await expect(page.locator('.position')).not.toHaveCount(0);
	});

	test('An empty form comes back with a link to the first statement.', async ({ page }) => {
		await page.goto(form);
		await page.getByRole('button', { name: 'See the results' }).click();
		await expect(page.getByRole('heading', { name: 'To see the results, correct this' })).toBeVisible();
		await page.getByRole('link', { name: 'Answer at least one statement.' }).click();
		await expect(page.getByText('Answer at least one statement.').last()).toBeInViewport();
	});
});

test('The results link to the form.', async ({ page }) => {
	await page.goto('/en/demo/results');
	await expect(page.getByRole('heading', { level: 1, name: 'Your ballots' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Open the form' })).toHaveAttribute('href', /quiz\/form$/);
});

test('Every list and candidate has a profile.', async ({ page }) => {
	await page.goto('/en/demo/contenders');
	await page.getByRole('link', { name: 'Sary Dala Party' }).first().click();
	await expect(page.getByRole('heading', { level: 1, name: 'Sary Dala Party' })).toBeVisible();
	await expect(page.locator('.position')).toHaveCount(36);
	await expect(page.locator('.chip.you')).toHaveCount(0);
});

test('The privacy page says that nothing is stored here.', async ({ page }) => {
	await page.goto('/ru/demo/privacy');
	await expect(page.getByText('Если JavaScript отключён, здесь ничего не хранится')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Форма без JavaScript' })).toBeVisible();
});
