import { expect, test, type Page } from '@playwright/test';
import { examples } from '../src/lib/match/examples.ts';

const key = 'tandau:demo';

/** The figures of one row under an example, one for each contender. */
async function figures(page: Page, slug: string, row: string): Promise<string[]> {
	const cells = page.locator(`[data-example="${slug}"] [data-figure="${row}"] td`);
	return (await cells.allTextContents()).slice(1).map((text) => text.trim());
}

function shown(percent: number | null): string {
	return percent === null ? '–' : `${String(Math.round(percent * 100) / 100)}%`;
}

for (const scripts of [true, false]) {
	test.describe(`The examples ${scripts ? 'with' : 'without'} scripts`, () => {
		test.use({ javaScriptEnabled: scripts });

		test('The examples show what the engine’s own tests expect.', async ({ page }) => {
			await page.goto('/en/demo/method');
			await expect(page.locator('[data-example]')).toHaveCount(examples.length);
			for (const { slug, expected } of examples) {
				expect(await figures(page, slug, 'agreement'), slug).toEqual(expected.agreement.map(shown));
				const coverage = (await figures(page, slug, 'coverage')).map((text) => Number(text.split(' ')[0]));
				expect(coverage, slug).toEqual(expected.coverage);
				const tiers = await figures(page, slug, 'tier');
				expect(tiers, slug).toEqual(expected.tier.map((tier) => (tier === 0 ? 'no answers' : String(tier))));
			}
		});
	});
}

test.describe('The method', () => {
	test('The method can be tried out without a trace.', async ({ page }) => {
		const requests: string[] = [];
		await page.goto('/en/demo/method');
		const answer = page.getByRole('combobox', { name: 'Statement 1, your answer' });
		await expect(answer).toBeVisible();
		await page.waitForLoadState('networkidle');
		page.on('request', (request) => requests.push(request.url()));
		const first = page.getByRole('row', { name: /Contender A/ }).first();
		const before = await first.innerText();
		await answer.selectOption('Strongly disagree');
		await expect(first).not.toHaveText(before);
		await page.getByRole('checkbox', { name: 'Statement 1 is important' }).check();
		await page.getByRole('button', { name: 'Put it back' }).click();
		await expect(answer).toHaveValue('5');
		expect((await first.innerText()).trim()).toBe(before.trim());
		expect(requests).toEqual([]);
		expect(await page.evaluate((key) => localStorage.getItem(key), key)).toBeNull();
	});

	test('The method page prints the values of this election.', async ({ page, request }) => {
		const { hash } = await (await request.get('/data/current/demo.json')).json();
		const basis = await (await request.get(`/data/${hash}/basis.json`)).json();
		await page.goto('/en/demo/method');
		await expect(page.locator('[data-basis="reference"]')).toHaveText(String(basis.reference.length));
		await expect(page.locator('[data-basis="sample"]')).toHaveText(String(basis.sample.length));
		await expect(page.locator('[data-basis="seed"]')).toHaveText('demo');
		await expect(page.getByRole('link', { name: `/data/${hash}/core.json` })).toBeVisible();
	});

	test('The table of contents leads to every section.', async ({ page }) => {
		await page.goto('/ru/demo/method');
		for (const link of await page
			.getByRole('navigation', { name: 'На этой странице' })
			.getByRole('link')
			.all()) {
			const address = (await link.getAttribute('href')) ?? '';
			await expect(page.locator(address)).toHaveText(await link.innerText());
		}
	});
});

test.describe('The rules', () => {
	test('The rules agree with the election’s data.', async ({ page }) => {
		await page.goto('/en/demo/rules');
		const lists = page.getByRole('article').filter({ hasText: 'share the seats by their votes' }).first();
		await expect(lists).toContainText('69');
		await expect(lists).toContainText('5%');
		const seats = page
			.getByRole('article')
			.filter({ hasText: 'the candidate with the most votes wins' })
			.first();
		await expect(seats).toContainText('There is no second round');
		await expect(seats).toContainText('435');
		await expect(seats).toContainText('359');
	});

	test('The rules turn votes into seats.', async ({ page }) => {
		await page.goto('/en/demo/rules');
		const last = page.getByRole('row', { name: /List F/ });
		await expect(last).toContainText('below the threshold');
		await page.getByRole('spinbutton', { name: 'List F: number of votes' }).fill('900000');
		await expect(last).not.toContainText('below the threshold');
		await page.getByRole('spinbutton', { name: 'List A: number of votes' }).fill('');
		await expect(page.getByRole('row', { name: /List A/ })).toContainText('below the threshold');
		await expect(page.getByRole('row', { name: /In all/ })).toContainText('69');
	});
});

test.describe('Privacy', () => {
	const sheet = {
		version: 1,
		answers: { r01: { stance: 4, importance: 2 }, r02: { stance: 'skip', importance: 1 } },
		districts: {},
	};

	test('The privacy page shows what this browser stores, erases it and brings it back.', async ({ page }) => {
		await page.goto('/en/demo/privacy');
		await expect(page.getByText('There is nothing here now')).toBeVisible();
		await page.evaluate(([key, text]) => localStorage.setItem(key, text), [
			key,
			JSON.stringify(sheet),
		] as const);
		await page.reload();
		await expect(page.getByText(`key ${key}`)).toBeVisible();
		await page.getByText('Show the record itself').click();
		await expect(page.getByRole('group', { name: 'Show the record itself' })).toContainText('r01');
		await page.getByRole('button', { name: 'Clear everything' }).press('Enter');
		await expect(page.getByText('There is nothing here now')).toBeVisible();
		expect(await page.evaluate((key) => localStorage.getItem(key), key)).toBeNull();
		await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
		await page.getByRole('button', { name: 'Undo' }).press('Enter');
		await expect(page.getByText(`key ${key}`)).toBeVisible();
		expect(await page.evaluate((key) => JSON.parse(localStorage.getItem(key) ?? ''), key)).toEqual(sheet);
	});

	test('On somebody else’s device the answers move into this tab.', async ({ page }) => {
		await page.addInitScript(([key, text]) => localStorage.setItem(key, text), [
			key,
			JSON.stringify(sheet),
		] as const);
		await page.goto('/en/demo/privacy');
		await page.getByRole('checkbox', { name: 'This is not my device' }).check();
		await expect(page.getByText('this tab only (sessionStorage)')).toBeVisible();
		expect(await page.evaluate((key) => localStorage.getItem(key), key)).toBeNull();
	});
});
