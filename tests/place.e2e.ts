import { expect, test, type Page } from '@playwright/test';

/** What this browser stores of the demonstration election. */
function storedIn(page: Page): Promise<{
	answers: object;
	districts: Record<string, number>;
	possible?: Record<string, number[]>;
} | null> {
	return page.evaluate(() => JSON.parse(localStorage.getItem('tandau:demo') ?? 'null'));
}

/** Districts can be chosen as soon as the script runs, which the search box shows. */
async function openDistricts(page: Page, language = 'ru') {
	await page.goto(`/${language}/demo/district`);
	await expect(page.getByRole('searchbox')).toBeEnabled();
}

test.describe('An election’s first page', () => {
	test('The first page says what is voted on and starts with the district.', async ({ page }) => {
		await page.goto('/ru');
		await page.getByRole('link', { name: 'Начать Вымышленные выборы' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Чьи позиции вам ближе?');
		await expect(page.getByRole('heading', { name: 'Вы получите не меньше двух бюллетеней' })).toBeVisible();
		await expect(page.getByText('Оцените от 36 до 45 утверждений')).toBeVisible();
		await expect(page.getByText('От 8 до 10 минут.')).toBeVisible();
		await expect(page.getByText('Маслихат Астаны: партийные списки')).toBeVisible();
		await expect(page.locator('figure .answer.yours, figure .square.ticked')).toHaveCount(0);
		await page.getByRole('link', { name: 'Найти мой округ' }).click();
		await expect(page).toHaveURL('/ru/demo/district');
	});

	test('Skipped statements are not counted as answers.', async ({ page }) => {
		const answers = { r01: { stance: 5, importance: 1 }, r02: { stance: 'skip', importance: 1 } };
		const stored = JSON.stringify({ version: 1, answers, districts: {} });
		await page.addInitScript((sheet) => localStorage.setItem('tandau:demo', sheet), stored);
		await page.goto('/ru/demo');
		await expect(page.getByText('Ответов: 1. Пропущено утверждений: 1.')).toBeVisible();
	});

	test('A voter goes on where they stopped, or starts again and undoes that.', async ({ page }) => {
		const stored = {
			version: 1,
			answers: { r01: { stance: 5, importance: 1 } },
			districts: { 'mazhilis-seat': 2 },
		};
		await page.addInitScript((sheet) => localStorage.setItem('tandau:demo', sheet), JSON.stringify(stored));
		await page.goto('/ru/demo');
		await expect(page.getByText('сохранён 1 ваш ответ')).toBeVisible();
		await expect(page.getByRole('link', { name: 'Продолжить' })).toHaveAttribute('href', '/ru/demo/quiz');
		await page.getByRole('button', { name: 'Начать заново' }).click();
		expect(await storedIn(page)).toBeNull();
		await expect(page.getByRole('link', { name: 'Найти мой округ' })).toBeVisible();
		await page.getByRole('button', { name: 'Вернуть' }).click();
		expect(await storedIn(page)).toMatchObject({ answers: stored.answers, districts: stored.districts });
	});

	test('The first page promises what is true for the chosen district.', async ({ page }) => {
		const districts = { 'mazhilis-seat': 2, 'astana-maslikhat-seat': 5 };
		const stored = JSON.stringify({ version: 1, answers: {}, districts });
		await page.addInitScript((sheet) => localStorage.setItem('tandau:demo', sheet), stored);
		await page.goto('/ru/demo');
		await expect(page.getByText('Оцените 42 утверждения.')).toContainText('в ваших 4 бюллетенях');
		await expect(page.getByText('Около 10 минут.')).toBeVisible();
		await expect(page.getByRole('heading', { name: 'Вы получите 4 бюллетеня' })).toBeVisible();
		await expect(page.getByRole('link', { name: 'Начать', exact: true })).toHaveAttribute(
			'href',
			'/ru/demo/quiz',
		);
	});

	test('Where nobody has answered, the statements can be read, and no way leads to a quiz or to results.', async ({
		page,
	}) => {
		for (const rest of ['/quiz', '/quiz/form', '/answers', '/results', '']) {
			await page.goto(`/en/kz-2023${rest}`);
			await expect(page, rest).toHaveURL('/en/kz-2023');
		}
		const main = page.getByRole('main');
		await expect(main).toContainText('No list and no candidate of this election has submitted positions.');
		await expect(main).toContainText('nobody was invited to answer');
		await expect(main).toContainText('This is a template of an election');
		await expect(main).not.toContainText('minutes');
		const ways = page.locator(
			'a[href*="/quiz"], a[href*="/results"], a[href*="/answers"], a[href*="/frame"]',
		);
		await expect(ways).toHaveCount(0);
		await main.getByRole('link', { name: 'All statements' }).first().click();
		await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(36);
		await expect(ways).toHaveCount(0);
		await page.goto('/en/kz-2023/embed');
		await expect(page.getByRole('heading', { level: 1 })).toContainText('No list and no candidate');
		await expect(page.getByRole('radio')).toHaveCount(0);
		await page.goto('/en/demo');
		await expect(page.getByText('No list and no candidate of this election')).toBeHidden();
	});
});

test.describe('Finding the district', () => {
	test('A voter finds the district on the map, and is asked once for each contest of the address.', async ({
		page,
	}) => {
		await openDistricts(page);
		await page.getByRole('link', { name: 'Город Астана, округа 1, 2' }).click();
		const panel = page.getByRole('region', { name: 'Город Астана' });
		await expect(panel.getByRole('heading', { name: 'Город Астана' })).toBeFocused();
		await panel.getByRole('radio', { name: /Есиль .*и Сарыарка/ }).check();
		await panel.getByRole('button', { name: 'Следующий бюллетень' }).click();
		await panel.getByRole('radio', { name: 'юг района Есиль' }).check();
		expect((await storedIn(page))?.districts).toEqual({ 'mazhilis-seat': 2, 'astana-maslikhat-seat': 5 });
		await expect(panel.getByRole('link', { name: 'К утверждениям' })).toHaveAttribute(
			'href',
			'/ru/demo/quiz',
		);
	});

	test('A voter finds the district by the name of a town, in any spelling.', async ({ page }) => {
		await openDistricts(page);
		const search = page.getByRole('searchbox');
		for (const [typed, region, number] of [
			['Көкшетау', 'Акмолинская область', 9],
			['koksetau', 'Акмолинская область', 9],
			['Ақтау', 'Мангистауская область', 22],
			['Шевченко', 'Мангистауская область', 22],
		] as const) {
			await search.fill(typed);
			const first = page.getByRole('search').getByRole('button').first();
			await expect(first).toContainText(region);
			await first.click();
			expect((await storedIn(page))?.districts).toMatchObject({ 'mazhilis-seat': number });
		}
	});

	test('A place that may lie in several districts offers only those, and says where to look.', async ({
		page,
	}) => {
		await openDistricts(page);
		await page.getByRole('searchbox').fill('Тараз');
		const first = page.getByRole('search').getByRole('button').first();
		await expect(first).toContainText('один из нескольких округов');
		await first.click();
		const panel = page.getByRole('region', { name: 'Жамбылская область' });
		await expect(panel.getByText('указано в приглашении вашего избирательного участка')).toBeVisible();
		expect(await storedIn(page)).toBeNull();
		await panel.getByRole('radio', { name: 'Не знаю, какой из них' }).check();
		const possible = (await storedIn(page))?.possible?.['mazhilis-seat'] ?? [];
		expect(possible.length).toBeGreaterThan(1);
		await page.goto('/ru/demo/results');
		for (const number of possible)
			await expect(page.locator(`#ballot-mazhilis-seat-${number}`)).toContainText(
				'Возможно, у вас будет этот бюллетень',
			);
	});

	test('A voter may not know the district.', async ({ page }) => {
		await openDistricts(page);
		await page.getByRole('link', { name: /Карагандинская область, округа/ }).click();
		const panel = page.getByRole('region', { name: 'Карагандинская область' });
		await panel.getByRole('radio', { name: 'Темиртау' }).check();
		await panel.getByRole('button', { name: 'Следующий бюллетень' }).click();
		await panel.getByRole('radio', { name: 'Не знаю' }).check();
		await panel.getByRole('button', { name: 'Следующий бюллетень' }).click();
		await panel.getByRole('radio', { name: 'центр города' }).check();
		expect((await storedIn(page))?.districts).toEqual({ 'mazhilis-seat': 19, 'temirtau-maslikhat-seat': 1 });
		await expect(panel.getByText('Без этого бюллетеня', { exact: true })).toBeVisible();
	});

	test('A voter is not asked where there is only one district.', async ({ page }) => {
		await openDistricts(page);
		await page.getByRole('link', { name: 'Область Абай, округ 8' }).click();
		expect((await storedIn(page))?.districts).toEqual({ 'mazhilis-seat': 8 });
		await expect(page.getByText('Округ здесь один, он и выбран.')).toBeVisible();
	});

	test('A voter has one address: choosing another one clears the former districts.', async ({ page }) => {
		await openDistricts(page);
		await page.getByRole('button', { name: 'юг района Есиль' }).click();
		await page.getByRole('button', { name: /Область Абай/i }).click();
		expect((await storedIn(page))?.districts).toEqual({ 'mazhilis-seat': 8 });
		await page.getByRole('button', { name: 'Убрать округ' }).click();
		expect((await storedIn(page))?.districts).toEqual({});
	});

	for (const [language, query] of [
		['kk', 'сарыарка'],
		['ru', 'Saryarqa'],
		['en', 'Сарыарқа'],
		['en', '№ 2 астана'],
	] as const) {
		test(`A voter finds the district by typing ${query} (${language}).`, async ({ page }) => {
			await openDistricts(page, language);
			await page.getByRole('searchbox').fill(query);
			await page.getByRole('search').getByRole('button').first().click();
			expect((await storedIn(page))?.districts).toEqual({ 'mazhilis-seat': 2 });
		});
	}

	test('The address of a region chooses its district and keeps the answers.', async ({ page }) => {
		await page.goto('/ru/demo/method');
		await page.evaluate(() => {
			const sheet = { version: 1, answers: { r01: { stance: 5, importance: 1 } }, districts: {} };
			localStorage.setItem('tandau:demo', JSON.stringify(sheet));
		});
		await page.goto('/ru/demo/district#KZ-10');
		await expect.poll(async () => (await storedIn(page))?.districts).toEqual({ 'mazhilis-seat': 8 });
		expect(Object.keys((await storedIn(page))?.answers ?? {})).toHaveLength(1);
	});

	test('With a damaged address a voter can still choose.', async ({ page }) => {
		await page.goto('/ru/demo/district#%');
		await expect(page.getByRole('searchbox')).toBeEnabled();
	});

	test('The choice is there after a reload, and can be changed.', async ({ page }) => {
		await openDistricts(page);
		await page.getByRole('button', { name: /районы Есиль .*и Сарыарка/ }).click();
		await page.reload();
		const panel = page.getByRole('region', { name: 'Город Астана' });
		await expect(panel.getByText('Избирательный округ № 2')).toBeVisible();
		await panel.getByRole('button', { name: 'Мажилис: одномандатные округа: изменить округ' }).click();
		await panel.getByRole('radio', { name: /Алматы .*и Байконур/ }).check();
		expect((await storedIn(page))?.districts).toEqual({ 'mazhilis-seat': 1 });
	});

	test('No request follows what a voter types or chooses.', async ({ page }) => {
		await openDistricts(page);
		// The places of the whole country are loaded when the search is entered, whatever will be typed.
		const all = page.waitForResponse(/\/places\.json$/);
		await page.getByRole('searchbox').focus();
		await all;
		await page.waitForLoadState('networkidle');
		const sent: string[] = [];
		page.on('request', (request) => sent.push(request.url()));
		await page.getByRole('searchbox').fill('Есиль');
		await page.getByRole('search').getByRole('button').first().click();
		await page.getByRole('link', { name: /Область Абай, округ/ }).click();
		expect(sent).toEqual([]);
		expect(page.url()).not.toMatch(/[?#]/);
	});
});

test('A missing page is reported in the language of the address, with a link to go on.', async ({ page }) => {
	for (const [path, words] of [
		['/kk/nowhere', 'Мұндай бет'],
		['/ru/demo/contenders/nobody', 'Такой страницы нет'],
		['/ru/demo/district/7', 'Такой страницы нет'],
		['/en/a/b/c/d', 'There is no such page'],
	] as const) {
		const response = await page.goto(path);
		expect(response?.status(), path).toBe(404);
		await expect(page.getByRole('heading', { level: 1 })).toContainText(words);
		await expect(page.getByRole('main').getByRole('link').last()).toHaveAttribute('href', path.slice(0, 3));
	}
});
