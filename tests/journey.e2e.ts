import { expect, test, type Request } from '@playwright/test';

/** The only addresses that may be requested on a whole journey: no query, no contender, no answer. */
const allowed = [
	/^\/ru$/,
	/^\/ru\/demo(\/(district|quiz|answers|results|compare|final|field|further|contenders|method|privacy))?(\/__data\.json)?$/,
	/^\/_app\/(immutable\/|version\.json)/,
	/^\/data\/current\/demo\.json$/,
	/^\/data\/[0-9a-f]{64}\/(core|basis|components|places|plain|(district|reasons|profiles)\.[a-z-]+\.\d+)\.json$/,
	/^\/favicon\.svg$/,
];

/** The only headers that a request may have. */
const usual = new Set([
	'accept',
	'accept-encoding',
	'accept-language',
	'cache-control',
	'connection',
	'host',
	'if-modified-since',
	'if-none-match',
	'origin',
	'pragma',
	'priority',
	'sec-ch-ua',
	'sec-ch-ua-mobile',
	'sec-ch-ua-platform',
	'sec-fetch-dest',
	'sec-fetch-mode',
	'sec-fetch-site',
	'sec-fetch-user',
	'upgrade-insecure-requests',
	'user-agent',
]);

test('No request of a whole journey reveals an answer, a result or a district.', async ({
	page,
	baseURL,
}) => {
	const requests: Request[] = [];
	page.on('request', (request) => requests.push(request));

	await page.goto('/ru');
	await page.getByRole('link', { name: 'Начать Вымышленные выборы' }).click();
	await page.getByRole('link', { name: 'Найти мой округ' }).click();
	await expect(page.getByRole('searchbox')).toBeEnabled();
	await page.getByRole('link', { name: 'Город Астана, округа 1, 2' }).click();
	await page
		.getByRole('radio', { name: /Округ № 2|№ 2/ })
		.first()
		.check({ force: true });
	await page.goto('/ru/demo/quiz');

	const heading = page.getByRole('heading', { level: 1 });
	await expect(page.getByRole('button', { name: 'Пропустить' })).toBeEnabled();
	for (let asked = 0; asked < 20; asked++) {
		const before = await heading.innerText();
		await page.keyboard.press(`Digit${1 + (asked % 5)}`);
		await page.keyboard.press('ArrowRight');
		await expect(heading).not.toHaveText(before);
	}
	await page.goto('/ru/demo/results');
	const first = page.locator('.contender a').first();
	await expect(first).toBeVisible();
	const contender = (await first.getAttribute('href')) ?? '';
	await first.click();
	await expect(page).toHaveURL(/contenders#/);
	await expect(page.getByRole('heading', { name: 'Позиции' })).toBeVisible();
	await page.goBack();
	await expect(first).toBeVisible();
	await page.getByRole('link', { name: 'Оценить сначала их' }).click();
	for (let further = 0; further < 3; further++) {
		await expect(page).toHaveURL(/\/ru\/demo\/further#/);
		const before = await heading.innerText();
		await page.keyboard.press(`Digit${1 + further}`);
		await page.keyboard.press('ArrowRight');
		await expect(heading).not.toHaveText(before);
	}
	await page.goto('/ru/demo/field');
	await expect(page.getByRole('option', { name: /^Вы: / })).toBeVisible();
	await page.goto('/ru/demo/privacy');

	const stored = await page.evaluate(() => JSON.parse(localStorage.getItem('tandau:demo') ?? '{}'));
	expect(Object.keys(stored.answers).length, 'the journey gave answers').toBe(23);
	expect(stored.districts, 'and a district').toEqual({ 'mazhilis-seat': 2 });
	expect(contender).toContain('#');
	expect(requests.length).toBeGreaterThan(10);

	for (const request of requests) {
		const { origin, pathname, search, hash } = new URL(request.url());
		expect(`${origin}`, request.url()).toBe(baseURL);
		expect(
			allowed.some((address) => address.test(pathname)),
			request.url(),
		).toBe(true);
		expect(search.replace(/^\?x-sveltekit-invalidated=[01]+$/, ''), request.url()).toBe('');
		expect(hash === '' || request.isNavigationRequest(), request.url()).toBe(true);
		expect(request.method()).toBe('GET');
		expect(request.postData()).toBeNull();
		for (const [name, value] of Object.entries(await request.allHeaders())) {
			if (name.startsWith(':') || value === '') continue;
			expect(usual.has(name), `${request.url()} sends ${name}: ${value}`).toBe(true);
		}
	}
});
